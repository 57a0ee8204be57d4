//! What a command is given that does something on a screen.

use ninefold_core::error::Error;
use ninefold_core::workspace::Workspace;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};
use tauri::{Manager, Runtime};

use crate::refusal::Answer;
use crate::shell::Shell;

/// What the window sends with each change: the revision that the screen shows.
const SEEN: &str = "seen";

/// The shell, for what is done on a screen that shows a revision: what arrived since is not replaced.
pub struct OnScreen {
    /// The shell itself.
    pub shell: Shell,
    seen: u64,
}

impl OnScreen {
    /// Works on the open workspace as the screen shows it, off the main thread.
    ///
    /// # Errors
    /// As [`Shell::in_workspace`].
    pub async fn in_workspace<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Workspace) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        let seen = self.seen;
        let act = move |workspace: &mut Workspace| workspace.seeing(seen, work);
        self.shell.in_workspace(act).await
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for OnScreen {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let seen = match command.message.payload() {
            InvokeBody::Json(sent) => sent.get(SEEN).and_then(serde_json::Value::as_u64),
            InvokeBody::Raw(_) => None,
        };
        Ok(Self {
            shell: command
                .message
                .webview_ref()
                .state::<Shell>()
                .inner()
                .clone(),
            // Whoever says nothing of it sees all.
            seen: seen.unwrap_or(u64::MAX),
        })
    }
}
