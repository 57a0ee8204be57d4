//! The one window: what it may show and where it may go.

use std::path::PathBuf;

use ninefold_core::view::{Settings, Theme};
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::reviving::reload_when_dead;

/// The window's label, named by the capability in tauri.conf.json.
pub const LABEL: &str = "main";

/// Asks for the session, and for what the window remembers, while the page's own script is still on its way, which takes the answer in `ipc.js`.
const FIRST: &str = "window.firstSession = window.__TAURI_INTERNALS__.invoke('start');
window.firstRemembered = window.__TAURI_INTERNALS__.invoke('remembered_all');
for (const first of [window.firstSession, window.firstRemembered]) first.catch(() => {});";

/// Opens the window. What the web view keeps on disk goes to `folder`. Spelling is not checked yet: reading a dictionary would
/// make the page wait.
///
/// # Errors
/// What the system's web view reports.
pub fn open(app: &AppHandle, settings: &Settings, folder: PathBuf) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Ninefold")
        .inner_size(1360.0, 860.0)
        .min_inner_size(640.0, 480.0)
        .theme(system_theme(settings.theme))
        .background_color(Color(246, 247, 249, 255))
        .devtools(cfg!(debug_assertions))
        .data_directory(folder)
        .initialization_script(FIRST)
        // What people write is nobody's to fill in elsewhere.
        .general_autofill_enabled(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .build()?;
    paint_plainly(&window);
    show(&window, settings);
    reload_when_dead(&window);
    #[cfg(windows)]
    crate::webview2::keep_keys(&window);
    Ok(window)
}

/// Shows the window with these settings, and checks spelling in it.
pub fn apply(window: &WebviewWindow, settings: &Settings) {
    show(window, settings);
    check_spelling(window, &settings.spelling);
}

fn show(window: &WebviewWindow, settings: &Settings) {
    let _ = window.set_theme(system_theme(settings.theme));
    let _ = window.set_zoom(f64::from(settings.text_size) / 100.0);
}

/// Brings the window forward.
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Whether an address is the app's own. Everything else is refused: links open in the system's browser.
fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

fn system_theme(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// Sets the language of spell checking. WebKitGTK alone lets the app choose; elsewhere the system decides, and the
/// window can only switch it off.
#[cfg(target_os = "linux")]
pub fn check_spelling(window: &WebviewWindow, language: &str) {
    use webkit2gtk::{WebContextExt, WebViewExt};

    let language = match language {
        "off" => None,
        "system" => {
            let locale = std::env::var("LC_ALL")
                .or_else(|_| std::env::var("LANG"))
                .unwrap_or_default();
            Some(locale.split('.').next().unwrap_or_default().to_owned())
                .filter(|locale| locale.len() > 1)
        }
        tag => Some(tag.replace('-', "_")),
    };
    let _ = window.with_webview(move |webview| {
        if let Some(context) = webview.inner().context() {
            context.set_spell_checking_enabled(language.is_some());
            context.set_spell_checking_languages(
                &language.iter().map(String::as_str).collect::<Vec<_>>(),
            );
        }
    });
}

/// Paints without a graphics card. The page is boxes and text; to set up a card, or what imitates one where there is none,
/// would take more time and memory at every start than the page itself.
#[cfg(target_os = "linux")]
fn paint_plainly(window: &WebviewWindow) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    let _ = window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

#[cfg(not(target_os = "linux"))]
fn paint_plainly(_: &WebviewWindow) {}

#[cfg(not(target_os = "linux"))]
pub fn check_spelling(_: &WebviewWindow, _: &str) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_pages_are_shown() {
        for (url, own) in [
            ("tauri://localhost", true),
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/index.html", true),
            ("https://example.com/", false),
            ("http://localhost:1420/", false),
            ("https://tauri.localhost.example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
            ("about:blank", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_own(&Url::parse(url).unwrap()), own, "{url}");
        }
    }
}
