//! Keys and the mouse, as a person uses them.

use serde_json::{Value, json};

use crate::app::App;

/// Keys that are no character, by their WebDriver codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Key {
    Backspace,
    Tab,
    Enter,
    Shift,
    Control,
    Alt,
    Escape,
    Space,
    End,
    Home,
    Left,
    Up,
    Right,
    Down,
    Delete,
    PageUp,
    PageDown,
    F1,
    F5,
    F10,
    /// Any character.
    Char(char),
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Backspace => '\u{e003}',
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::End => '\u{e010}',
            Self::Home => '\u{e011}',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Delete => '\u{e017}',
            Self::PageUp => '\u{e00e}',
            Self::PageDown => '\u{e00f}',
            Self::F1 => '\u{e031}',
            Self::F5 => '\u{e035}',
            Self::F10 => '\u{e03a}',
            Self::Char(character) => character,
        }
    }
}

impl App {
    /// Types text wherever the cursor is. A line break is the Enter key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let press = |character: char| {
            let key = if character == '\n' {
                Key::Enter.code()
            } else {
                character
            };
            [
                json!({"type": "keyDown", "value": key}),
                json!({"type": "keyUp", "value": key}),
            ]
        };
        let actions: Vec<Value> = text.chars().flat_map(press).collect();
        self.perform(&json!({"type": "key", "id": "keyboard", "actions": actions}));
    }

    /// Presses keys together: the first ones are held while the last is pressed.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let down = keys
            .iter()
            .map(|key| json!({"type": "keyDown", "value": key.code()}));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({"type": "keyUp", "value": key.code()}));
        let actions: Vec<Value> = down.chain(up).collect();
        self.perform(&json!({"type": "key", "id": "keyboard", "actions": actions}));
    }

    /// Presses Tab until the focus is on an element that a selector matches.
    #[track_caller]
    pub fn tab_to(&self, css: &str) {
        let there = format!("return document.activeElement.matches({css:?})");
        // A page has about a hundred stops; twice around is more than enough.
        for _ in 0..300 {
            self.press(&[Key::Tab]);
            if self.eval(&there) == true {
                return;
            }
        }
        self.fail(&format!("Tab never reaches {css}"));
    }

    /// Drags an element with the mouse to the upper edge of another.
    #[track_caller]
    pub fn drag(&self, from: &str, to: &str) {
        self.wait_for(from);
        let middle = |css: &str, part: f64| {
            let at = self.eval_with(
                "const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
                return [left + width / 2, top + height * arguments[1]].map(Math.round)",
                &[css.into(), part.into()],
            );
            json!({"type": "pointerMove", "duration": 100, "x": at[0], "y": at[1]})
        };
        self.eval_with(
            "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'})",
            &[from.into()],
        );
        let actions = json!([
            middle(from, 0.5),
            {"type": "pointerDown", "button": 0},
            middle(to, 0.2),
            {"type": "pointerUp", "button": 0},
        ]);
        self.perform(&json!({"type": "pointer", "id": "mouse", "actions": actions}));
    }

    /// Clicks the middle of an element with a button of the mouse itself, such as 2, which pastes what is selected.
    #[track_caller]
    pub fn click_with(&self, button: u8, css: &str) {
        self.click(css);
        let at = self.eval_with(
            "const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
            return [left + width / 2, top + height / 2].map(Math.round)",
            &[css.into()],
        );
        let at = |axis: usize| at[axis].as_i64().unwrap_or_default();
        self.expect(self.display.click(button, at(0), at(1)));
    }

    #[track_caller]
    fn perform(&self, actions: &Value) {
        self.expect(
            self.session()
                .post("actions", &json!({"actions": [actions]})),
        );
    }
}
