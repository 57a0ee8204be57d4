//! The page has a process of its own, which can die while the app lives, as under want of memory. What was acknowledged is on
//! disk, so the page is loaded anew.

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

/// Loads the page anew whenever its process has died. Where that of the whole web view is gone, no page can be loaded any more,
/// and the app ends with a message.
#[cfg(windows)]
#[allow(unsafe_code, reason = "WebView2 is called through COM")]
pub fn reload_when_dead(window: &WebviewWindow) {
    use tauri::Manager;
    use webview2_com::Microsoft::Web::WebView2::Win32::{
        COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED,
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED,
    };
    use webview2_com::ProcessFailedEventHandler;

    let app = window.app_handle().clone();
    let _ = window.with_webview(move |webview| {
        let died = ProcessFailedEventHandler::create(Box::new(move |page, failed| {
            let (Some(page), Some(failed)) = (page, failed) else {
                return Ok(());
            };
            let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
            // SAFETY: the event's own objects, in the thread that it is told in.
            unsafe { failed.ProcessFailedKind(&mut kind)? };
            log::error!("a process of the web view ended: kind {}", kind.0);
            match kind {
                // SAFETY: as above.
                COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED => unsafe { page.Reload() },
                COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED => {
                    crate::closing::without_window(&app);
                    Ok(())
                }
                _ => Ok(()),
            }
        }));
        let mut token = 0;
        // SAFETY: this runs in the thread of the window, which owns the web view; WebView2 keeps the handler.
        let heard = unsafe {
            let page = webview.controller().CoreWebView2();
            page.and_then(|page| page.add_ProcessFailed(&died, &mut token))
        };
        if let Err(error) = heard {
            log::warn!("a page that dies stays dead: {error}");
        }
    });
}

#[cfg(not(any(target_os = "linux", windows)))]
pub fn reload_when_dead(_: &WebviewWindow) {}
