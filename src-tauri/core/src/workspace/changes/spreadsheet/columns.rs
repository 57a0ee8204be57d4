//! Where the columns of a table can go, and what a cell means there.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Control, Scoping};
use crate::framework::{Dimension, Framework};
use crate::spreadsheet::{CELL_LIMIT, Cell, Doubt, Headers, Row, Spreadsheet};
use crate::text::name;
use crate::use_case::entry::Entry;
use crate::view::{SheetMapping, SheetPlace, SheetPlaces};

/// What scoping asks that a table can answer, beside the questions of the phases.
const SCOPED: [&str; 4] = [
    field::OWNER,
    field::LABEL,
    field::TARGET_QUARTER,
    field::GO_LIVE,
];

/// The columns that go somewhere, by their field, in the order of the table.
pub(crate) struct Columns {
    of: BTreeMap<String, Vec<usize>>,
    /// What each column is called.
    names: Vec<String>,
}

/// Where columns can go, in groups.
pub(crate) fn places() -> Vec<SheetPlaces> {
    let place = |field: &str, label: &str| SheetPlace {
        field: field.to_owned(),
        label: label.to_owned(),
    };
    let mut own = vec![
        place(field::TITLE, "Title"),
        place(field::EXTERNAL_ID, "ID elsewhere"),
    ];
    let scoping = Scoping::built_in();
    let scoped = SCOPED.into_iter().filter_map(|field| {
        let found = scoping.find(kind::USE_CASE, field)?;
        Some(place(field, &found.field.idea))
    });
    own.extend(scoped);
    let whole = SheetPlaces {
        label: "Use case".to_owned(),
        places: own,
    };
    let phases = Framework::built_in().phases.iter().map(|phase| {
        let questions = phase.questions.iter().filter(|question| !question.is_title);
        let questions = questions.map(|asked| place(&asked.field(), &asked.text));
        let dimensions = phase.dimensions.iter();
        let dimensions = dimensions.map(|asked| {
            place(
                &asked.slot().to_string(),
                &format!("{} (1 to 5)", asked.name),
            )
        });
        SheetPlaces {
            label: phase.heading(),
            places: questions.chain(dimensions).collect(),
        }
    });
    std::iter::once(whole).chain(phases).collect()
}

/// What each column is taken for by what it is called, and the name of the tool that wrote them.
pub(crate) fn guessed(table: &Spreadsheet, has_header: bool) -> (SheetMapping, &'static str) {
    let columns = table.columns();
    let nothing = vec![String::new(); columns];
    if !has_header {
        let mut fields = nothing;
        if let Some(first) = fields.first_mut() {
            field::TITLE.clone_into(first);
        }
        return (SheetMapping { has_header, fields }, "");
    }
    let known = Headers::built_in();
    let names: Vec<String> = (0..columns)
        .map(|column| table.called(column, true))
        .collect();
    let tool = known.tool(&names);
    let places = places();
    let asked = asked();
    let is_place = |field: &str| {
        let mut all = places.iter().flat_map(|group| &group.places);
        all.any(|place| place.field == field)
    };
    let mut taken = BTreeSet::new();
    let fields = names.iter().map(|called| {
        let by_name = known.field(tool, called).map(str::to_owned);
        let field = by_name.or_else(|| asked.get(&name::key(called)).cloned());
        let field = field.filter(|field| is_place(field));
        // Titles stand in one of several columns where a tool writes a tree.
        let may_repeat =
            |field: &String| *field == field::LABEL || (*field == field::TITLE && tool.is_some());
        field
            .filter(|field| taken.insert(field.clone()) || may_repeat(field))
            .unwrap_or_default()
    });
    let fields = fields.collect();
    (
        SheetMapping { has_header, fields },
        tool.map_or("", |tool| &tool.name),
    )
}

/// The questions and dimensions of the framework, by what a column may be called that answers them.
fn asked() -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for phase in &Framework::built_in().phases {
        let questions = phase.questions.iter();
        let questions = questions.map(|one| (one.field(), one.text.as_str(), one.key.as_str()));
        let dimensions = phase.dimensions.iter();
        let dimensions =
            dimensions.map(|one| (one.slot().to_string(), one.name.as_str(), one.key.as_str()));
        for (field, text, key) in questions.chain(dimensions) {
            for called in [text, key, field.as_str()] {
                asked.insert(name::key(called), field.clone());
            }
        }
    }
    asked
}

