//! What the law asks of an integration or a tag, and what of it is still open.

use crate::document::fold::Record;
use crate::document::kind::{field, law};
use crate::framework::scoping::{Choice, Control, Field, Scoping};

use super::said;

/// What is open of the lawful record: not entered, or not checked yet, and not settled by something else, such as that there is no
/// personal data. What is open is never fine.
pub fn open(record: &Record) -> Vec<&'static Field> {
    let asked = &Scoping::built_in().law;
    let settles = |field: &Field| {
        let chosen = asked.iter().flat_map(|asked| chosen(record, asked));
        chosen
            .into_iter()
            .any(|option| option.settles.contains(&field.field))
    };
    let is_open = |field: &&Field| !is_answered(record, field) && !settles(field);
    asked.iter().filter(is_open).collect()
}

/// Whether nobody entered anything of it.
pub fn is_untouched(record: &Record) -> bool {
    let asked = &Scoping::built_in().law;
    asked
        .iter()
        .all(|field| said::in_words(record, field, "").trim().is_empty())
}

/// Whether it is said that there is no personal data in it.
pub fn has_no_personal_data(record: &Record) -> bool {
    record.is_set(&field::member(law::DATA, "none"))
}

/// What is chosen of a field of options.
pub fn chosen<'a>(record: &Record, field: &'a Field) -> Vec<&'a Choice> {
    let is_chosen = |option: &&Choice| match field.kind {
        Control::Choice => record.text(&field.field) == option.key,
        Control::Flags => record.is_set(&field.member(&option.key)),
        _ => false,
    };
    field.options.iter().filter(is_chosen).collect()
}

fn is_answered(record: &Record, field: &Field) -> bool {
    let is_said = !said::in_words(record, field, "").trim().is_empty();
    is_said && !chosen(record, field).iter().any(|option| option.open)
}

/// How much is open, in words.
pub fn standing(record: &Record) -> String {
    match open(record).len() {
        0 => "Complete".to_owned(),
        _ if is_untouched(record) => "Nothing is checked yet".to_owned(),
        1 => "1 thing is not checked yet".to_owned(),
        many => format!("{many} things are not checked yet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(record: &Record) -> Vec<&'static str> {
        open(record)
            .into_iter()
            .map(|field| field.field.as_str())
            .collect()
    }

    fn record(fields: &[(&str, &str)]) -> Record {
        let mut record = Record::default();
        for (field, value) in fields {
            let one = match *value {
                "1" => Record::holding(field, crate::document::value::Value::Integer(1)),
                text => Record::holding(field, text.into()),
            };
            record.fields.extend(one.fields);
        }
        record
    }

    #[test]
    fn not_checked_yet_is_open_as_nothing_is() {
        assert_eq!(
            names(&Record::default()).len(),
            Scoping::built_in().law.len()
        );
        assert_eq!(standing(&Record::default()), "Nothing is checked yet");
        let said = record(&[("law/basis", "not-checked"), ("law/data/contact", "1")]);
        let open = names(&said);
        assert!(
            open.contains(&"law/basis") && !open.contains(&"law/data"),
            "{open:?}"
        );
        assert_eq!(standing(&said), "9 things are not checked yet");
    }

    #[test]
    fn what_is_settled_elsewhere_is_not_open() {
        let no_data = record(&[("law/data/none", "1"), ("law/purpose/service", "1")]);
        assert!(names(&no_data).is_empty());
        assert_eq!(standing(&no_data), "Complete");
        let stays = record(&[("law/transfer", "no")]);
        assert!(!names(&stays).contains(&"law/safeguard"));
        let leaves = record(&[("law/transfer", "yes")]);
        assert!(names(&leaves).contains(&"law/safeguard"));
    }

    /// Each option that is an answer says what it is for others, but for those that are told in words.
    #[test]
    fn each_answer_is_known_to_the_taxonomy() {
        let told = ["law/recipients", "law/transfer"];
        let asked = Scoping::built_in().law.iter();
        for field in asked.filter(|field| !told.contains(&field.field.as_str())) {
            for option in &field.options {
                let is_answer = !option.open && option.settles.is_empty();
                assert_eq!(
                    is_answer,
                    !option.fides.is_empty(),
                    "{} {}",
                    field.field,
                    option.key
                );
            }
            let settles = field.options.iter().flat_map(|option| &option.settles);
            for settled in settles {
                let law = &Scoping::built_in().law;
                assert!(law.iter().any(|field| field.field == *settled), "{settled}");
            }
        }
    }
}
