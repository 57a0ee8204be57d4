//! The desktop shell: composes the core, the window and the system, and knows nothing of the domain.

mod captures;
mod carrying;
mod closing;
#[cfg(test)]
mod command_names;
mod commands;
mod desk;
mod dialogs;
#[cfg(test)]
#[path = "../joined.rs"]
mod joined;
#[cfg(target_os = "macos")]
mod menu;
mod on_screen;
mod plugins;
mod refusal;
mod remembered;
mod reviving;
mod settings;
mod shell;
mod signal;
mod starting;
#[cfg(windows)]
mod webview2;
mod window;

use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use ninefold_core::disk::folders::Folders;
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};

use crate::desk::{Asked, Desk};
use crate::remembered::Remembered;
use crate::shell::{Shell, Signal};

/// The app's configuration, and the files of its window.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Starts the app, and returns when it ends.
pub fn run() -> ExitCode {
    let context = context();
    let folders = Folders::new(dirs::data_local_dir());
    let asked = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .map(|path| std::path::absolute(&path).unwrap_or(path));
    let builder = match is_single(&folders) {
        true => tauri::Builder::default().plugin(single_instance(&folders)),
        false => tauri::Builder::default(),
    };
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|page| {
        log::error!("the page's process ended");
        let _ = page.reload();
    });
    let builder = builder
        .plugin(plugins::log(&folders))
        .plugin(plugins::window_state(&folders))
        .invoke_handler(tauri::generate_handler![
            commands::session::start,
            commands::session::watch,
            commands::session::remembered_all,
            commands::session::remembered_put,
            commands::session::ready_to_close,
            commands::session::close_held,
            commands::session::first_start,
            commands::workspace::workspace_new,
            commands::workspace::workspace_open,
            commands::workspace::workspace_open_recent,
            commands::workspace::workspace_open_sample,
            commands::workspace::workspace_try_again,
            commands::workspace::workspace_mend,
            commands::workspace::workspace_open_copy,
            commands::workspace::workspace_save_copy,
            commands::workspace::workspace_stated,
            commands::workspace::workspace_show,
            commands::workspace::workspace_forget,
            commands::backups::backups,
            commands::backups::backup_now,
            commands::backups::backup_place,
            commands::backups::backup_place_forget,
            commands::backups::backup_show,
            commands::backups::backup_restore,
            commands::backups::backup_restore_file,
            commands::check::check_run,
            commands::check::check_stop,
            commands::check::check_mend,
            commands::backups::rescue_look,
            commands::backups::rescue_save,
            commands::lists::list_rows,
            commands::lists::list_find,
            commands::lists::search,
            commands::use_cases::use_case_list,
            commands::use_cases::use_case_board,
            commands::use_cases::use_cases_at_work,
            commands::use_cases::labels_in_use,
            commands::use_cases::facet_choices,
            commands::use_cases::use_cases_enter,
            commands::use_cases::use_cases_archive,
            commands::use_cases::use_case_create,
            commands::use_cases::use_case_duplicate,
            commands::use_cases::use_case_archive,
            commands::use_cases::use_case_restore,
            commands::use_cases::use_case_delete,
            commands::templates::template_list,
            commands::templates::template_start,
            commands::templates::template_draft,
            commands::templates::template_save,
            commands::templates::template_rename,
            commands::templates::template_export,
            commands::templates::template_import,
            commands::templates::suggestion_take,
            commands::templates::suggestion_dismiss,
            commands::capture::capture_choose,
            commands::capture::capture_read,
            commands::capture::capture_drop,
            commands::capture::capture_paste,
            commands::capture::capture_show,
            commands::capture::capture_verify,
            commands::capture::capture_stop,
            commands::spreadsheet::sheet_choose,
            commands::spreadsheet::sheet_drop,
            commands::spreadsheet::sheet_paste,
            commands::spreadsheet::sheet_turn,
            commands::spreadsheet::sheet_preview,
            commands::spreadsheet::sheet_import,
            commands::spreadsheet::sheet_save_left,
            commands::spreadsheet::sheet_stop,
            commands::planning::use_case_overview,
            commands::planning::phase_page,
            commands::enter::enter,
            commands::planning::paste_text,
            commands::planning::people,
            commands::people::people_screen,
            commands::people::involvement_screen,
            commands::people::person_held,
            commands::people::people_merge,
            commands::people::people_apart,
            commands::people::person_erase,
            commands::planning::match_names,
            commands::scoping::link_choices,
            commands::planning::stakeholder_add,
            commands::planning::stakeholder_move,
            commands::planning::stakeholder_remove,
            commands::scoping::scoping_page,
            commands::scoping::integration_list,
            commands::scoping::integration_matrix,
            commands::scoping::integration_page,
            commands::scoping::lawful_record,
            commands::ranking::ranking_screen,
            commands::ranking::ranking_explain,
            commands::ranking::ranking_compare,
            commands::ranking::ranking_weigh,
            commands::ranking::pin,
            commands::scoping::build_next,
            commands::scoping::time_line,
            commands::scoping::tagging_plan,
            commands::scoping::tag_page,
            commands::scoping::plan_check,
            commands::scoping::tag_carry,
            commands::scoping::metric_list,
            commands::scoping::metric_page,
            commands::scoping::tracker_page,
            commands::scoping::coach_advice,
            commands::scoping::learned_screen,
            commands::scoping::tracker_learn,
            commands::scoping::quote_take,
            commands::scoping::document_add,
            commands::scoping::document_delete,
            commands::scoping::row_add,
            commands::scoping::row_move,
            commands::scoping::row_remove,
            commands::designs::design_choose,
            commands::designs::design_add,
            commands::designs::design_shown,
            commands::designs::logo_choose,
            commands::designs::logo_remove,
            commands::history::undo,
            commands::history::redo,
            commands::history::history,
            commands::history::past_page,
            commands::history::bring_back,
            commands::planning::decide_phase,
            commands::baselines::baselines,
            commands::baselines::baseline_page,
            commands::baselines::baseline_look,
            commands::baselines::baseline_set,
            commands::baselines::baseline_restore,
            commands::baselines::points,
            commands::planning::look,
            commands::exchange::correspondents,
            commands::exchange::bundle_save,
            commands::exchange::import_choose,
            commands::exchange::import_unlock,
            commands::exchange::import_take,
            commands::exchange::news_look,
            commands::exchange::handed_look,
            commands::exchange::handed_drop,
            commands::exchange::unsettled,
            commands::exchange::disagreements,
            commands::exchange::disagreements_of,
            commands::exchange::suggestion,
            commands::exchange::decide,
            commands::sharing::shared_folder,
            commands::sharing::shared_folder_choose,
            commands::sharing::shared_folder_leave,
            commands::sharing::shared_folder_by_itself,
            commands::sharing::shared_folder_lock,
            commands::sharing::shared_folder_unlock,
            commands::sharing::passphrase_put_off,
            commands::sharing::news_dismiss,
            commands::sharing::workspace_move_out,
            commands::sharing::workspace_stays,
            commands::joining::team_look,
            commands::joining::team_sign_in,
            commands::joining::team_signed_in,
            commands::joining::team_connect,
            commands::joining::team_join,
            commands::joining::team_stop,
            commands::team::team_heard,
            commands::team::team_again,
            commands::team::team_here,
            commands::team::team_left,
            commands::team::team_page,
            commands::team::team_invite,
            commands::team::team_role,
            commands::team::team_remove,
            commands::team::team_remove_device,
            commands::team::team_notes,
            commands::team::team_disconnect,
            commands::team::team_erase,
            commands::team::arrived,
            commands::team::arrived_seen,
            commands::workshop::workshop_page,
            commands::workshop::workshop_do,
            commands::workshop::window_present,
            commands::export::export_preview,
            commands::export::export_save,
            commands::export::export_save_each,
            commands::export::export_habits,
            commands::export::export_stop,
            commands::export::export_hand_over,
            commands::app::settings_change,
            commands::app::open_link,
            commands::app::open_log_folder,
            commands::app::about,
            commands::app::licenses,
            commands::app::print_page,
            commands::app::report_problem,
        ])
        .setup(move |app| {
            std::panic::set_hook(Box::new(log_panic));
            let webview = folders.webview();
            app.manage(Remembered::read(folders.remembered()));
            let desk = Desk::new(folders, asked.or_else(early));
            let settings = desk.kept.view();
            let shell = Shell::new(desk);
            app.manage(shell.clone());
            #[cfg(target_os = "macos")]
            {
                app.set_menu(menu::build(app.handle())?)?;
                app.on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()));
            }
            closing::watch(app.handle());
            match window::open(app.handle(), &settings, webview) {
                Ok(window) => {
                    shell.later(move |shell| {
                        window::check_spelling(&window, &shell.desk().kept.spelling);
                    });
                }
                Err(error) => starting::failed(&error),
            }
            Ok(())
        });
    match builder.build(context) {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(error) => starting::failed(&error),
    }
}

