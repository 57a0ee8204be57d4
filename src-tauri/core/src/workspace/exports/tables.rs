//! What is exported as a table: for spreadsheet programs, and as a page.

use crate::error::Error;
use crate::outline;
use crate::page::Page;
use crate::spreadsheet::written::{About, Table, workbook};
use crate::use_case::counted;
use crate::view::{
    ExportOptions, Format, IntegrationPage, List, Losses, MetricPage, Picked, Scope, Separator,
    SeparatorChoice, TagFilter, Wanted, Weighing,
};
use crate::workspace::Reader;
use crate::workspace::exports::subject::{Form, Subject};

/// What the panel calls a workbook among the ways of exporting that may lose something.
const WORKBOOK: &str = "Excel file";

/// What all tables of the workspace are called.
const ALL: &str = "All tables";

/// A table, with the page that says the same and what the panel calls it.
struct Tabled {
    name: String,
    page: Page,
    table: Table,
}

impl Reader {
    /// Reads what a scope names, to be written in a format: of a table for spreadsheet programs no page is made.
    pub(super) fn subject_in(
        &self,
        scope: &Scope,
        options: &ExportOptions,
        format: Format,
    ) -> Result<Subject, Error> {
        let is_table = matches!(
            scope,
            Scope::Portfolio { .. }
                | Scope::Ranking { .. }
                | Scope::People
                | Scope::Learned
                | Scope::IntegrationTable
                | Scope::Tables
        );
        if !is_table || !matches!(format, Format::Xlsx | Format::Csv) {
            return self.subject(scope, options);
        }
        let mut subject = self.tabled(scope, false)?;
        subject.stated = Some(self.stated()?);
        Ok(subject)
    }

    /// Reads the table that a scope names, with a page that says the same if one is wanted.
    pub(super) fn tabled(&self, scope: &Scope, is_paged: bool) -> Result<Subject, Error> {
        if let Scope::Tables = scope {
            return self.all_tabled(is_paged);
        }
        let Tabled { name, page, table } = self.table_of(scope, is_paged)?;
        let part = table.name;
        let mut subject = self.of_workspace(part, page, Form::Tables(vec![table]))?;
        subject.name = name;
        Ok(subject)
    }

    /// Every table of the workspace, a sheet each, and a page with one below the other if that is wanted.
    fn all_tabled(&self, is_paged: bool) -> Result<Subject, Error> {
        let scopes = [
            Scope::Portfolio {
                picked: Picked::all(),
            },
            Scope::Ranking { weighing: None },
            Scope::Roadmap,
            Scope::IntegrationTable,
            Scope::Metrics,
            Scope::Tags {
                filter: TagFilter::default(),
            },
            Scope::People,
        ];
        let (mut page, mut tables) = (Page::default(), Vec::new());
        for scope in &scopes {
            let tabled = self.table_of(scope, is_paged)?;
            page.blocks.extend(tabled.page.blocks);
            tables.push(tabled.table);
        }
        self.of_workspace(ALL, page, Form::Tables(tables))
    }

    fn table_of(&self, scope: &Scope, is_paged: bool) -> Result<Tabled, Error> {
        Ok(match scope {
            Scope::Portfolio { picked } => self.portfolio_tabled(picked, is_paged)?,
            Scope::Ranking { weighing } => self.ranking_tabled(*weighing, is_paged)?,
            Scope::People => {
                let table = outline::people_table(&self.people()?.people);
                Tabled::of(page_of(is_paged, &table), table)
            }
            Scope::IntegrationTable => {
                let order = self.order(&List::Integrations)?;
                let pages = order.iter().map(|id| self.integration(&id.to_string()));
                let pages: Vec<IntegrationPage> = pages.collect::<Result<_, _>>()?;
                let table = outline::integration_table(&pages);
                Tabled::of(page_of(is_paged, &table), table)
            }
            Scope::Roadmap => {
                let (roadmap, time_line) = self.build_next()?;
                let table = outline::roadmap_table(&roadmap);
                let mut page = outline::roadmap(&roadmap);
                page.blocks.extend(outline::time_line(&time_line));
                Tabled::of(page, table)
            }
            Scope::Learned => {
                let table = outline::learned_table(&self.learned()?);
                Tabled::of(page_of(is_paged, &table), table)
            }
            Scope::Tags { filter } => {
                let plan = self.tagging_plan(filter)?;
                Tabled::of(outline::tags(&plan), outline::tag_table(&plan))
            }
            Scope::Metrics => {
                let rows = self.metrics()?.metrics;
                let pages = rows.iter().map(|row| self.metric(&row.id));
                let pages: Vec<MetricPage> = pages.collect::<Result<_, _>>()?;
                Tabled::of(outline::metrics(&pages), outline::metric_table(&pages))
            }
            Scope::ProcessingRecord => {
                let activities = self.processing()?;
                let of = self.stated()?.responsible;
                let table = outline::processing::table(&of, &activities);
                Tabled::of(outline::processing::page(&of, &activities), table)
            }
            _ => return Err(Error::Unknown("table")),
        })
    }

