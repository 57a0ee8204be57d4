//! What helps where something is asked.

use super::Scoping;
use crate::wire::wire;

wire! {
    /// What helps where something is asked, in a sentence or two.
    pub struct Help {
        /// The kind of what is asked about: `tag`.
        pub on: String,
        /// What it tells.
        pub title: String,
        /// A sentence or two.
        pub text: String,
        /// A sentence each; may be none.
        pub points: Vec<HelpPoint>,
    }
}

wire! {
    /// A point of what helps.
    pub struct HelpPoint {
        /// What it is about.
        pub name: String,
        /// A sentence.
        pub text: String,
    }
}

impl Scoping {
    /// What helps where a kind is asked about.
    pub fn help(&self, on: &str) -> Option<&Help> {
        self.helps.iter().find(|help| help.on == on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kind;

    /// A sentence each, never a manual.
    #[test]
    fn help_is_short_and_on_what_there_is() {
        let scoping = Scoping::built_in();
        for help in &scoping.helps {
            let is_asked = !scoping.fields(&help.on).is_empty() || help.on == "benefit";
            assert!(is_asked, "{}", help.on);
            assert!(help.text.matches(". ").count() <= 1, "{}", help.text);
            for point in &help.points {
                assert_eq!(point.text.matches('.').count(), 1, "{}", point.text);
            }
        }
        let tag = scoping.help(kind::TAG).map(|help| help.points.len());
        assert_eq!(tag, Some(5));
        assert!(scoping.help(kind::METRIC).is_some());
        for slide in &scoping.slides {
            assert!(slide.help.ends_with('.'), "{}", slide.key);
            assert_eq!(slide.help.matches('.').count(), 1, "{}", slide.help);
        }
    }
}
