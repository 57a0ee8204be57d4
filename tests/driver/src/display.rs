//! A virtual display of one's own.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, InputFocus, MapState,
    Window,
};
use x11rb::rust_connection::RustConnection;

use crate::process::{poll, tied};
use ninefold_failure::{Context, Failure};

/// How long a window may take to appear.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A virtual display (Xvfb), gone when dropped, and with it every program on it.
#[derive(Debug)]
pub struct Display {
    /// What `DISPLAY` must be: `:7`.
    pub name: String,
    server: Child,
}

impl Display {
    /// Starts a display of so many pixels.
    ///
    /// # Errors
    /// When there is no Xvfb, or it does not start.
    pub fn start(width: u32, height: u32) -> Result<Self, Failure> {
        let screen = format!("{width}x{height}x24");
        // It picks a free number itself and says which once it is ready.
        let mut server = tied("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-dpi",
                "96",
            ])
            .args(["-screen", "0", &screen])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting Xvfb")?;
        let output = server
            .stdout
            .take()
            .ok_or_else(|| Failure("no output".into()))?;
        let mut number = String::new();
        BufReader::new(output)
            .read_line(&mut number)
            .context("waiting for Xvfb")?;
        if number.trim().is_empty() {
            let _ = server.wait();
            return Err(Failure("Xvfb did not start".into()));
        }
        Ok(Self {
            name: format!(":{}", number.trim()),
            server,
        })
    }

    /// The titles of the windows that are to be seen.
    ///
    /// # Errors
    /// When the display does not answer.
    pub fn titles(&self) -> Result<Vec<String>, Failure> {
        Ok(self
            .windows()?
            .into_iter()
            .map(|(_, title)| title)
            .collect())
    }

    /// Waits for a window whose title contains `part`, and gives back the whole title.
    ///
    /// # Errors
    /// When there is none in time.
    pub fn wait_for_window(&self, part: &str) -> Result<String, Failure> {
        self.find(part).map(|(_, title)| title)
    }

    /// Gives the keyboard to the window whose title contains `part`, as clicking into it would.
    ///
    /// # Errors
    /// When there is none, or it can't have the keyboard.
    pub fn focus(&self, part: &str) -> Result<(), Failure> {
        let doing = format!("focusing the window {part:?}");
        let (window, _) = self.find(part)?;
        let (x11, _) = self.connect()?;
        x11.set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME)
            .context(&doing)?
            .check()
            .context(&doing)
    }

    /// The title of the window that has the keyboard, if one has. GTK gives it to a child of the
    /// window that the window holds for that.
    fn focused(&self) -> Result<Option<String>, Failure> {
        let (x11, _) = self.connect()?;
        let reply = x11.get_input_focus().context("asking for the focus")?;
        let focus = reply.reply().context("asking for the focus")?.focus;
        Ok(self
            .windows()?
            .into_iter()
            .find(|(window, _)| *window == focus)
            .map(|(_, title)| title))
    }

    /// Gives the keyboard to a window that is new among those that were `open` before, once it
    /// comes: a question has no title of its own to find it by.
    pub(crate) fn focus_new(&self, open: &[Window]) -> Result<(), Failure> {
        let doing = "focusing the new window";
        let new = || {
            self.viewable()
                .ok()?
                .into_iter()
                .rev()
                .find(|window| !open.contains(window))
        };
        let window = poll(PATIENCE, new).ok_or_else(|| Failure(doing.into()))?;
        let (x11, _) = self.connect()?;
        x11.set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME)
            .context(doing)?
            .check()
            .context(doing)
    }

    /// Takes the keyboard from whatever window has it.
    ///
    /// # Errors
    /// When the display does not answer.
    pub fn unfocus(&self) -> Result<(), Failure> {
        let doing = "taking the focus away";
        let (x11, root) = self.connect()?;
        x11.set_input_focus(InputFocus::POINTER_ROOT, root, x11rb::CURRENT_TIME)
            .context(doing)?
            .check()
            .context(doing)
    }

    /// Waits until a window has the keyboard, and gives back its title.
    ///
    /// # Errors
    /// When none has in time.
    pub fn wait_for_focus(&self, patience: Duration) -> Result<String, Failure> {
        poll(patience, || self.focused().ok().flatten())
            .ok_or_else(|| Failure("no window has the focus".into()))
    }

    /// Asks the window whose title contains `part` to close, as its close button does.
    ///
    /// # Errors
    /// When there is none, or the display does not answer.
    pub fn close(&self, part: &str) -> Result<(), Failure> {
        let doing = format!("closing the window {part:?}");
        let (window, _) = self.find(part)?;
        let (x11, _) = self.connect()?;
        let atom = |name: &[u8]| -> Result<u32, Failure> {
            let cookie = x11.intern_atom(false, name).context(&doing)?;
            Ok(cookie.reply().context(&doing)?.atom)
        };
        let data = [atom(b"WM_DELETE_WINDOW")?, x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom(b"WM_PROTOCOLS")?, data);
        x11.send_event(false, window, EventMask::NO_EVENT, message)
            .context(&doing)?
            .check()
            .context(&doing)
    }

    /// Presses keys in the window that has the keyboard, each in xdotool's words: `ctrl+a`.
    ///
    /// # Errors
    /// When xdotool is missing or fails.
    pub fn press(&self, keys: &[&str]) -> Result<(), Failure> {
        self.xdotool(&[&["key", "--clearmodifiers"], keys].concat())
    }

    /// Clicks with a button of the mouse, at a point of the display.
    ///
    /// # Errors
    /// When xdotool is missing or fails.
    pub fn click(&self, button: u8, x: i64, y: i64) -> Result<(), Failure> {
        let [button, x, y] = [i64::from(button), x, y].map(|number| number.to_string());
        self.xdotool(&["mousemove", &x, &y, "click", &button])
    }

    /// Types text in the window that has the keyboard.
    ///
    /// # Errors
    /// When xdotool is missing or fails.
    pub fn type_text(&self, text: &str) -> Result<(), Failure> {
        self.xdotool(&["type", "--delay", "5", text])
    }

    /// Starts typing text, with a pause of so many milliseconds after each key, while the test goes
    /// on. Letting go of what is given back ends it.
    ///
    /// # Errors
    /// When xdotool is missing.
    pub fn start_typing(&self, text: &str, pause: u32) -> Result<Typing, Failure> {
        let mut command = tied("xdotool");
        command
            .args(["type", "--delay", &pause.to_string(), text])
            .env("DISPLAY", &self.name);
        command.spawn().map(Typing).context("starting xdotool")
    }

    /// Writes a picture of the whole display, as PNG.
    ///
    /// # Errors
    /// When the display does not answer or the file can't be written.
    pub fn screenshot(&self, path: &Path) -> Result<(), Failure> {
        write(path, self.pixels()?)
    }

    /// Writes a picture of the window whose title contains `part`, as PNG.
    ///
    /// # Errors
    /// When there is none, when all of it is not on the display, or when the picture can't be written.
    pub fn screenshot_of(&self, part: &str, path: &Path) -> Result<(), Failure> {
        let (window, _) = self.find(part)?;
        let (x11, _) = self.connect()?;
        write(path, pixels_of(&x11, window)?)
    }

    /// Waits until something is drawn and has not changed for half a second.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub fn wait_until_still(&self, patience: Duration) -> Result<(), Failure> {
        let mut before = Vec::new();
        let still = poll(patience, || {
            thread::sleep(Duration::from_millis(500));
            let (_, _, now) = self.pixels().ok()?;
            let drawn = now.chunks_exact(4).any(|pixel| pixel != &now[..4]);
            let still = drawn && now == before;
            before = now;
            still.then_some(())
        });
        still.ok_or_else(|| Failure("nothing is drawn, or it does not come to rest".into()))
    }

    /// Width, height and the pixels of the display, each blue, green, red and nothing.
    fn pixels(&self) -> Result<Pixels, Failure> {
        let (x11, root) = self.connect()?;
        pixels_of(&x11, root)
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<(), Failure> {
        let status = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.name)
            .status()
            .context("starting xdotool")?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure(format!("xdotool {arguments:?} failed")))
        }
    }

    fn find(&self, part: &str) -> Result<(Window, String), Failure> {
        let found = poll(PATIENCE, || {
            let windows = self.windows().ok()?;
            windows.into_iter().find(|(_, title)| title.contains(part))
        });
        match found {
            Some(window) => Ok(window),
            None => Err(Failure(format!(
                "no window {part:?} among {:?}",
                self.titles()?
            ))),
        }
    }

    fn connect(&self) -> Result<(RustConnection, Window), Failure> {
        let (x11, screen) =
            x11rb::connect(Some(&self.name)).context("connecting to the display")?;
        let root = x11.setup().roots[screen].root;
        Ok((x11, root))
    }

    /// The windows that are to be seen, from the bottom to the top. Without a window manager, every
    /// window of a program is a child of the root.
    pub(crate) fn viewable(&self) -> Result<Vec<Window>, Failure> {
        let doing = "listing the windows";
        let (x11, root) = self.connect()?;
        let mut windows = x11
            .query_tree(root)
            .context(doing)?
            .reply()
            .context(doing)?
            .children;
        // A window may go away in between: then it is not to be seen.
        windows.retain(|window| {
            let state = x11
                .get_window_attributes(*window)
                .ok()
                .and_then(|ask| ask.reply().ok());
            state.is_some_and(|state| state.map_state == MapState::VIEWABLE)
        });
        Ok(windows)
    }

    /// Those among them that have a title.
    fn windows(&self) -> Result<Vec<(Window, String)>, Failure> {
        let doing = "reading the titles";
        let (x11, _) = self.connect()?;
        let name = x11.intern_atom(false, b"_NET_WM_NAME").context(doing)?;
        let name = name.reply().context(doing)?.atom;
        let mut titled = Vec::new();
        for window in self.viewable()? {
            let title = x11.get_property(false, window, name, AtomEnum::ANY, 0, 1024);
            if let Ok(title) = title.context(doing)?.reply()
                && !title.value.is_empty()
            {
                titled.push((window, String::from_utf8_lossy(&title.value).into_owned()));
            }
        }
        Ok(titled)
    }
}

