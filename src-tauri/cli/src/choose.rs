//! Finding what a person or a script named: a use case, a phase, a field.

use ninefold_core::framework::{Framework, Slot};
use ninefold_core::view::{UseCaseList, UseCaseRow};

use crate::failure::Failure;

/// How alike two names are, from 0 to 1, for one to be offered in place of the other.
const ALIKE: f64 = 0.75;

/// How many are offered.
const OFFERED: usize = 5;

/// The fewest characters of an identifier that name something.
const SHORTEST: usize = 4;

/// The use case with this title, or with an identifier that is or begins so. Archived ones count.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps.
pub fn use_case<'a>(list: &'a UseCaseList, named: &str) -> Result<&'a UseCaseRow, Failure> {
    let rows: Vec<&UseCaseRow> = list.use_cases.iter().chain(&list.archived).collect();
    let named = named.trim();
    let folded = named.to_lowercase();
    let ways: [&dyn Fn(&UseCaseRow) -> bool; 4] = [
        &|row| row.id == folded,
        &|row| row.title == named,
        &|row| row.title.to_lowercase() == folded,
        &|row| named.len() >= SHORTEST && row.id.starts_with(&folded),
    ];
    for fits in ways {
        let found: Vec<&UseCaseRow> = rows.iter().copied().filter(|row| fits(row)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                return Err(Failure::NotFound(format!(
                    "“{named}” fits {} use cases. Name one by its identifier:{}",
                    several.len(),
                    lines(several.iter().map(|row| shown(row)))
                )));
            }
        }
    }
    let near = near(
        &folded,
        rows.iter()
            .map(|row| (row.title.to_lowercase(), shown(row))),
    );
    Err(Failure::NotFound(format!(
        "There is no use case “{named}”.{}",
        offer(near)
    )))
}

/// The key of a phase, in any case.
///
/// # Errors
/// [`Failure::NotFound`], with the keys there are.
pub fn phase<'a>(framework: &'a Framework, named: &str) -> Result<&'a str, Failure> {
    let phases = &framework.phases;
    match phases
        .iter()
        .find(|phase| phase.key.eq_ignore_ascii_case(named))
    {
        Some(phase) => Ok(&phase.key),
        None => Err(Failure::NotFound(format!(
            "There is no phase “{named}”. The phases are:{}",
            lines(phases.iter().map(|phase| phase.key.clone()))
        ))),
    }
}

/// The slots that a key names: `title`, `answer/ideation/problem`, or `ideation/problem`, which may be several.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps.
pub fn slots(framework: &Framework, key: &str) -> Result<Vec<Slot>, Failure> {
    if key == "title"
        && let Some((_, question)) = framework.title_question()
    {
        return Ok(vec![question.slot()]);
    }
    let all = || framework.phases.iter().flat_map(|phase| phase.slots());
    let found: Vec<Slot> = all()
        .filter(|slot| slot.to_string() == key || slot.key() == key)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    // Near is what is spelled alike, whatever kind of slot was asked for.
    let wanted = match key.parse::<Slot>() {
        Ok(slot) => slot.key().to_owned(),
        Err(_) => key.to_owned(),
    };
    let names = all().map(|slot| (slot.key().to_owned(), slot.to_string()));
    Err(Failure::NotFound(format!(
        "There is no field “{key}”; `ninefold-cli list FILE USE-CASE` shows all.{}",
        offer(near(&wanted, names))
    )))
}

/// The use case as it is offered: by what names it, and its title.
fn shown(row: &UseCaseRow) -> String {
    let archived = if row.archived.is_some() {
        " (archived)"
    } else {
        ""
    };
    format!("{}  {}{archived}", row.id, row.title)
}

/// What is spelled like the name, or has it inside; the likest first.
fn near(named: &str, names: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let likeness = |name: &str| match !named.is_empty() && name.contains(named) {
        true => 1.0,
        false => strsim::normalized_damerau_levenshtein(named, name),
    };
    let mut near: Vec<(f64, String)> = names
        .map(|(name, shown)| (likeness(&name), shown))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter()
        .take(OFFERED)
        .map(|(_, shown)| shown)
        .collect()
}

fn offer(near: Vec<String>) -> String {
    match near.is_empty() {
        true => String::new(),
        false => format!(" Did you mean:{}", lines(near.into_iter())),
    }
}

