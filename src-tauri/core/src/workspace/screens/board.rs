//! The board: each use case at work in the column of the phase in which it stands.

use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::progress::{self, PhaseState};
use crate::use_case::summary::Summary;
use crate::use_case::{UseCase, board, counted};
use crate::view::{
    Arrangement, Board, BoardColumn, Card, Choice, Facet, GroupBy, List, Slice, Wanted,
    WantedOfColumn,
};
use crate::workspace::Reader;
use crate::workspace::screens::facets::type_named;
use crate::workspace::screens::people::joined;
use crate::workspace::screens::slices::number;
use crate::workspace::shelf::Order;

/// So many cards of a column come with the board, where nobody says which.
const FIRST: u32 = 24;

impl Reader {
    /// The board with the cards that are wanted, of a column that is not named its first ones. What is filtered by and the
    /// order are those of the table.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a baseline that there is not, [`Error::Refused`] for no day; [`Error::NotRead`].
    pub fn board(
        &self,
        arrangement: &Arrangement,
        wanted: &[WantedOfColumn],
        archived: &Wanted,
    ) -> Result<Board, Error> {
        let shown = self.order(&table(arrangement))?.len();
        let first = Wanted {
            few: FIRST,
            spans: vec![(0, FIRST)],
            about: Vec::new(),
        };
        let columns = self.columns(arrangement)?.into_iter();
        let columns = columns.map(|(phase, ids)| {
            self.keep_order(&column(arrangement, &phase), &ids.into());
            let named = wanted.iter().find(|of| of.phase == phase);
            let named = named.map_or(&first, |of| &of.wanted);
            let cards = self.column_slice(arrangement, &phase, named)?;
            Ok(BoardColumn {
                key: match phase.as_str() {
                    "" => board::DONE.to_owned(),
                    phase => phase.to_owned(),
                },
                label: self.facet_in_words(Facet::Phases, &phase)?,
                count: counted(cards.all as usize),
                phase,
                cards,
            })
        });
        Ok(Board {
            revision: self.revision,
            at_work: number(self.order(&List::UseCases)?.len()),
            count: self.count_in_table(shown)?,
            chips: self.chips(&arrangement.filter)?,
            points: self.points()?,
            columns: columns.collect::<Result<_, Error>>()?,
            subtitle: Framework::built_in().subtitle.clone(),
            archived: self.use_case_slice(&List::Archived, archived)?,
        })
    }

    /// The columns with what is in them, in the order of the table: the phases of the built-in framework, those of others in
    /// which use cases stand, and what is behind the last.
    fn columns(&self, arrangement: &Arrangement) -> Result<Vec<(String, Vec<Id>)>, Error> {
        let phases = Framework::built_in().phases.iter();
        let keys = phases.map(|phase| phase.key.clone());
        let mut columns: Vec<_> = keys.map(|key| (key, Vec::new())).collect();
        let mut done = Vec::new();
        let typed = self.typed_use_case()?;
        for id in self.order(&table(arrangement))?.iter() {
            let Some((_, summary)) = self.figures(*id, typed.as_ref()) else {
                continue;
            };
            let phase = self.group_of(GroupBy::Phase, summary)?;
            match columns.iter_mut().find(|(key, _)| *key == phase) {
                Some((_, ids)) => ids.push(*id),
                None if phase.is_empty() => done.push(*id),
                None => columns.push((phase, vec![*id])),
            }
        }
        columns.push((String::new(), done));
        Ok(columns)
    }

    /// The use cases of a column, in the order of the table.
    pub(crate) fn order_of_column(
        &self,
        arrangement: &Arrangement,
        phase: &str,
    ) -> Result<Order, Error> {
        let mut columns = self.columns(arrangement)?.into_iter();
        let found = columns.find(|(key, _)| key == phase);
        Ok(found.map(|(_, ids)| ids).unwrap_or_default().into())
    }

    pub(crate) fn column_slice(
        &self,
        arrangement: &Arrangement,
        phase: &str,
        wanted: &Wanted,
    ) -> Result<Slice<Card>, Error> {
        self.slice(&column(arrangement, phase), wanted, |id| self.card(id))
    }

    pub(crate) fn card(&self, id: Id) -> Result<Card, Error> {
        let typed = self.typed_use_case()?;
        let (listed, summary) = self
            .figures(id, typed.as_ref())
            .ok_or(Error::Unknown("use case"))?;
        let framework = self.framework_named(&summary.framework)?;
        let at = summary.stands_at();
        let stands = framework.phases.get(at).zip(summary.phases.get(at));
        let activation = type_named(&summary.activation).map_or("", |(_, name)| name);
        let owner = self.owner_in_words(&summary.owner)?;
        Ok(Card {
            id: id.to_string(),
            title: self.name_listed(listed)?,
            about: joined(vec![activation, &owner]),
            labels: summary.labels.clone(),
            open: stands.map_or_else(String::new, |(phase, standing)| {
                progress::in_step(phase, standing).why
            }),
            moved: moved(summary, &framework),
        })
    }

    /// The columns that a use case can be moved to, of which the one is chosen that it was moved to.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn moves_on_board(&self, use_case: &str) -> Result<Vec<Choice>, Error> {
        let use_case = self.use_case(use_case)?;
        let at = use_case.text(field::AT_PHASE);
        let phases = use_case.framework.phases.iter();
        let columns = phases.map(|phase| (phase.key.as_str(), phase.label.as_str()));
        let columns = columns.chain([(board::DONE, "Done")]);
        let choice = |(key, name): (&str, &str)| Choice {
            key: key.to_owned(),
            field: field::AT_PHASE.to_owned(),
            name: name.to_owned(),
            hint: String::new(),
            chosen: key == at,
        };
        Ok(columns.map(choice).collect())
    }

    /// What became of a use case that was moved: `Moved “Cart” to Design.`
    pub(crate) fn moved_in_words(&self, id: Id) -> Result<String, Error> {
        let document = self.document(id)?;
        let framework = self.framework_of(&document)?;
        let use_case = UseCase::new(&document, &framework);
        let title = use_case.title();
        let at = Summary::of(&use_case).stands_at();
        let phase = framework
            .phases
            .get(at)
            .map_or("Done", |phase| &phase.label);
        Ok(match use_case.text(field::AT_PHASE) {
            "" => format!("“{title}” follows its progress: {phase}."),
            _ => format!("Moved “{title}” to {phase}."),
        })
    }
}

fn column(arrangement: &Arrangement, phase: &str) -> List {
    List::Column {
        arrangement: arrangement.clone(),
        phase: phase.to_owned(),
    }
}

/// The table without its groups: a board has columns instead.
fn table(arrangement: &Arrangement) -> List {
    let arrangement = Arrangement {
        group: None,
        ..arrangement.clone()
    };
    List::Table { arrangement }
}

/// Where a use case stands elsewhere than by its progress, why that is no mistake to be overlooked.
fn moved(summary: &Summary, framework: &Framework) -> String {
    if !summary.is_moved() {
        return String::new();
    }
    let (at, by_progress) = (summary.stands_at(), summary.progressed_to());
    let label = |at: usize| framework.phases.get(at).map_or("", |phase| &phase.label);
    if at < by_progress {
        return format!("Moved back here; {} is complete", label(at));
    }
    let before = summary.phases.iter().enumerate().take(at);
    let open = before.filter(|(_, phase)| phase.state != PhaseState::Complete);
    match open.count() {
        1 => format!("Moved here; {} is not complete", label(by_progress)),
        open => format!(
            "Moved here; {} and {} more are not complete",
            label(by_progress),
            open - 1
        ),
    }
}
