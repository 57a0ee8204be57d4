//! Writes decks to look at and to check into a folder: each as PowerPoint, and what it says as JSON.
//!
//! `cargo run -p ninefold-core --example decks -- target/deck`

mod pictures;
mod sample;
mod specimens;
mod told;

use ninefold_core::deck::pptx;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    for (name, deck) in specimens::all().into_iter().chain(sample::all()?) {
        fs::write(folder.join(format!("{name}.pptx")), pptx::write(&deck)?)?;
        let told = serde_json::to_string_pretty(&told::deck(&deck))?;
        fs::write(folder.join(format!("{name}.json")), told)?;
    }
    Ok(())
}