fn lines(names: impl Iterator<Item = String>) -> String {
    names.map(|name| format!("\n  {name}")).collect()
}

#[cfg(test)]
mod tests {
    use ninefold_core::view::Archived;

    use super::*;

    fn row(id: &str, title: &str, archived: bool) -> UseCaseRow {
        UseCaseRow {
            id: id.to_owned(),
            title: title.to_owned(),
            brief: String::new(),
            steps: Vec::new(),
            progress: String::new(),
            axes: Vec::new(),
            edited_at: 0,
            edited_by: String::new(),
            archived: archived.then(|| Archived {
                reason: String::new(),
                at: 0,
                by: String::new(),
            }),
        }
    }

    fn list() -> UseCaseList {
        UseCaseList {
            revision: 1,
            subtitle: String::new(),
            use_cases: vec![
                row(
                    "0190aaaa-0000-7000-8000-000000000001",
                    "Abandoned cart email",
                    false,
                ),
                row("0190aaaa-0000-7000-8000-000000000002", "Win-back", false),
                row("0190bbbb-0000-7000-8000-000000000003", "win-back", false),
            ],
            archived: vec![row("0190cccc-0000-7000-8000-000000000004", "Hero", true)],
        }
    }

    #[test]
    fn use_cases_are_found_by_title_and_identifier() {
        let cases = [
            ("Abandoned cart email", "…001"),
            (" abandoned CART email", "…001"),
            ("Win-back", "…002"),
            ("win-back", "…003"),
            ("0190aaaa-0000-7000-8000-000000000002", "…002"),
            ("0190BBBB", "…003"),
            ("0190c", "…004"),
            (
                "WIN-BACK",
                "“WIN-BACK” fits 2 use cases. Name one by its identifier:\n  0190aaaa-0000-7000-8000-000000000002  Win-back\n  0190bbbb-0000-7000-8000-000000000003  win-back",
            ),
            (
                "0190a",
                "“0190a” fits 2 use cases. Name one by its identifier:\n  0190aaaa-0000-7000-8000-000000000001  Abandoned cart email\n  0190aaaa-0000-7000-8000-000000000002  Win-back",
            ),
            ("019", "There is no use case “019”."),
            (
                "Heroo",
                "There is no use case “Heroo”. Did you mean:\n  0190cccc-0000-7000-8000-000000000004  Hero (archived)",
            ),
            (
                "cart",
                "There is no use case “cart”. Did you mean:\n  0190aaaa-0000-7000-8000-000000000001  Abandoned cart email",
            ),
            ("", "There is no use case “”."),
        ];
        for (named, expected) in cases {
            let list = list();
            let found = match use_case(&list, named) {
                Ok(row) => format!("…{}", &row.id[row.id.len() - 3..]),
                Err(failure) => failure.to_string(),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn fields_are_found_by_key() {
        let framework = Framework::built_in();
        let found = |key: &str| match slots(framework, key) {
            Ok(slots) => slots
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" "),
            Err(failure) => failure.to_string(),
        };
        let cases = [
            ("title", "answer/ideation/use-case-name"),
            ("answer/ideation/success", "answer/ideation/success"),
            ("ideation/success", "answer/ideation/success"),
            ("ideation/customer-value", "score/ideation/customer-value"),
            (
                "score/ideation/customer-value",
                "score/ideation/customer-value",
            ),
            (
                "score/ideation/success",
                "There is no field “score/ideation/success”; `ninefold-cli list FILE USE-CASE` shows all. Did you mean:\n  answer/ideation/success\n  tick/ideation/success-defined",
            ),
            (
                "ideation/custmer-value",
                "There is no field “ideation/custmer-value”; `ninefold-cli list FILE USE-CASE` shows all. Did you mean:\n  score/ideation/customer-value",
            ),
            (
                "nothing",
                "There is no field “nothing”; `ninefold-cli list FILE USE-CASE` shows all.",
            ),
        ];
        for (key, expected) in cases {
            assert_eq!(found(key), expected);
        }
    }

    #[test]
    fn a_phase_is_found_by_key() {
        let framework = Framework::built_in();
        assert_eq!(phase(framework, "Ideation").unwrap(), "ideation");
        let failure = phase(framework, "1").unwrap_err().to_string();
        assert!(failure.contains("\n  ideation\n"), "{failure}");
    }
}
