//! The page has a process of its own, which can die while the app lives, as under want of memory. What was acknowledged is on
//! disk, so the page is loaded anew.

#[cfg(not(windows))]
use tauri::WebviewWindow;

/// Loads the page anew whenever its process has died. On macOS the builder of the app listens for all windows.
#[cfg(target_os = "linux")]
pub fn reload_when_dead(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt;

    let _ = window.with_webview(|webview| {
        webview
            .inner()
            .connect_web_process_terminated(|page, reason| {
                log::error!("the page's process ended: {reason:?}");
                page.reload();
            });
    });
}

#[cfg(windows)]
pub use crate::webview2::reload_when_dead;

#[cfg(not(any(target_os = "linux", windows)))]
pub fn reload_when_dead(_: &WebviewWindow) {}
