//! One function a command, grouped as the window is. Each calls the core off the main thread.

pub mod app;
pub mod backups;
pub mod baselines;
pub mod capture;
pub mod check;
pub mod designs;
pub mod enter;
pub mod exchange;
pub mod export;
pub mod history;
pub mod joining;
pub mod lists;
pub mod people;
pub mod planning;
pub mod ranking;
pub mod scoping;
pub mod session;
pub mod sharing;
pub mod spreadsheet;
pub mod team;
pub mod templates;
pub mod use_cases;
pub mod workshop;
pub mod workspace;
