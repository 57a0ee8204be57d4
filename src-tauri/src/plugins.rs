//! What is added to the app as plugins, each set up once.

use ninefold_core::disk::folders::Folders;
use tauri_plugin_window_state::StateFlags;

/// A log in the data folder, without what people write.
pub fn log(folders: &Folders) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

    let target = TargetKind::Folder {
        path: folders.logs(),
        file_name: Some("ninefold".to_owned()),
    };
    Builder::new()
        .clear_targets()
        .target(Target::new(target))
        .level(log::LevelFilter::Info)
        .max_file_size(1_000_000)
        .rotation_strategy(RotationStrategy::KeepOne)
        .build()
}

/// Size and place of the window.
pub fn window_state(folders: &Folders) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filename(folders.data().join("window.json").to_string_lossy())
        .build()
}
