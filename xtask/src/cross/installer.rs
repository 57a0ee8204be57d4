//! Whether the installer for Windows installs, registers and takes away again, in silence as an administrator has it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::wine::Wine;
use crate::package::VERSION;
use crate::process::{Failure, run};

/// Where the installer puts what it brings, in a person's folder.
const PROGRAMS: &str = "AppData/Local/Programs/Ninefold";
const SHORTCUT: &str = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Ninefold.lnk";

/// What it registers for the person: the key, the value's name, where it has one, and what is in it.
const REGISTERED: [(&str, Option<&str>, &str); 6] = [
    (
        r"HKCU\Software\Classes\.ninefold",
        None,
        "Ninefold.Workspace",
    ),
    (
        r"HKCU\Software\Classes\Ninefold.Workspace\shell\open\command",
        None,
        r#"\ninefold.exe" "%1""#,
    ),
    (
        r"HKCU\Software\Classes\.ninefold-bundle",
        None,
        "Ninefold.Bundle",
    ),
    (
        r"HKCU\Software\Classes\Ninefold.Bundle\shell\open\command",
        None,
        r#"\ninefold.exe" "%1""#,
    ),
    (UNINSTALL, Some("DisplayVersion"), VERSION),
    (
        UNINSTALL,
        Some("QuietUninstallString"),
        r#"\uninstall.exe" /S"#,
    ),
];
const UNINSTALL: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Ninefold";

/// How long something may take that goes on after the program that began it has ended.
const PATIENCE: Duration = Duration::from_secs(60);

/// A person's Windows, before and after the installer.
struct Person<'a> {
    wine: &'a Wine,
    folder: PathBuf,
}

/// Installs, runs what was installed, installs while it runs, elsewhere and over it, and takes it away.
pub fn prove(wine: &Wine, setup: &Path) -> Result<(), Failure> {
    let person = Person {
        wine,
        folder: wine.person()?,
    };
    let programs = person.folder.join(PROGRAMS);
    let _ = fs::remove_dir_all(&programs);
    let silently = |program: &Path| {
        let mut command = wine.command(program);
        command.arg("/S");
        command
    };

    run(&mut silently(setup))?;
    person.has_it()?;
    let cli = programs.join("ninefold-cli.exe");
    let answer = wine.command(&cli).arg("--version").output()?;
    let answer = String::from_utf8_lossy(&answer.stdout);
    expect(answer.trim() == format!("ninefold-cli {VERSION}"), || {
        format!("the installed command line answers {answer:?}")
    })?;

    // The command line waits for what it is to read.
    let window = programs.join("ninefold.exe");
    let installed = fs::read(&window)?;
    fs::write(&window, "an older one")?;
    let mut running = wine
        .command(&cli)
        .args(["set", "none.ninefold", "none", "title", "--file", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let refused = within(PATIENCE, || {
        let ended = silently(setup).status().ok().and_then(|ended| ended.code());
        // It may not have been running yet.
        ended == Some(2) || fs::write(&window, "an older one").is_err()
    });
    drop(running.stdin.take());
    running.wait()?;
    expect(refused && fs::read(&window)? == b"an older one", || {
        "what runs was installed over, or that did not end with 2".into()
    })?;

    // Into another folder and back: nothing stays in the one before.
    let elsewhere = person.folder.join("Elsewhere");
    for (folder, left) in [(&elsewhere, &programs), (&programs, &elsewhere)] {
        let name = format!("/D=Z:{}", folder.display()).replace('/', "\\");
        let name = name.replacen('\\', "/", 1);
        run(silently(setup).arg(name))?;
        expect(
            folder.join("ninefold.exe").is_file() && !left.exists(),
            || {
                format!(
                    "it did not move from {} to {}",
                    left.display(),
                    folder.display()
                )
            },
        )?;
    }

    // Over what is there, beside what is not the installer's.
    let kept = [
        person.folder.join("Kept.ninefold"),
        programs.join("Kept.ninefold"),
    ];
    for file in &kept {
        fs::write(file, "a workspace")?;
    }
    run(&mut silently(setup))?;
    expect(fs::read(&window)? == installed, || {
        "installing once more leaves the old program".into()
    })?;
    person.has_it()?;

    let uninstaller = programs.join("uninstall.exe");
    run(&mut silently(&uninstaller))?;
    // It goes on as a copy of itself, which can delete it.
    expect(within(PATIENCE, || person.has_nothing()), || {
        format!(
            "the uninstaller leaves something in {}, or registered",
            programs.display()
        )
    })?;
    for file in &kept {
        fs::remove_file(file).map_err(|_| Failure(format!("{} is gone", file.display())))?;
    }
    println!("Installed, registered, answered, refused while it ran, moved, and taken away again.");
    Ok(())
}

impl Person<'_> {
    fn has_it(&self) -> Result<(), Failure> {
        expect(self.folder.join(SHORTCUT).is_file(), || {
            "there is no shortcut in the menu".into()
        })?;
        for (key, value, expected) in REGISTERED {
            let found = self.registered(key, value).unwrap_or_default();
            expect(found.contains(expected), || {
                format!("{key} has {found:?}, and not {expected}")
            })?;
        }
        Ok(())
    }

    /// Whether nothing is left but what was never the installer's.
    fn has_nothing(&self) -> bool {
        let left = fs::read_dir(self.folder.join(PROGRAMS))
            .into_iter()
            .flatten();
        let left: Vec<_> = left
            .filter_map(|file| Some(file.ok()?.file_name()))
            .collect();
        left == ["Kept.ninefold"]
            && !self.folder.join(SHORTCUT).exists()
            && REGISTERED
                .iter()
                .all(|(key, value, _)| self.registered(key, *value).is_none())
    }

    fn registered(&self, key: &str, value: Option<&str>) -> Option<String> {
        let mut ask = self.wine.command(Path::new("reg"));
        ask.args(["query", key]);
        match value {
            Some(value) => ask.args(["/v", value]),
            None => ask.arg("/ve"),
        };
        let answer = ask.stderr(Stdio::null()).output().ok()?;
        let answer = answer.status.success().then_some(answer.stdout)?;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }
}

fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Failure> {
    match holds {
        true => Ok(()),
        false => Err(Failure(otherwise())),
    }
}

/// Whether it holds before the time is over.
fn within(time: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if holds() {
            return true;
        }
        if start.elapsed() > time {
            return false;
        }
        sleep(Duration::from_millis(300));
    }
}
