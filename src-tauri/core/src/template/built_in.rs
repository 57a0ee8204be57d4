//! The templates that are part of the build.

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use super::Template;
use crate::document::id::Id;

/// A template that is part of the build.
#[derive(Debug)]
pub struct BuiltIn {
    /// The name of its file, which names it.
    pub key: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The same, read.
    pub template: Arc<Template>,
    /// The document that keeps this text in a workspace: the same in every copy.
    pub document: Id,
}

macro_rules! texts {
    ($($key:literal),* $(,)?) => {
        [$(($key, include_str!(concat!("../../templates/", $key, ".toml")))),*]
    };
}

/// The files, in the order in which they are offered.
const TEXTS: [(&str, &str); 12] = texts![
    "abandoned-basket",
    "welcome",
    "churn",
    "win-back",
    "next-best-offer",
    "recommendations",
    "price-drop",
    "back-in-stock",
    "replenishment",
    "suppression",
    "lead-scoring",
    "homepage",
];

/// The built-in templates, in the order in which they are offered.
pub fn built_in() -> &'static [BuiltIn] {
    static ALL: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
        let read = |(key, text)| BuiltIn {
            key,
            text,
            template: Arc::new(Template::of(text)),
            document: document(text),
        };
        TEXTS.into_iter().map(read).collect()
    });
    &ALL
}

fn document(text: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(text)[..16]);
    Id::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_listed_and_sound() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let files = fs::read_dir(folder).unwrap();
        let files = files.map(|file| file.unwrap().path());
        let files: BTreeSet<String> = files
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        let listed: BTreeSet<String> = TEXTS.iter().map(|(key, _)| (*key).to_owned()).collect();
        assert_eq!(files, listed);
        for (key, text) in TEXTS {
            if let Err(problems) = Template::parse(text) {
                let told = problems.iter().map(ToString::to_string);
                panic!("{key}.toml\n{}", Vec::from_iter(told).join("\n"));
            }
        }
    }

    /// What a consultant expects of each: why it should work, what tells whether it does and what must not suffer, what is
    /// tagged, what it rests on, what may go wrong.
    #[test]
    fn each_has_a_hypothesis_metrics_with_a_guardrail_tags_integrations_and_risks() {
        for BuiltIn { key, template, .. } in built_in() {
            for field in [
                "title",
                "activation",
                "tracker/change",
                "tracker/audience",
                "tracker/effect",
                "tracker/reason",
                "answer/ideation/explanation",
                "answer/ideation/problem",
                "answer/ideation/data",
                "answer/assessment/risks",
                "req/data",
            ] {
                assert!(template.answers.contains_key(field), "{key}: {field}");
            }
            let metrics = template.rows("metric");
            assert!(metrics.len() >= 3, "{key}: {} metrics", metrics.len());
            for metric in metrics {
                for field in ["unit", "direction", "goal"] {
                    assert!(metric.contains_key(field), "{key}: {field} of {metric:?}");
                }
            }
            let is_guardrail =
                |metric: &super::super::Texts| metric["goal"].starts_with("Guardrail");
            assert!(metrics.iter().any(is_guardrail), "{key} has no guardrail");
            for kind in ["tag", "integration", "step"] {
                assert!(template.rows(kind).len() >= 2, "{key}: {kind}s");
            }
        }
    }
}
