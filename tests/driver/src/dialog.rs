use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::display::Display;
use crate::process::poll;
use ninefold_failure::Failure;

impl Display {
    /// Waits for the native dialog of this title, replaces the name in it by `path`, confirms, and
    /// waits until it is gone.
    ///
    /// # Errors
    /// When it does not come, or does not go.
    pub fn choose_in_dialog(&self, title: &str, path: &Path) -> Result<(), Failure> {
        self.name_in_dialog(title, path)?;
        self.press(&["Return"])?;
        self.leave_dialog(title)
    }

    /// The same for a file that exists: confirms that it is to be replaced.
    ///
    /// # Errors
    /// When it does not come, does not ask, or does not go.
    pub fn replace_in_dialog(&self, title: &str, path: &Path) -> Result<(), Failure> {
        self.name_in_dialog(title, path)?;
        let open = self.viewable()?;
        self.press(&["Return"])?;
        self.focus_new(&open)?;
        self.press(&["Return"])?;
        self.leave_dialog(title)
    }

    /// Waits for the native dialog of this title that opens a file, types the path, confirms, and
    /// waits until it is gone.
    ///
    /// # Errors
    /// When it does not come, or does not go.
    pub fn open_in_dialog(&self, title: &str, path: &Path) -> Result<(), Failure> {
        self.enter_dialog(title)?;
        // GTK shows a field for the path at its first slash, and loses keys until the field is there.
        let path = path.to_string_lossy();
        let (slash, rest) = path.split_at(1);
        for part in [slash, rest] {
            self.type_text(part)?;
            thread::sleep(Duration::from_millis(500));
        }
        self.press(&["Return"])?;
        self.leave_dialog(title)
    }

    /// Waits for the native dialog of this title and cancels it.
    ///
    /// # Errors
    /// When it does not come, or does not go.
    pub fn cancel_dialog(&self, title: &str) -> Result<(), Failure> {
        self.enter_dialog(title)?;
        self.press(&["Escape"])?;
        self.leave_dialog(title)
    }

    fn name_in_dialog(&self, title: &str, path: &Path) -> Result<(), Failure> {
        self.enter_dialog(title)?;
        self.press(&["ctrl+a"])?;
        let open = self.viewable()?;
        self.type_text(&path.to_string_lossy())?;
        // Names to complete what was typed with would take the key that confirms.
        thread::sleep(Duration::from_millis(400));
        if self.viewable()?.iter().any(|window| !open.contains(window)) {
            self.press(&["Escape"])?;
        }
        Ok(())
    }

    fn enter_dialog(&self, title: &str) -> Result<(), Failure> {
        self.wait_for_window(title)?;
        // The dialog puts the cursor into its name field only a moment after it is to be seen.
        thread::sleep(Duration::from_millis(300));
        self.focus(title)?;
        thread::sleep(Duration::from_millis(100));
        Ok(())
    }

    fn leave_dialog(&self, title: &str) -> Result<(), Failure> {
        let gone = poll(Duration::from_secs(10), || {
            let titles = self.titles().ok()?;
            (!titles.iter().any(|open| open.contains(title))).then_some(())
        });
        if gone.is_none() {
            return Err(Failure(format!("the dialog {title:?} stays")));
        }
        // Without a window manager nobody else gives the keyboard back.
        if self.titles()?.iter().any(|open| open.contains("Ninefold")) {
            self.focus("Ninefold")?;
        }
        Ok(())
    }
}
