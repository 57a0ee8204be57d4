//! The table of use cases: which are shown, in which order and groups, with which columns.

use crate::wire::wire;

use super::Since;

wire! {
    /// How the use cases at work are shown. The window keeps it, and sends it along.
    #[derive(Eq, Hash)]
    pub struct Arrangement {
        /// Which of them.
        pub filter: UseCaseFilter,
        /// What they are in order of.
        pub sort: Column,
        /// The highest first. What says nothing comes last, either way.
        pub descending: bool,
        /// What they stand in groups by.
        pub group: Option<GroupBy>,
        /// What is told of each beside its title.
        pub columns: Vec<Column>,
        /// What became of each since a point, and whether those alone are shown that were worked on since.
        pub since: Option<Since>,
    }
}

wire! {
    /// Which use cases are shown: those for which all of it holds. What names nothing lets all through; of what names
    /// several, one has to hold. An empty name stands for what says nothing.
    #[derive(Eq, Hash, Default)]
    pub struct UseCaseFilter {
        /// The keys of the phases that they are in; empty: behind the last.
        pub phases: Vec<String>,
        /// How far they are.
        pub states: Vec<UseCaseState>,
        /// The keys of activation types.
        pub types: Vec<String>,
        /// Their owners.
        pub owners: Vec<String>,
        /// Their labels, however they are spelled.
        pub labels: Vec<String>,
        /// Those alone of which value, effort, risk or readiness has no rating.
        pub unscored: bool,
    }
}

wire! {
    /// How far a use case is.
    #[derive(Hash)]
    pub enum UseCaseState {
        /// Nothing is entered.
        NotStarted,
        /// Something is entered.
        Started,
        /// All phases are complete.
        Complete,
    }
}

wire! {
    /// What the table tells of a use case.
    #[derive(Hash)]
    pub enum Column {
        /// Its title.
        Title,
        /// Its activation type.
        Type,
        /// Its owner.
        Owner,
        /// Its labels.
        Labels,
        /// What it is called in the tool that it was imported from.
        Elsewhere,
        /// The quarter in which it is to go live.
        Target,
        /// How far each phase is.
        Phases,
        /// The axes.
        Value,
        /// See [`Column::Value`].
        Effort,
        /// See [`Column::Value`].
        Risk,
        /// See [`Column::Value`].
        Readiness,
        /// What it may bring.
        Benefit,
        /// When it was edited last.
        Edited,
    }
}

wire! {
    /// What use cases stand in groups by.
    #[derive(Hash)]
    pub enum GroupBy {
        /// The phase that they are in.
        Phase,
        /// How far they are.
        State,
        /// Their activation type.
        Type,
        /// Their owner.
        Owner,
        /// The first of their labels, however it is spelled.
        Label,
    }
}

wire! {
    /// The head of a group, which its first row tells.
    #[derive(Eq)]
    pub struct GroupHead {
        /// `Design`, `Marc Janssen`, `No owner`.
        pub label: String,
        /// How many use cases are in it.
        pub count: u32,
    }
}

wire! {
    /// Something by which use cases can be filtered.
    #[derive(Hash)]
    pub enum Facet {
        /// See [`UseCaseFilter::phases`].
        Phases,
        /// See [`UseCaseFilter::states`].
        States,
        /// See [`UseCaseFilter::types`].
        Types,
        /// See [`UseCaseFilter::owners`].
        Owners,
        /// See [`UseCaseFilter::labels`].
        Labels,
    }
}

wire! {
    /// What is filtered by now.
    #[derive(Eq)]
    pub struct Chip {
        /// What it is of.
        pub facet: Facet,
        /// `Owner: Marc Janssen`, `Label: CRM or Loyalty`.
        pub label: String,
    }
}

wire! {
    /// What can be filtered by, in one respect.
    #[derive(Eq)]
    pub struct FacetChoice {
        /// What stands for it in the filter.
        pub value: String,
        /// What it is called.
        pub label: String,
        /// How many use cases at work it holds for.
        pub count: u32,
    }
}

wire! {
    /// Which use cases something is done with: of those that the table shows, all but some, or some alone.
    #[derive(Eq)]
    pub struct Picked {
        /// What the table shows.
        pub arrangement: Arrangement,
        /// All of these.
        pub all: bool,
        /// Of these the contrary.
        pub but: Vec<String>,
    }
}

impl Picked {
    /// All use cases at work, as a table shows them before anybody arranged it.
    pub fn all() -> Self {
        Self {
            arrangement: Arrangement::default(),
            all: true,
            but: Vec::new(),
        }
    }
}

wire! {
    /// A label that use cases have.
    #[derive(Eq)]
    pub struct Label {
        /// The label, as it is spelled most often.
        pub name: String,
        /// The field of it in each of them.
        pub field: String,
        /// How many have it.
        pub count: u32,
    }
}

impl Default for Arrangement {
    fn default() -> Self {
        Self {
            filter: UseCaseFilter::default(),
            sort: Column::Edited,
            descending: true,
            group: None,
            columns: vec![
                Column::Type,
                Column::Owner,
                Column::Phases,
                Column::Value,
                Column::Effort,
                Column::Risk,
                Column::Readiness,
                Column::Edited,
            ],
            since: None,
        }
    }
}