impl Columns {
    /// The columns of a table as they are mapped.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no column says which use case a row is, [`Error::Unknown`] for a field that none can go to.
    pub(crate) fn of(table: &Spreadsheet, mapping: &SheetMapping) -> Result<Self, Error> {
        let places = places();
        let known: BTreeSet<&str> = places
            .iter()
            .flat_map(|group| &group.places)
            .map(|place| place.field.as_str())
            .collect();
        let mut of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (column, field) in mapping.fields.iter().enumerate() {
            if field.is_empty() {
                continue;
            }
            if !known.contains(field.as_str()) {
                return Err(Error::Unknown("field"));
            }
            of.entry(field.clone()).or_default().push(column);
        }
        if !of.contains_key(field::TITLE) && !of.contains_key(field::EXTERNAL_ID) {
            return Err(Error::Invalid(
                "Choose which column holds the titles first.".to_owned(),
            ));
        }
        let names = (0..table.columns()).map(|column| table.called(column, mapping.has_header));
        Ok(Self {
            of,
            names: names.collect(),
        })
    }

    /// The fields that columns go to.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }

    /// Whether a column goes there.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.of.contains_key(field)
    }

    /// What a row says for a field: of several columns the first that says something, of labels all.
    ///
    /// # Errors
    /// Why it can't be taken, in words.
    pub(crate) fn said(&self, row: &Row, field: &str) -> Result<String, String> {
        let columns = self.of.get(field).into_iter().flatten();
        let cells = columns.filter_map(|column| Some((*column, row.cells.get(*column)?)));
        let mut filled = cells.filter(|(_, cell)| !cell.text.is_empty());
        if field == field::LABEL {
            let all: Result<Vec<String>, String> = filled
                .map(|(column, cell)| self.sound(column, cell, field))
                .collect();
            return Ok(all?.join(", "));
        }
        match filled.next() {
            Some((column, cell)) => self.sound(column, cell, field),
            None => Ok(String::new()),
        }
    }

    fn sound(&self, column: usize, cell: &Cell, field: &str) -> Result<String, String> {
        let called = self.names.get(column).map_or("", String::as_str);
        let length = cell.text.chars().count();
        match cell.doubt {
            Some(Doubt::Failed) => Err(format!(
                "{called}: {} is what a formula left that failed.",
                cell.text
            )),
            Some(Doubt::Digits) if field == field::EXTERNAL_ID => Err(format!(
                "{called}: {} is a number whose last digits are lost. Format the column as text in the spreadsheet, and enter it anew.",
                cell.text
            )),
            _ if length > CELL_LIMIT => Err(format!(
                "{called}: the text has {length} characters, and up to {CELL_LIMIT} can be imported."
            )),
            _ => Ok(cell.text.clone()),
        }
    }
}

/// What the words of a cell enter where such a control is.
///
/// # Errors
/// Why they enter nothing, in words.
pub(crate) fn entry(
    said: &str,
    control: Control,
    framework: &Framework,
    field: &str,
) -> Result<Entry, String> {
    if control == Control::Labels {
        return Ok(Entry::Label(said.to_owned()));
    }
    if control != Control::Rating {
        let nothing = || format!("“{said}” can't be entered there.");
        return Entry::of_words(said, control).ok_or_else(nothing);
    }
    let dimension = field.strip_prefix("score/");
    match dimension.and_then(|key| framework.dimension(key)) {
        Some(dimension) => rated(said, dimension),
        None => Err("The framework of this use case does not ask for it.".to_owned()),
    }
}

/// A rating, as a number or by its word.
fn rated(said: &str, dimension: &Dimension) -> Result<Entry, String> {
    let number = said.trim_end_matches(".0").trim_end_matches(",0").parse();
    let by_word = || {
        let mut labels = dimension.labels.iter();
        let place = labels.position(|label| name::is_same(label, said))?;
        u32::try_from(place + 1).ok()
    };
    match number
        .ok()
        .filter(|number| (1..=5).contains(number))
        .or_else(by_word)
    {
        Some(score) => Ok(Entry::Score(score)),
        None => Err(format!(
            "{}: “{said}” is no rating. It is 1 to 5, or one of {}.",
            dimension.name,
            dimension.labels.join(", ")
        )),
    }
}
