//! The sample workspace, made from a text that a person can read.

mod scoping;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use self::scoping::{Known, Scoped};
use super::{SETTINGS, Workspace, created, pending};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::origin::{Author, Origin};
use crate::document::position;
use crate::document::undo::Pending;
use crate::error::Error;
use crate::framework::{Framework, Slot};

const NOORDKAAP: &str = include_str!("../../../samples/noordkaap.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    people: Vec<SamplePerson>,
    use_cases: Vec<SampleUseCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SamplePerson {
    key: String,
    name: String,
    role: String,
    company: String,
    team: String,
    email: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleUseCase {
    key: String,
    title: String,
    archived: Option<String>,
    answers: BTreeMap<String, String>,
    scores: BTreeMap<String, i64>,
    ticks: Vec<String>,
    #[serde(default)]
    not_applicable: Vec<String>,
    #[serde(default)]
    stakeholders: Vec<SampleStakeholder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleStakeholder {
    phase: String,
    person: String,
    involvement: String,
}

impl Workspace {
    /// Makes the sample workspace, complete or not at all, and opens it.
    ///
    /// # Errors
    /// [`Error::Exists`], and what writing can meet.
    pub fn create_sample(path: &Path, author: &Author, origin: Origin) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let temporary = fs::create_dir_all(folder)
            .and_then(|()| tempfile::tempdir_in(folder))
            .map_err(|error| Error::file(path, "written", error))?;
        let making = temporary.path().join("sample.ninefold");
        let mut workspace = Self::create(&making, author, origin)?;
        workspace.fill_with_sample()?;
        let origin = std::mem::replace(&mut workspace.origin, Origin::system());
        drop(workspace);
        fs::rename(&making, path).map_err(|error| Error::file(path, "written", error))?;
        Self::open(path, author, origin, Path::new(""))
    }

    fn fill_with_sample(&mut self) -> Result<(), Error> {
        let sample: Sample =
            toml::from_str(NOORDKAAP).map_err(|error| Error::Invalid(error.to_string()))?;
        let mut scoped = Scoped::read()?;
        let framework = self.built_in_framework()?;
        let known = self.sample_ids(&sample, &scoped);
        let mut edits = vec![(
            SETTINGS,
            vec![
                created(SETTINGS, kind::SETTINGS),
                pending(SETTINGS, kind::SETTINGS, "sample", 1),
            ],
        )];
        let id = |kind: &'static str, key: &str| {
            let found = known.get(&(kind, key.to_owned())).copied();
            found.ok_or(Error::Unknown(kind))
        };
        for person in sample.people {
            let id = id(kind::PERSON, &person.key)?;
            let field = |field: &str, text: String| pending(id, kind::PERSON, field, text);
            edits.push((
                id,
                vec![
                    created(id, kind::PERSON),
                    field("name", person.name),
                    field("role", person.role),
                    field("company", person.company),
                    field("team", person.team),
                    field("email", person.email),
                ],
            ));
        }
        for use_case in sample.use_cases {
            let id = id(kind::USE_CASE, &use_case.key)?;
            let fields = scoped.of_use_case(&use_case.key);
            let mut written = self.sample_use_case(id, use_case, &known)?;
            written.push(pending(id, kind::USE_CASE, "framework", framework.as_str()));
            written.extend(self.sample_fields(id, kind::USE_CASE, fields, &known)?);
            edits.push((id, archive_last(id, written)));
        }
        for (document_kind, entries) in scoped.documents() {
            for entry in entries {
                let id = id(document_kind, entry.name())?;
                let mut written = vec![created(id, document_kind)];
                written.extend(self.sample_fields(id, document_kind, entry.fields, &known)?);
                edits.push((id, written));
            }
        }
        self.set_up(edits)
    }

    /// An identifier for every document, a millisecond apart, so that they keep the order of the files.
    fn sample_ids(&mut self, sample: &Sample, scoped: &Scoped) -> Known {
        let people = sample
            .people
            .iter()
            .map(|person| (kind::PERSON, &*person.key));
        let use_cases = sample.use_cases.iter();
        let use_cases = use_cases.map(|use_case| (kind::USE_CASE, &*use_case.key));
        let names: Vec<_> = people.chain(use_cases).chain(scoped.names()).collect();
        let begin = (self.origin.clock)().saturating_sub(names.len() as i64);
        let numbered = (begin..).zip(names);
        numbered
            .map(|(at, (kind, key))| ((kind, key.to_owned()), (self.origin.ids)(at)))
            .collect()
    }

    fn sample_use_case(
        &mut self,
        id: Id,
        use_case: SampleUseCase,
        known: &Known,
    ) -> Result<Vec<Pending>, Error> {
        let framework = Framework::built_in();
        let asked = |slot: Slot| match framework.text_of(&slot) {
            Some(_) => Ok(slot),
            None => Err(Error::Invalid(format!(
                "the sample names {slot}, which the framework lacks"
            ))),
        };
        let field = |field: &str, value: crate::document::value::Value| {
            pending(id, kind::USE_CASE, field, value)
        };
        let mut edits = vec![
            created(id, kind::USE_CASE),
            field("title", use_case.title.into()),
        ];
        for (key, answer) in use_case.answers {
            edits.push(field(
                &asked(Slot::Answer(key))?.to_string(),
                answer.trim().into(),
            ));
        }
        for (key, score) in use_case.scores {
            edits.push(field(&asked(Slot::Score(key))?.to_string(), score.into()));
        }
        for key in use_case.ticks {
            edits.push(field(&asked(Slot::Tick(key))?.to_string(), 1.into()));
        }
        for slot in use_case.not_applicable {
            let slot: Slot = slot.parse().map_err(|_| Error::Unknown("slot"))?;
            edits.push(field(
                &crate::use_case::not_applicable_field(&asked(slot)?),
                1.into(),
            ));
        }
        let positions = position::spread(use_case.stakeholders.len());
        for (stakeholder, position) in use_case.stakeholders.into_iter().zip(positions) {
            let row = self.next_id();
            let person = known
                .get(&(kind::PERSON, stakeholder.person))
                .ok_or(Error::Unknown("person"))?;
            let field = |field: &str, text: String| pending(row, kind::STAKEHOLDER, field, text);
            edits.extend([
                created(row, kind::STAKEHOLDER),
                field(field::POSITION, position),
                field(field::PHASE, stakeholder.phase),
                field(field::PERSON, person.to_string()),
                field(field::INVOLVEMENT, stakeholder.involvement),
            ]);
        }
        if let Some(reason) = use_case.archived {
            edits.push(field(field::ARCHIVED_REASON, reason.into()));
        }
        Ok(edits)
    }
}

/// Archives a use case that has a reason for it, with all its edits seen.
fn archive_last(id: Id, mut edits: Vec<Pending>) -> Vec<Pending> {
    if edits
        .iter()
        .any(|edit| edit.field == field::ARCHIVED_REASON)
    {
        let held = edits
            .iter()
            .filter(|edit| !crate::document::change::is_bookkeeping(&edit.field))
            .count();
        edits.push(pending(id, kind::USE_CASE, field::ARCHIVED, held as i64));
    }
    edits
}
