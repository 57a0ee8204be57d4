//! The rules that a framework must keep, beyond its shape.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;

use super::problem::{Problems, WHOLE};
use super::source::Text;
use super::{Slot, TITLE};

/// What is known while the parts are checked. Each check hands its value on, sound or not.
pub(super) struct Check<'a, 'text> {
    problems: &'a mut Problems<'text>,
    /// Every slot and deliverable by name, such as `answer/ideation/success`, and its place.
    keys: HashMap<String, String>,
    /// Every phase's key and its place.
    phases: HashMap<String, String>,
    /// The place of the question that is the title.
    title: Option<String>,
    /// Evidence to be looked up once all keys are known.
    evidence: Vec<Evidence>,
}

/// A slot that a deliverable names.
struct Evidence {
    at: Range<usize>,
    place: String,
    slot: Slot,
}

impl<'a, 'text> Check<'a, 'text> {
    pub(super) fn new(problems: &'a mut Problems<'text>) -> Self {
        Self {
            problems,
            keys: HashMap::new(),
            phases: HashMap::new(),
            title: None,
            evidence: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, at: Range<usize>, place: &str, message: impl Into<String>) {
        self.problems.add(at, place, message);
    }

    pub(super) fn missing(&mut self, place: &str, message: &str) {
        self.problems.add_missing(place, message);
    }

    /// A text that is shown: one line, not empty.
    pub(super) fn text(&mut self, place: &str, what: &str, text: Text) -> String {
        if text.get_ref().trim().is_empty() {
            self.problem(text.span(), place, format!("{what} is empty"));
        } else if text.get_ref().contains(['\n', '\r']) {
            self.problem(text.span(), place, format!("{what} is more than one line"));
        }
        text.into_inner()
    }

    /// Texts that are shown.
    pub(super) fn texts(&mut self, place: &str, what: &str, texts: Vec<Text>) -> Vec<String> {
        let numbered = texts.into_iter().zip(1..);
        numbered
            .map(|(text, number)| self.text(place, &format!("{what} {number}"), text))
            .collect()
    }

    /// The labels of the scores 1 to 5.
    pub(super) fn labels(
        &mut self,
        place: &str,
        labels: Spanned<Vec<Text>>,
    ) -> Option<[String; 5]> {
        let at = labels.span();
        let labels = self.texts(place, "label", labels.into_inner());
        let count = labels.len();
        let five = labels.try_into().ok();
        if five.is_none() {
            let message =
                format!("there must be five labels, for the scores 1 to 5; there are {count}");
            self.problem(at, place, message);
        }
        five
    }

    /// One of the names that are known.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        place: &str,
        what: &str,
        name: &Text,
        known: &[(&str, T)],
    ) -> Option<T> {
        let found = known.iter().find(|(known, _)| known == name.get_ref());
        if found.is_none() {
            let names: Vec<String> = known
                .iter()
                .map(|(known, _)| format!("`{known}`"))
                .collect();
            let message = format!(
                "the {what} `{}` is none of {}",
                name.get_ref(),
                names.join(", ")
            );
            self.problem(name.span(), place, message);
        }
        found.map(|(_, value)| *value)
    }

    /// The key of a phase: one segment, used once.
    pub(super) fn phase_key(&mut self, place: &str, key: Text) -> String {
        let at = key.span();
        let key = key.into_inner();
        if !is_segment(&key) {
            self.problem(at.clone(), place, format!("the key `{key}` {NO_SEGMENT}"));
        }
        if let Some(first) = self.phases.insert(key.clone(), place.to_owned()) {
            self.problem(
                at,
                place,
                format!("the key `{key}` is already that of {first}"),
            );
        }
        key
    }

    /// A key of this kind: its phase's, then a segment, used once.
    pub(super) fn key(
        &mut self,
        kind: &str,
        scope: Option<&str>,
        place: &str,
        key: Text,
    ) -> String {
        let at = key.span();
        let key = key.into_inner();
        let (phase, own) = key.split_once('/').unwrap_or(("", &key));
        if let Some(scope) = scope.filter(|scope| *scope != phase) {
            self.problem(
                at.clone(),
                place,
                format!("the key `{key}` does not begin with `{scope}/`"),
            );
        }
        if !is_segment(own) {
            self.problem(at.clone(), place, format!("the key `{key}` {NO_SEGMENT}"));
        }
        if let Some(first) = self.keys.insert(format!("{kind}/{key}"), place.to_owned()) {
            self.problem(
                at,
                place,
                format!("the key `{key}` is already that of {first}"),
            );
        }
        key
    }

    /// A key that is no longer used.
    pub(super) fn retired(&mut self, key: Text) -> String {
        let at = key.span();
        let key = key.into_inner();
        if let Some(place) = self.keys.get(&key) {
            let message = format!("the key `{key}` is retired, but still that of {place}");
            self.problem(at, WHOLE, message);
        } else if key.parse::<Slot>().is_err() && !key.starts_with("deliverable/") {
            let kinds = "`answer/`, `score/`, `tick/` or `deliverable/`";
            self.problem(
                at,
                WHOLE,
                format!("the retired `{key}` does not begin with {kinds}"),
            );
        }
        key
    }

    /// True for the field that can be bound, the title.
    pub(super) fn binds_title(&mut self, place: &str, binds: &Text) -> bool {
        let is_title = binds.get_ref() == TITLE;
        if !is_title {
            let message = format!(
                "`binds` is `{}`; only `{TITLE}` can be bound",
                binds.get_ref()
            );
            self.problem(binds.span(), place, message);
        } else if let Some(first) = self.title.replace(place.to_owned()) {
            self.problem(
                binds.span(),
                place,
                format!("the title is already bound to {first}"),
            );
        }
        is_title
    }

    /// What covers a deliverable: at least one slot, each named once.
    pub(super) fn evidence(&mut self, place: &str, evidence: Spanned<Vec<Text>>) -> Vec<Slot> {
        if evidence.get_ref().is_empty() {
            self.problem(
                evidence.span(),
                place,
                "it has no evidence, so it could never be covered",
            );
        }
        let mut slots = Vec::new();
        let mut named = HashSet::new();
        for text in evidence.into_inner() {
            let at = text.span();
            match text.get_ref().parse::<Slot>() {
                Err(error) => self.problem(at, place, format!("evidence {error}")),
                Ok(slot) if !named.insert(slot.clone()) => {
                    self.problem(at, place, format!("evidence `{slot}` is named twice"));
                }
                Ok(slot) => {
                    let place = place.to_owned();
                    self.evidence.push(Evidence {
                        at,
                        place,
                        slot: slot.clone(),
                    });
                    slots.push(slot);
                }
            }
        }
        slots
    }

    /// What can be judged only when every part was read.
    pub(super) fn whole(&mut self) {
        if self.title.is_none() {
            self.missing(WHOLE, "no question has `binds = \"title\"`");
        }
        for Evidence { at, place, slot } in std::mem::take(&mut self.evidence) {
            if !self.keys.contains_key(&slot.to_string()) {
                self.problem(
                    at,
                    &place,
                    format!("evidence `{slot}` names nothing in this framework"),
                );
            }
        }
    }
}

/// What is wrong with a key that is no segment.
const NO_SEGMENT: &str = "is not made of a–z, 0–9 and single hyphens";

/// True for words of a–z and 0–9 joined by single hyphens.
fn is_segment(text: &str) -> bool {
    text.split('-').all(|word| {
        let mut bytes = word.bytes();
        !word.is_empty() && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
