//! RACI: what a stakeholder has to do with a phase, as a letter, and what a phase lacks in these.

use super::{StakeholderRow, UseCase};

/// The letters, with what they stand for.
pub const LETTERS: [(&str, &str); 5] = [
    ("R", "Responsible"),
    ("A", "Accountable"),
    ("A/R", "Accountable and responsible"),
    ("C", "Consulted"),
    ("I", "Informed"),
];

/// What the letters of a phase lack.
#[derive(Debug, Clone)]
pub enum Hole<'a> {
    /// Nobody is accountable; with the first row that has a letter.
    NobodyAccountable(StakeholderRow<'a>),
    /// More than one is accountable: two or more rows.
    SeveralAccountable(Vec<StakeholderRow<'a>>),
    /// Somebody is accountable, in the first of these rows, and nobody is responsible.
    NobodyResponsible(StakeholderRow<'a>),
}

/// What a letter stands for; `None` for anything else.
pub fn in_words(letter: &str) -> Option<&'static str> {
    let found = LETTERS.iter().find(|(known, _)| *known == letter);
    found.map(|(_, words)| *words)
}

/// `A – Accountable`; empty where there is no letter.
pub fn told(letter: &str) -> String {
    match in_words(letter) {
        Some(words) => format!("{letter} – {words}"),
        None => String::new(),
    }
}

/// What the letters of a phase lack; nothing where none is given.
pub fn holes<'a>(use_case: &'a UseCase, phase: &str) -> Vec<Hole<'a>> {
    of_rows(&use_case.stakeholders(phase))
}

/// How many holes all phases have.
pub fn count(use_case: &UseCase) -> u32 {
    let rows = use_case.rows();
    // Mostly nobody uses letters.
    if rows.iter().all(|row| row.raci().is_empty()) {
        return 0;
    }
    let phases = use_case.framework.phases.iter();
    let holes = phases.map(|phase| holes(use_case, &phase.key).len() as u32);
    holes.sum()
}

fn of_rows<'a>(rows: &[StakeholderRow<'a>]) -> Vec<Hole<'a>> {
    let with = |letter: char| {
        let has = move |row: &&StakeholderRow<'a>| row.raci().contains(letter);
        rows.iter().filter(has).copied().collect::<Vec<_>>()
    };
    let Some(first) = rows.iter().find(|row| !row.raci().is_empty()) else {
        return Vec::new();
    };
    let accountable = with('A');
    let mut holes = Vec::new();
    match accountable.as_slice() {
        [] => holes.push(Hole::NobodyAccountable(*first)),
        [_] => {}
        _ => holes.push(Hole::SeveralAccountable(accountable.clone())),
    }
    if let (Some(row), true) = (accountable.first(), with('R').is_empty()) {
        holes.push(Hole::NobodyResponsible(*row));
    }
    holes
}

impl<'a> Hole<'a> {
    /// The row at which it can be filled.
    pub fn row(&self) -> StakeholderRow<'a> {
        match self {
            Self::NobodyAccountable(row) | Self::NobodyResponsible(row) => *row,
            Self::SeveralAccountable(rows) => rows[0],
        }
    }
}