    fn portfolio_tabled(&self, picked: &Picked, is_paged: bool) -> Result<Tabled, Error> {
        let mut table = self.portfolio_table(picked)?;
        let all = picked.all && picked.but.is_empty();
        let count = match all {
            true => self.count_in_table(table.rows.len())?,
            false => counted(table.rows.len()),
        };
        let arrangement = &picked.arrangement;
        let chips = self.chips(&arrangement.filter)?.into_iter();
        let mut by: Vec<String> = chips.map(|chip| chip.label).collect();
        if arrangement.filter.unscored {
            by.push("not scored yet".to_owned());
        }
        if let Some(since) = arrangement.since.as_ref().filter(|since| since.only) {
            by.push(format!(
                "changed since {}",
                self.point_in_words(&since.point)?
            ));
        }
        table.said.push(match by.as_slice() {
            [] => count.clone(),
            by => format!("{count}: {}", by.join(", ")),
        });
        Ok(Tabled {
            name: format!("Table of {count}"),
            page: page_of(is_paged, &table),
            table,
        })
    }

    fn ranking_tabled(&self, weighing: Option<Weighing>, is_paged: bool) -> Result<Tabled, Error> {
        let by = self.weighing(weighing)?;
        let mut table = self.ranking_table(&by)?;
        let nothing = Wanted::NONE;
        let screen = self.ranking_screen(weighing, &nothing, &nothing)?;
        let weights = screen
            .weights
            .iter()
            .map(|one| format!("{} {}", one.label, one.part));
        let weights: Vec<String> = weights.collect();
        let rule = format!("{}: {}", by.method.label(), by.method.rule());
        table.said = vec![rule, weights.join(", "), screen.firmness];
        table.said.retain(|said| !said.is_empty());
        Ok(Tabled::of(page_of(is_paged, &table), table))
    }
}

impl Tabled {
    fn of(page: Page, table: Table) -> Self {
        let name = table.name.to_owned();
        Self { name, page, table }
    }
}

/// The page with a table, if one is wanted.
fn page_of(is_wanted: bool, table: &Table) -> Page {
    match is_wanted {
        true => outline::table(table),
        false => Page::default(),
    }
}

impl Subject {
    /// The tables as a workbook, which says when what it says was edited last, not when it was written: the same says the same.
    pub(super) fn workbook(&self, tables: &[Table], reader: &Reader) -> Result<Vec<u8>, Error> {
        let stated = self.stated.as_ref();
        let title = self.full_title();
        let about = About {
            title: &title,
            subject: &self.name,
            author: &reader.author,
            modified: &reader.dated(&[]),
            foot: stated.map_or("", |stated| &stated.confidentiality),
        };
        workbook(tables, &about)
    }

    /// What can stand between the cells of CSV, if it is one table.
    pub(super) fn separators(&self) -> Vec<SeparatorChoice> {
        let choice = |separator: Separator| SeparatorChoice {
            separator,
            label: separator.label().to_owned(),
        };
        match &self.form {
            Form::Tables(tables) if tables.len() == 1 => Separator::ALL.map(choice).into(),
            _ => Vec::new(),
        }
    }

    /// What a workbook can't hold of it.
    pub(super) fn losses_of_table(&self) -> Option<Losses> {
        let Form::Tables(tables) = &self.form else {
            return None;
        };
        let lost = tables.iter().flat_map(Table::losses);
        let what: Vec<String> = lost.map(|lost| lost.to_string()).collect();
        let target = WORKBOOK.to_owned();
        (!what.is_empty()).then_some(Losses { target, what })
    }
}