/// Logs where a panic happened. Its message may quote an answer, so it is left out.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    log::error!("panic at {place}\n{}", Backtrace::force_capture());
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent {
            event: WindowEvent::CloseRequested { api, .. },
            ..
        } if !closing::is_done() => {
            api.prevent_close();
            closing::begin(app, false);
        }
        RunEvent::WindowEvent {
            event: WindowEvent::Focused(false),
            ..
        } => closing::rest(app),
        RunEvent::ExitRequested { api, .. } if !closing::is_done() => {
            api.prevent_exit();
            closing::begin(app, true);
        }
        // Quitting from the Dock, and logging off, come without a request.
        RunEvent::Exit => closing::at_once(app),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::bring_forward(app),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            if let Some(path) = urls.iter().find_map(|url| url.to_file_path().ok()) {
                hand_over(app, path);
            }
        }
        _ => {}
    }
}

/// A workspace that was handed over before the shell was set up.
static EARLY: Mutex<Option<PathBuf>> = Mutex::new(None);

fn early() -> Option<PathBuf> {
    EARLY.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Opens a workspace that another start or the system's file manager hands over, once the window has saved what is typed.
fn hand_over(app: &AppHandle, path: PathBuf) {
    let Some(shell) = app.try_state::<Shell>().map(|shell| shell.inner().clone()) else {
        *EARLY.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
        return;
    };
    tauri::async_runtime::spawn(async move {
        match shell.at_desk(move |desk| Ok(desk.ask(&path))).await {
            Ok(Asked::Open) => drop(shell.tell(Signal::Reopened)),
            Ok(Asked::Tell) => drop(shell.tell(Signal::Told)),
            Ok(Asked::Nothing) | Err(_) => {}
        }
    });
}

/// Whether a second start is to find the first. Where the system knows apps by their identifier alone, one with folders of
/// its own would find any other.
fn is_single(folders: &Folders) -> bool {
    cfg!(target_os = "linux") || !folders.is_named()
}

/// A second start hands over its workspace and brings this window forward. It guards nothing: the lock beside the
/// workspace does.
fn single_instance(folders: &Folders) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    // Two data folders are two apps, as tests and portable installations need it.
    let folder = folders
        .data()
        .to_string_lossy()
        .bytes()
        .fold(0_u64, |hash, byte| {
            hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte)
        });
    let came = |app: &AppHandle, arguments: Vec<String>, folder: String| {
        window::bring_forward(app);
        if let Some(path) = arguments.get(1) {
            hand_over(app, PathBuf::from(folder).join(path));
        }
    };
    tauri_plugin_single_instance::Builder::new()
        .callback(came)
        .dbus_id(format!("app.ninefold.desktop.d{folder:016x}"))
        .build()
}

#[cfg(test)]
mod tests;
