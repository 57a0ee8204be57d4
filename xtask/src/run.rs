//! `cargo xtask run`.

mod server;

use std::process::Command;

use crate::features;
use crate::process::{Failure, cargo, run as run_command};
use crate::system;

/// Installs what is missing, builds the app and opens it.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if arguments.first().is_some_and(|word| word == "server") {
        return server::server(arguments.iter().any(|argument| argument == "--stay"));
    }
    system::ensure(&[system::BUILD])?;
    let stay = arguments.iter().any(|argument| argument == "--stay");
    let arguments: Vec<&String> = arguments
        .iter()
        .filter(|word| *word != "--stay" && *word != "--")
        .collect();
    // As it is shipped; tests find it built then.
    run_command(
        cargo()
            .args(["build", "--bin", "ninefold"])
            .args(features::SHELL),
    )?;
    let binary = crate::process::target()
        .join("debug")
        .join(format!("ninefold{}", std::env::consts::EXE_SUFFIX));
    let mut app = Command::new(binary);
    app.args(arguments);
    #[cfg(target_os = "linux")]
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        return without_display(app, stay);
    }
    let _ = stay;
    run_command(&mut app)
}

#[cfg(target_os = "linux")]
fn without_display(mut app: Command, stay: bool) -> Result<(), Failure> {
    use std::time::Duration;

    system::ensure(&[system::DISPLAY])?;
    let display = ninefold_driver::Display::start(1360, 860)?;
    println!(
        "There is no display, so the app is shown on a virtual one, {}.",
        display.name
    );
    let mut app = app
        .env("DISPLAY", &display.name)
        .env("GDK_BACKEND", "x11")
        .spawn()?;
    let title = display.wait_for_window("Ninefold")?;
    let still = display.wait_until_still(Duration::from_secs(20));
    let picture = crate::process::target().join("ninefold-run.png");
    let pictured = display.screenshot(&picture);
    if stay && pictured.is_ok() {
        println!(
            "The window {title:?} is open; a screenshot is at {}.",
            picture.display()
        );
        println!(
            "It stays until Ctrl+C. To look at it: any viewer for the display {}.",
            display.name
        );
        let _ = app.wait();
        return Ok(());
    }
    let _ = app.kill();
    let _ = app.wait();
    still?;
    pictured?;
    println!(
        "The window {title:?} opened; a screenshot is at {}.",
        picture.display()
    );
    println!("Where there is a display, the same command opens it there; --stay lets it run.");
    Ok(())
}
