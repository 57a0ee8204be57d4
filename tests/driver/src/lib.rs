//! Drives the real Ninefold window: a virtual display, the WebDriver of WebKitGTK, the native
//! dialogs and the clipboard. Blocking, and small, so that building tests stays quick.
//!
//! [`App`] is what tests use. Its methods wait for what they name, and panic with the text of the
//! page and a screenshot when it does not come: in a test nothing else makes sense.
#![warn(missing_docs)]

mod app;
mod axe;
mod clipboard;
mod dialog;
mod display;
mod http;
mod input;
mod page;
mod process;
mod reader;
mod session;

pub use app::{App, Launch};
pub use axe::Violation;
pub use display::{Display, Typing};
pub use input::Key;
pub use ninefold_failure::Failure;
pub use process::{Bus, second_start};
pub use reader::{Told, read};
