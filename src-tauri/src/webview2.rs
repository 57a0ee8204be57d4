//! What WebView2 is told beyond what Tauri tells it. It is called through COM, in the thread of the window, which owns it.
#![allow(unsafe_code, reason = "COM's functions are all unsafe")]

use tauri::{Manager, WebviewWindow};
use webview2_com::Microsoft::Web::WebView2::Win32::{
    COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED,
    COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED, ICoreWebView2Settings3,
};
use webview2_com::ProcessFailedEventHandler;
use windows_core::Interface;

/// Leaves the keys of a browser to the page: find, print and zoom are ours, and nobody reloads an app.
pub fn keep_keys(window: &WebviewWindow) {
    let _ = window.with_webview(|webview| {
        // SAFETY: this is the thread of the window.
        let kept = unsafe {
            let settings = webview
                .controller()
                .CoreWebView2()
                .and_then(|page| page.Settings())
                .and_then(|settings| settings.cast::<ICoreWebView2Settings3>());
            settings.and_then(|settings| settings.SetAreBrowserAcceleratorKeysEnabled(false))
        };
        if let Err(error) = kept {
            log::warn!("the web view keeps its own keys: {error}");
        }
    });
}

/// Loads the page anew whenever its process has died. Where that of the whole web view is gone, no page can be loaded any more,
/// and the app ends with a message.
pub fn reload_when_dead(window: &WebviewWindow) {
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
        // SAFETY: this is the thread of the window, and WebView2 keeps the handler.
        let heard = unsafe {
            let page = webview.controller().CoreWebView2();
            page.and_then(|page| page.add_ProcessFailed(&died, &mut token))
        };
        if let Err(error) = heard {
            log::warn!("a page that dies stays dead: {error}");
        }
    });
}
