//! What a person does in the page, and sees there.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::app::App;
use crate::input::Key;
use crate::process::poll;
use ninefold_failure::Failure;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// Brings the element found to the middle, out from under what stays in place, as a person would, and leaves one alone
/// that still moves. An answer is clicked where it reads, as long as its field is not shown.
const BRING: &str = "const read = element?.matches('textarea') && element.parentElement.querySelector(':scope > .reading');
    if (read && read.checkVisibility()) element = read;
    if (!element) return null;
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    const place = () => JSON.stringify(element.getBoundingClientRect());
    const before = place();
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    return place() === before ? element : null;";

/// The first visible element whose accessible text is `arguments[1]`, among those a selector finds.
const BY_TEXT: &str = "const clean = text => (text || '').replace(/\\s+/g, ' ').trim();
    let element = [...document.querySelectorAll(arguments[0])].find(element =>
        [clean(element.innerText), clean(element.getAttribute('aria-label'))].includes(arguments[1])
        && element.checkVisibility());";

/// The first visible element that a selector finds.
const BY_SELECTOR: &str = "let element = [...document.querySelectorAll(arguments[0])]
    .find(element => element.checkVisibility());";

impl App {
    /// Runs the body of a function in the page and gives back what it returns.
    #[track_caller]
    pub fn eval(&self, body: &str) -> Value {
        self.expect(self.session().run(body, &[]))
    }

    /// The same with arguments.
    #[track_caller]
    pub fn eval_with(&self, body: &str, arguments: &[Value]) -> Value {
        self.expect(self.session().run(body, arguments))
    }

