//! What is told when there is no window to tell it in.

/// Tells why there is no window, and ends the app.
pub fn failed(error: &tauri::Error) -> ! {
    let text = told(&error.to_string(), cfg!(windows));
    log::error!("not started: {error}");
    eprintln!("{text}");
    // Elsewhere there may be no display to show it on, and starting is done from a terminal or noted by the system.
    #[cfg(any(windows, target_os = "macos"))]
    tell("Ninefold can't start", &text);
    std::process::exit(1)
}

/// Tells of an error where there is no window to tell it in, and waits until it is read.
#[cfg(any(windows, target_os = "macos"))]
pub fn tell(title: &str, text: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(text)
        .show();
}

/// What happened, what is safe and what to do.
fn told(error: &str, needs_web_view2: bool) -> String {
    let what =
        "Ninefold can't open its window. Your workspaces are safe: nothing was opened or changed.";
    let way = match needs_web_view2 {
        true => {
            "It needs Microsoft Edge WebView2, which is part of Windows 11 and of an updated Windows 10. Install \
             “WebView2 Runtime” (the Evergreen Standalone Installer works without a network), then start Ninefold again."
        }
        false => "Restart the computer and try again.",
    };
    format!("{what}\n\n{way}\n\nThe system says: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_where_it_can_be() {
        let windows = told("0x80070002", true);
        assert!(windows.contains("WebView2") && windows.contains("0x80070002"));
        assert!(windows.contains("safe"));
        assert!(!told("no display", false).contains("WebView2"));
    }
}