/// Somebody typing.
#[derive(Debug)]
pub struct Typing(Child);

impl Typing {
    /// Waits until all of it is typed.
    ///
    /// # Errors
    /// When xdotool fails.
    pub fn finish(mut self) -> Result<(), Failure> {
        let status = self.0.wait().context("waiting for xdotool")?;
        status
            .success()
            .then_some(())
            .ok_or_else(|| Failure("xdotool does not type".into()))
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

type Pixels = (u16, u16, Vec<u8>);

fn pixels_of(x11: &RustConnection, window: Window) -> Result<Pixels, Failure> {
    let doing = "taking a picture";
    let size = x11.get_geometry(window).context(doing)?;
    let size = size.reply().context(doing)?;
    let (width, height) = (size.width, size.height);
    let image = x11
        .get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, u32::MAX)
        .context(doing)?;
    Ok((width, height, image.reply().context(doing)?.data))
}

fn write(path: &Path, (width, height, pixels): Pixels) -> Result<(), Failure> {
    let doing = format!("writing {}", path.display());
    let pixels: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
        .collect();
    let file = BufWriter::new(File::create(path).context(&doing)?);
    let mut encoder = png::Encoder::new(file, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().context(&doing)?;
    writer.write_image_data(&pixels).context(&doing)
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