    /// Runs the body of an async function in the page and gives back what it resolves to.
    #[track_caller]
    pub fn eval_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.expect(self.session().run_async(body, arguments))
    }

    /// The same, where failing is one of the answers.
    ///
    /// # Errors
    /// What the page's function throws.
    pub fn try_eval_async(&self, body: &str) -> Result<Value, Failure> {
        self.session().run_async(body, &[])
    }

    /// Waits until the body of a function in the page returns something true, and gives it back.
    #[track_caller]
    pub fn wait_until(&self, body: &str) -> Value {
        let truthy = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
        match poll(PATIENCE, || {
            self.session().run(body, &[]).ok().filter(truthy)
        }) {
            Some(value) => value,
            None => self.fail(&format!("never came true: {body}")),
        }
    }

    /// Waits for an element that is to be seen.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        let seen = "return [...document.querySelectorAll(arguments[0])]\
                    .some(element => element.checkVisibility())";
        let arguments = [json!(css)];
        let found = poll(PATIENCE, || {
            self.session()
                .run(seen, &arguments)
                .is_ok_and(|seen| seen == true)
                .then_some(())
        });
        if found.is_none() {
            self.fail(&format!("no {css} to be seen"));
        }
    }

    /// Waits until an element is gone or hidden.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        let gone = "return ![...document.querySelectorAll(arguments[0])]\
                    .some(element => element.checkVisibility())";
        let arguments = [json!(css)];
        let found = poll(PATIENCE, || {
            self.session()
                .run(gone, &arguments)
                .is_ok_and(|gone| gone == true)
                .then_some(())
        });
        if found.is_none() {
            self.fail(&format!("{css} stays"));
        }
    }

    /// Waits until the page shows this text somewhere, in small letters or capitals; a field's text
    /// does not count.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        let wanted = text.to_lowercase();
        let shown = poll(PATIENCE, || {
            self.shown().to_lowercase().contains(&wanted).then_some(())
        });
        if shown.is_none() {
            self.fail(&format!("the page does not say {text:?}"));
        }
    }

    /// Waits until the page has not changed for a quarter of a second: until what was done has
    /// been drawn, and nothing moves away from under the mouse.
    #[track_caller]
    pub fn wait_until_quiet(&self) {
        self.eval_async(
            "const quiet = 250;
            await new Promise(done => {
                let timer = setTimeout(done, quiet);
                new MutationObserver(() => {
                    clearTimeout(timer);
                    timer = setTimeout(done, quiet);
                }).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
            });",
            &[],
        );
    }

    /// The text the page shows now.
    #[must_use]
    pub fn shown(&self) -> String {
        let text = self.session().run("return document.body.innerText", &[]);
        text.ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The text of an element: what it shows, or what is typed into it.
    #[track_caller]
    #[must_use]
    pub fn text(&self, css: &str) -> String {
        self.wait_for(css);
        let body = "const element = document.querySelector(arguments[0]);
            return 'value' in element && element.tagName !== 'BUTTON' && element.tagName !== 'LI'
                ? element.value : element.innerText";
        self.eval_with(body, &[json!(css)])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// How many elements a selector finds.
    #[must_use]
    pub fn count(&self, css: &str) -> usize {
        let count = self.eval_with(
            "return document.querySelectorAll(arguments[0]).length",
            &[css.into()],
        );
        count.as_u64().unwrap_or_default() as usize
    }

    /// Waits for an element and clicks it with the mouse.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.click_found(BY_SELECTOR, &[json!(css)], css);
    }

    /// Waits for the element that says `text`, among those a selector finds, and clicks it.
    #[track_caller]
    pub fn click_text(&self, css: &str, text: &str) {
        self.click_found(
            BY_TEXT,
            &[json!(css), json!(text)],
            &format!("{css} {text:?}"),
        );
    }

    /// Clicks into a field and replaces what is in it, by keys.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        self.click(css);
        self.press(&[Key::Control, Key::Char('a')]);
        if text.is_empty() {
            self.press(&[Key::Delete]);
        }
        self.type_text(text);
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        self.expect(self.session().post("refresh", &json!({})));
        self.wait_until("return document.readyState === 'complete'");
        self.expect(
            self.session()
                .post("execute/sync", &json!({"script": "return 1", "args": []})),
        );
        if let Err(failure) = self.watch() {
            self.fail(&failure.0);
        }
    }

    /// Makes the page so many pixels large.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height});
        self.expect(self.session().post("window/rect", &size));
        let check = format!("return innerWidth === {width} && innerHeight === {height}");
        // The frame of a window, where there is one, is part of the size asked for.
        for _ in 0..20 {
            if self.eval(&check) == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let inner = self.eval("return [innerWidth, innerHeight]");
        let (inner_width, inner_height) = (inner[0].as_u64(), inner[1].as_u64());
        let grow = |asked: u32, got: Option<u64>| {
            u64::from(asked) * 2 - got.unwrap_or_default().min(u64::from(asked))
        };
        let size = json!({"width": grow(width, inner_width), "height": grow(height, inner_height)});
        self.expect(self.session().post("window/rect", &size));
        self.wait_until(&check);
    }

    /// Writes a picture of the window as it is to be seen, as PNG. The driver's own waits for something to be painted anew.
    #[track_caller]
    pub fn screenshot(&self, path: &Path) {
        // The first that leaves something there makes the folder.
        if let Some(folder) = path.parent() {
            self.expect(
                std::fs::create_dir_all(folder).map_err(|error| Failure(error.to_string())),
            );
        }
        self.eval_async(
            "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
            &[],
        );
        self.expect(self.display.screenshot_of("Ninefold", path));
    }

    /// Fails the test: says what went wrong and what the page shows, and leaves a picture.
    #[track_caller]
    pub fn fail(&self, reason: &str) -> ! {
        let test = std::thread::current()
            .name()
            .unwrap_or("app")
            .replace("::", "-");
        let picture = self.pictures.join(format!("{test}.png"));
        let _ = std::fs::create_dir_all(&self.pictures);
        let pictured = match self.display.screenshot(&picture) {
            Ok(()) => format!("a picture is at {}", picture.display()),
            Err(failure) => failure.0,
        };
        let shown = self.shown();
        panic!("{reason}\n{pictured}\nthe page shows:\n{shown}\n")
    }

    #[track_caller]
    fn click_found(&self, body: &str, arguments: &[Value], what: &str) {
        let body = format!("{body}\n{BRING}");
        let click = || {
            let element = self.session().run_async(&body, arguments)?;
            let id = element
                .as_object()
                .and_then(|element| element.values().next()?.as_str())
                .ok_or_else(|| Failure("none to be seen, or it still moves".into()))?;
            self.session()
                .post(&format!("element/{id}/click"), &json!({}))
        };
        let mut last = None;
        let clicked = poll(PATIENCE, || {
            click().map_err(|failure| last = Some(failure)).ok()
        });
        if let (None, Some(failure)) = (clicked, last) {
            self.fail(&format!("can't click {what}: {failure}"));
        }
    }

    /// What something yields that must not fail, such as driving a native dialog.
    #[track_caller]
    pub fn expect<T>(&self, result: Result<T, Failure>) -> T {
        result.unwrap_or_else(|failure| self.fail(&failure.0))
    }
}
