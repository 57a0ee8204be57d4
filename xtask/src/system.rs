//! What the system must have, and how it gets there.

use std::path::Path;
use std::process::Command;

use crate::process::{Failure, output, run};

/// A system package, by its name on Debian and Ubuntu.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// The package.
    pub package: &'static str,
    /// What for.
    pub why: &'static str,
}

const fn need(package: &'static str, why: &'static str) -> Need {
    Need { package, why }
}

/// To build and start the app.
pub const BUILD: &[Need] = &[
    need(
        "build-essential",
        "a C compiler and linker, for SQLite and for Rust itself",
    ),
    need("pkg-config", "finds the system's libraries when building"),
    need("libwebkit2gtk-4.1-dev", "WebKitGTK, which draws the window"),
];

/// To show the app where there is no display.
pub const DISPLAY: &[Need] = &[
    need("xvfb", "a virtual display"),
    need("xauth", "Xvfb's companion"),
    need("fonts-dejavu-core", "without a font, text is invisible"),
];

/// To test in the real window.
pub const TEST: &[Need] = &[
    need("webkit2gtk-driver", "drives the window as a person would"),
    need("xdotool", "types into native dialogs"),
    need("xclip", "reads the clipboard back"),
    need(
        "dbus-daemon",
        "a session bus, for the test of a second start",
    ),
    need(
        "util-linux",
        "setpriv and chattr's neighbors: no process outlives its test",
    ),
    need(
        "e2fsprogs",
        "chattr, which makes a file read-only even for root",
    ),
    need(
        "at-spi2-core",
        "tells a screen reader what is in the window",
    ),
    need("gir1.2-atspi-2.0", "reads what a screen reader is told"),
    need("python3-gi", "the same, from Python"),
    need("git", "lists the project's files, for the rules"),
];

/// To read exports back with other programs.
pub const FOREIGN: &[Need] = &[
    need("cmark-gfm", "the reference for GitHub's Markdown"),
    need("chromium", "opens the web pages that are saved"),
    need("python3", "reads the table that is saved for spreadsheets"),
    need("python3-venv", "runs what converts exports"),
    need("libreoffice-calc", "opens the table that is saved"),
];

/// To open decks with other programs.
pub const DECK: &[Need] = &[
    need("libreoffice-impress", "draws the slides of a deck"),
    need("poppler-utils", "tells where on a slide each word stands"),
    need(
        "fonts-liberation",
        "has the widths of the fonts that decks name",
    ),
    need("python3-venv", "runs what reads and audits decks"),
];

/// To open Word files with other programs.
pub const WORD: &[Need] = &[
    need("libreoffice-writer", "draws the pages of a Word file"),
    need("poppler-utils", "tells what stands on a page"),
    need(
        "fonts-crosextra-carlito",
        "has the widths of the font that Word files name",
    ),
    need("python3-venv", "runs what reads and audits Word files"),
];

/// What reads and draws workbooks.
pub const WORKBOOK: &[Need] = &[
    need("libreoffice-calc", "opens workbooks and saves them anew"),
    need("poppler-utils", "draws what is printed of a workbook"),
    need("python3-venv", "runs what reads workbooks"),
];

/// What reads processing records.
pub const PRIVACY: &[Need] = &[need("python3-venv", "runs what reads processing records")];
/// To have others work out what the coach says.
pub const MEASURE: &[Need] = &[need("python3-venv", "runs what works out sizes of tests")];

/// The database of a team server. Who needs it calls [`ensure_postgresql`].
const POSTGRESQL: &[Need] = &[need(
    "postgresql",
    "the database of a team server: each test starts one of its own",
)];

/// To look at what packages say of themselves.
pub const PACKAGES: &[Need] = &[
    need("appstream", "knows what a shop of apps must be told"),
    need("desktop-file-utils", "knows what a desktop must be told"),
];

/// To prove a package in a clean system.
#[cfg(target_os = "linux")]
pub const PROVE: &[Need] = &[need("debootstrap", "makes a clean Debian to install into")];

