//! Long lists in slices: their order is made once a revision, their rows when they are asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::id::Id;
use crate::document::kind;
use crate::document::mutant;
use crate::error::Error;
use crate::store::Listed;
use crate::text::collation::Collation;
use crate::text::find::Plain;
use crate::view::{Found, List, Placed, Rows, Says, Slice, Wanted};
use crate::workspace::Reader;
use crate::workspace::shelf::{Order, Said, lock};

/// So many rows of a list are answered at once, whatever is asked for: the window asks again for what it lacks.
const fn most(list: &List) -> usize {
    match list {
        // Everything that is asked about one stands in its row.
        List::Tags { .. } | List::Attributes => 18,
        _ => 50,
    }
}

/// So many rows beside one that is asked for by its document come with it: Tab leads to them.
const BESIDE: usize = 2;

/// What a list says is kept up to so many bytes.
const MOST_SAID: usize = 8 << 20;

impl Reader {
    /// Rows of a list.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn rows(&self, list: &List, wanted: &Wanted) -> Result<Rows, Error> {
        Ok(match list {
            List::UseCases | List::Archived | List::Table { .. } => {
                Rows::UseCases(self.use_case_slice(list, wanted)?)
            }
            List::Column { arrangement, phase } => {
                Rows::Cards(self.column_slice(arrangement, phase, wanted)?)
            }
            List::People { .. } => {
                Rows::People(self.slice(list, wanted, |id| self.person_row(id))?)
            }
            List::Involvement { .. } => {
                Rows::Involvement(self.slice(list, wanted, |id| self.involved_in(id))?)
            }
            List::Exportable => {
                Rows::Exportable(self.slice(list, wanted, |id| self.export_row(id))?)
            }
            List::Integrations => {
                Rows::Integrations(self.slice(list, wanted, |id| self.listed_integration(id))?)
            }
            List::Matrix => Rows::Matrix(self.matrix_slice(wanted)?),
            List::Ranking { weighing } => Rows::Ranking(self.ranked_slice(*weighing, wanted)?),
            List::Unranked { weighing } => Rows::Unranked(self.unranked_slice(*weighing, wanted)?),
            List::Metrics => Rows::Metrics(self.slice(list, wanted, |id| self.listed_metric(id))?),
            List::Learned => Rows::Learned(self.slice(list, wanted, |id| self.learned_with(id))?),
            List::Tags { .. } => Rows::Tags(self.slice(list, wanted, |id| self.listed_tag(id))?),
            List::Attributes => {
                Rows::Attributes(self.slice(list, wanted, |id| self.attribute_row(id, None))?)
            }
            List::Faults => Rows::Faults(self.fault_slice(wanted)?),
        })
    }

    /// How often each row of a list says some words, as the window finds them in the rows that it shows.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn find_in(&self, list: &List, words: &str) -> Result<Found, Error> {
        let words = Plain::of(words);
        let said = self.said_by(list)?;
        let times = said
            .iter()
            .map(|row| row.iter().map(|text| text.times(&words)).sum());
        Ok(Found {
            revision: self.revision,
            times: times.map(number).collect(),
        })
    }

    /// What each row of a list says, in its order. It is kept for the next words that are looked for.
    fn said_by(&self, list: &List) -> Result<Said, Error> {
        let (order, today) = (self.order(list)?, self.today());
        let stands = |of: &Order, day: &String| {
            (Arc::ptr_eq(of, &order) || mutant::lacks("what is said is of an order"))
                && (*day == today || mutant::lacks("what is said is of a day"))
        };
        if let Some((of, day, said)) = lock(&self.shelf.said).get(list)
            && stands(of, day)
        {
            return Ok(Arc::clone(said));
        }
        let heads = self.heads(list)?;
        let said = order.iter().map(|id| match list {
            List::Table { arrangement } => {
                let mut row = self.row_in(list, *id)?;
                row.group = heads.get(id).cloned();
                let texts = row.texts_in(&arrangement.columns).into_iter();
                Ok(texts.map(|text| Plain::of(&text)).collect())
            }
            List::UseCases | List::Archived => Ok(plain(&self.row_in(list, *id)?)),
            List::Column { .. } => Ok(plain(&self.card(*id)?)),
            List::People { .. } => Ok(plain(&self.person_row(*id)?)),
            List::Involvement { .. } => Ok(plain(&self.involved_in(*id)?)),
            List::Exportable => Ok(plain(&self.export_row(*id)?)),
            List::Integrations => Ok(plain(&self.listed_integration(*id)?)),
            // A row of the matrix is found by its head.
            List::Matrix => {
                let listed = self.listed.get(id).ok_or(Error::Unknown("use case"))?;
                Ok(vec![Plain::of(&self.name_listed(listed)?)])
            }
            List::Ranking { weighing } => Ok(plain(&self.ranked_row(*weighing, *id)?)),
            List::Unranked { weighing } => Ok(plain(&self.unranked_row(*weighing, *id)?)),
            List::Metrics => Ok(plain(&self.listed_metric(*id)?)),
            List::Learned => Ok(plain(&self.learned_with(*id)?)),
            List::Tags { .. } => Ok(plain(&self.listed_tag(*id)?)),
            List::Attributes => Ok(plain(&self.attribute_row(*id, None)?)),
            List::Faults => Ok(plain(&self.checked()?.row(*id)?)),
        });
        let said: Said = said.collect::<Result<_, Error>>()?;
        // What tells the time of day is another a moment later.
        let tells_time = matches!(list, List::UseCases | List::Archived | List::Table { .. });
        if !tells_time && said.iter().flatten().map(Plain::size).sum::<usize>() <= MOST_SAID {
            let made = (order, today, Arc::clone(&said));
            lock(&self.shelf.said).put(list.clone(), made);
        }
        Ok(said)
    }

    /// The documents of a list, in its order.
    pub(crate) fn order(&self, list: &List) -> Result<Order, Error> {
        let stands = |revision: u64, collation: &Arc<Collation>| {
            (revision == self.revision || mutant::lacks("an order is of a revision"))
                && Arc::ptr_eq(collation, &self.collation)
        };
        if let Some((revision, collation, order)) = lock(&self.shelf.orders).get(list)
            && stands(*revision, collation)
        {
            return Ok(Arc::clone(order));
        }
        let order: Order = match list {
            List::UseCases => self.order_at_work(),
            List::Table { arrangement } => self.order_of_table(arrangement)?,
            List::Column { arrangement, phase } => self.order_of_column(arrangement, phase)?,
            List::People { filter } => self.order_of_people(filter)?,
            List::Involvement { filter, holes } => self.order_of_involvement(filter, *holes)?,
            List::Archived => self.order_archived(),
            List::Exportable => {
                let parts = [self.order(&List::UseCases)?, self.order(&List::Archived)?];
                parts.concat().into()
            }
            List::Integrations => self.order_of_integrations()?,
            List::Matrix => self.by_name(self.use_cases_at_work())?,
            List::Ranking { weighing } => self.order_ranked(*weighing)?,
            List::Unranked { weighing } => self.order_unranked(*weighing)?,
            List::Metrics => self.by_name(self.listed_of(kind::METRIC))?,
            List::Learned => self.order_of_learned()?,
            List::Tags { filter, shown } => self.order_of_tags(filter, shown)?,
            List::Attributes => self.by_name(self.listed_of(kind::ATTRIBUTE))?,
            List::Faults => Arc::clone(&self.checked()?.order),
        };
        self.keep_order(list, &order);
        Ok(order)
    }

    /// Keeps an order that was made, for whoever asks for the list.
    pub(crate) fn keep_order(&self, list: &List, order: &Order) {
        let made = (
            self.revision,
            Arc::clone(&self.collation),
            Arc::clone(order),
        );
        lock(&self.shelf.orders).put(list.clone(), made);
    }

    /// Documents by what they are called.
    pub(crate) fn by_name<'a>(
        &self,
        rows: impl Iterator<Item = &'a Listed>,
    ) -> Result<Order, Error> {
        let named = rows.map(|row| Ok((self.collation.key(&self.name_listed(row)?), row.doc)));
        let mut named = named.collect::<Result<Vec<_>, Error>>()?;
        named.sort();
        Ok(named.into_iter().map(|(_, id)| id).collect())
    }

    /// The rows of a list that are wanted, each made of its document.
    pub(crate) fn slice<T>(
        &self,
        list: &List,
        wanted: &Wanted,
        row: impl Fn(Id) -> Result<T, Error>,
    ) -> Result<Slice<T>, Error> {
        let order = self.order(list)?;
        let rows = numbers(&order, wanted, most(list)).into_iter().map(|at| {
            let row = row(order[at])?;
            let at = number(at);
            Ok(Placed { at, row })
        });
        Ok(Slice {
            revision: self.revision,
            all: number(order.len()),
            rows: rows.collect::<Result<_, Error>>()?,
        })
    }
}

/// The numbers of the rows that are wanted, in order.
fn numbers(order: &[Id], wanted: &Wanted, most: usize) -> Vec<usize> {
    let all = order.len();
    if all <= wanted.few as usize || all == 0 {
        return (0..all).collect();
    }
    let mut numbers = BTreeSet::from([0, all - 1]);
    for id in &wanted.about {
        let at = id
            .parse()
            .ok()
            .and_then(|id: Id| order.iter().position(|row| *row == id));
        if let Some(at) = at {
            numbers.extend(at.saturating_sub(BESIDE)..all.min(at + BESIDE + 1));
        }
    }
    for (from, to) in &wanted.spans {
        let room = most.saturating_sub(numbers.len());
        numbers.extend((*from as usize..all.min(*to as usize)).take(room));
    }
    numbers.into_iter().collect()
}

/// What a row says, as words are found in it.
fn plain(row: &impl Says) -> Vec<Plain> {
    let texts = row.texts().into_iter();
    texts.map(|text| Plain::of(&text)).collect()
}

/// A count as it is sent.
pub(crate) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
