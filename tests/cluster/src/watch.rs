//! Stops a cluster when the program that started it ends, however it ends.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};

use crate::account::Account;
use crate::folder::Folder;
use crate::programs::Programs;
use ninefold_failure::{Context, Failure};

/// It reads until there is nothing more to come, which is when the program at the other end is gone. `$1` is `pg_ctl`, `$2`
/// the cluster's folder.
const SCRIPT: &str = "cat > /dev/null
\"$1\" stop --silent --mode=fast --timeout=20 --pgdata=\"$2/data\" ||
    \"$1\" stop --silent --mode=immediate --pgdata=\"$2/data\"
rm -rf \"$2\"";

/// A shell that waits for the end of this program.
#[derive(Debug)]
pub(crate) struct Watch {
    shell: Child,
    folder: Folder,
}

impl Watch {
    pub(crate) fn start(
        programs: &Programs,
        account: &Account,
        folder: &Folder,
    ) -> Result<Self, Failure> {
        let mut shell = account.command(Path::new("sh"));
        shell.args(["-c", SCRIPT, "watch"]);
        shell.arg(programs.path("pg_ctl")).arg(&folder.path);
        shell.stdin(Stdio::piped()).stdout(Stdio::null());
        shell.stderr(Stdio::null());
        // What ends this program by the keyboard is not to end the shell before it has done its work.
        let shell = shell.process_group(0).spawn();
        Ok(Self {
            shell: shell.context("watching over PostgreSQL")?,
            folder: folder.clone(),
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Nothing more is to come.
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
        let _ = std::fs::remove_dir_all(&self.folder.path);
    }
}