/// Installs what is missing of `needs`, saying what and why; where it can't, says what to install.
pub fn ensure(needs: &[&[Need]]) -> Result<(), Failure> {
    let needs: Vec<Need> = needs
        .iter()
        .flat_map(|needs| needs.iter().copied())
        .collect();
    if cfg!(windows) {
        println!("{WINDOWS}");
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        return macos();
    }
    if output("dpkg-query", &["--version"]).is_some() && output("apt-get", &["--version"]).is_some()
    {
        let missing: Vec<Need> = needs
            .into_iter()
            .filter(|need| !installed(need.package))
            .collect();
        return install(&missing);
    }
    other_linux()
}

/// Installs PostgreSQL where it is missing. Debian would start a cluster for the whole machine, which nothing here uses.
pub fn ensure_postgresql() -> Result<(), Failure> {
    if !cfg!(target_os = "linux") || installed("postgresql") {
        return Ok(());
    }
    let none = "mkdir -p /etc/postgresql-common/createcluster.d && \
        echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/no-main-cluster.conf";
    run(as_root("sh").args(["-c", none]))?;
    ensure(&[POSTGRESQL])
}

/// Whether a Debian package is installed.
pub fn installed(package: &str) -> bool {
    output(
        "dpkg-query",
        &["--show", "--showformat=${db:Status-Status}", package],
    )
    .is_some_and(|status| status == "installed")
}

/// Installs Debian packages.
pub fn install(missing: &[Need]) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    println!(
        "The system lacks {} that Ninefold needs:",
        count(missing.len())
    );
    for need in missing {
        println!("  {:<24}{}", need.package, need.why);
    }
    let mut update = as_root("apt-get");
    // A stale list of one source is no reason to stop: installing says what is really missing.
    if let Err(failure) = run(update.args(["update", "-q"])) {
        println!("{failure}; going on with the lists there are");
    }
    let mut install = as_root("apt-get");
    install.args(["install", "-y", "-q", "--no-install-recommends"]);
    run(install.args(missing.iter().map(|need| need.package)))
}

/// A command with the rights to install.
pub fn as_root(program: &str) -> Command {
    if is_root() {
        let mut command = Command::new(program);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return command;
    }
    let mut command = Command::new("sudo");
    command.args(["env", "DEBIAN_FRONTEND=noninteractive", program]);
    command
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    output("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

fn count(packages: usize) -> String {
    if packages == 1 {
        "one package".into()
    } else {
        format!("{packages} packages")
    }
}

fn macos() -> Result<(), Failure> {
    if output("xcode-select", &["-p"]).is_some() {
        return Ok(());
    }
    Err(Failure(
        "Apple's command-line tools are missing. Install them with: xcode-select --install".into(),
    ))
}

fn other_linux() -> Result<(), Failure> {
    if output("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some() {
        return Ok(());
    }
    let family = [
        ("/etc/fedora-release", FEDORA),
        ("/etc/arch-release", ARCH),
        ("/etc/SUSE-brand", SUSE),
    ]
    .into_iter()
    .find(|(file, _)| Path::new(file).exists());
    match family {
        Some((_, install)) => Err(Failure(format!(
            "WebKitGTK 4.1 is missing. Install it with:\n  {install}"
        ))),
        None => Err(Failure(format!(
            "WebKitGTK 4.1 with its development files, a C compiler and pkg-config are needed.\n\
             Fedora:   {FEDORA}\nArch:     {ARCH}\nopenSUSE: {SUSE}\n\
             On other systems look for the package that has webkit2gtk-4.1.pc."
        ))),
    }
}

const FEDORA: &str = "sudo dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel \
    (for tests also: webkit2gtk-driver xorg-x11-server-Xvfb xdotool xclip dbus-daemon at-spi2-core python3-gobject nodejs dejavu-sans-fonts appstream desktop-file-utils)";
const ARCH: &str = "sudo pacman -S --needed base-devel webkit2gtk-4.1 \
    (for tests also: xorg-server-xvfb xdotool xclip at-spi2-core python-gobject nodejs npm ttf-dejavu appstream desktop-file-utils)";
const SUSE: &str = "sudo zypper install gcc pkgconf webkit2gtk3-devel \
    (for tests also: webkit2gtk-driver xorg-x11-server-Xvfb xdotool xclip at-spi2-core python3-gobject nodejs npm dejavu-fonts AppStream desktop-file-utils)";
const WINDOWS: &str = "On Windows, building needs the \"Desktop development with C++\" workload of Visual Studio's \
    Build Tools; WebView2, which draws the window, is part of Windows 10 and 11.";
