//! A table from elsewhere on its way to be use cases: its columns, and what taking it in would do.

use crate::wire::wire;

wire! {
    /// A table that was chosen, dropped or pasted.
    pub struct Sheet {
        /// The name of the file; empty where it was pasted.
        pub name: String,
        /// The tool whose export it seems to be; empty where it is none that is known.
        pub tool: String,
        /// What may not be as it was meant.
        pub told: Vec<String>,
        /// The sheets of a workbook by name.
        pub sheets: Vec<String>,
        /// Which of them is shown.
        pub sheet: u32,
        /// How many rows there are, the header aside.
        pub rows: u32,
        /// Its columns.
        pub columns: Vec<SheetColumn>,
        /// Where columns can go.
        pub places: Vec<SheetPlaces>,
        /// What they are taken for until the person says otherwise.
        pub mapping: SheetMapping,
    }
}

wire! {
    /// A column of a table.
    pub struct SheetColumn {
        /// What it is called.
        pub name: String,
        /// What the first rows say in it.
        pub sample: Vec<String>,
        /// No row says anything in it.
        pub empty: bool,
    }
}

wire! {
    /// Fields that stand together, such as those of a phase.
    pub struct SheetPlaces {
        /// `Phase 1: Discovery`.
        pub label: String,
        /// The fields.
        pub places: Vec<SheetPlace>,
    }
}

wire! {
    /// A field that a column can go to.
    pub struct SheetPlace {
        /// The field of a use case.
        pub field: String,
        /// What it is called.
        pub label: String,
    }
}

wire! {
    /// Which column goes where.
    pub struct SheetMapping {
        /// The first row says what the columns are called.
        pub has_header: bool,
        /// The field that each column goes to; empty for one that is left out.
        pub fields: Vec<String>,
    }
}

wire! {
    /// What taking in a table would do.
    pub struct SheetPreview {
        /// `38 use cases are new and 2 change. 1 row is left out.`
        pub in_words: String,
        /// What the button says that does it; empty where there is nothing to be done.
        pub does: String,
        /// How many use cases it makes.
        pub create: u32,
        /// How many it changes.
        pub change: u32,
        /// How many are as in the table already.
        pub same: u32,
        /// How many rows are left out.
        pub left_out: u32,
        /// Those it makes and changes, the first of them.
        pub rows: Vec<SheetRow>,
        /// Those left out, the first of them.
        pub left: Vec<SheetRow>,
        /// All that are left out with why, as rows to be pasted into a spreadsheet.
        pub left_as_text: String,
        /// What else it does, such as new people.
        pub notices: Vec<String>,
    }
}

wire! {
    /// A row of a table.
    pub struct SheetRow {
        /// Its number.
        pub number: u32,
        /// The title; may be empty where it is left out.
        pub title: String,
        /// It is a new use case.
        pub is_new: bool,
        /// What of it is entered, or why it is left out.
        pub details: String,
    }
}

wire! {
    /// How far a table is taken in.
    pub struct SheetProgress {
        /// `Reading row 1,200 of 10,000`.
        pub in_words: String,
        /// How far, of a hundred.
        pub percent: u32,
    }
}
