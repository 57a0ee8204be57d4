//! The kinds of documents and rows, and the fields that the code itself knows by name. Every other field is data: what a
//! framework or `scoping.toml` asks.

pub mod benefit;
pub mod law;

/// A use case.
pub const USE_CASE: &str = "use-case";
/// What a use case without a title is called.
pub const UNTITLED: &str = "Untitled use case";
/// A person in a phase of a use case, as a row of it.
pub const STAKEHOLDER: &str = "stakeholder";
/// A person.
pub const PERSON: &str = "person";
/// The settings of the workspace.
pub const SETTINGS: &str = "settings";
/// An integration.
pub const INTEGRATION: &str = "integration";
/// A tag of the tagging plan.
pub const TAG: &str = "tag";
/// An attribute of the events that tags send.
pub const ATTRIBUTE: &str = "attribute";
/// A metric.
pub const METRIC: &str = "metric";
/// A step of a use case, as a row of it.
pub const STEP: &str = "step";
/// A design of a use case, as a row of it.
pub const DESIGN: &str = "design";
/// A reading of a metric, as a row of it.
pub const READING: &str = "reading";
/// A decision at the end of a phase of a use case, as a row of it.
pub const DECISION: &str = "decision";
/// What was counted in a variation of the test of a use case, as a row of it.
pub const VARIATION: &str = "variation";
/// A named point in history.
pub const BASELINE: &str = "baseline";

/// A workshop of a use case, as a row of it.
pub const WORKSHOP: &str = "workshop";
/// What somebody rates in a workshop, as a row of the use case. It is hidden until it is revealed.
pub const ASSESSMENT: &str = "assessment";
/// Something to be talked about another time, as a row of a use case.
pub const PARKED: &str = "parked";
/// Something to be done, as a row of a use case.
pub const ACTION: &str = "action";
/// The dots that somebody gives to something parked or to be done, as a row of a use case.
pub const VOTE: &str = "vote";

/// Whether rows of a kind say what was done in a workshop: that is never brought back to what it was, since it was said then.
pub fn is_of_workshop(kind: &str) -> bool {
    OF_WORKSHOPS.contains(&kind)
}

/// What a row of a kind is called in a sentence.
pub fn noun(kind: &str) -> &str {
    match kind {
        PARKED => "parked item",
        other => other,
    }
}

/// The rows that workshops leave behind.
pub const OF_WORKSHOPS: [&str; 5] = [WORKSHOP, ASSESSMENT, PARKED, ACTION, VOTE];

/// What a use case may begin with.
pub const TEMPLATE: &str = "template";

/// The records that scoping asks about.
pub const SCOPED: [&str; 13] = [
    USE_CASE,
    STEP,
    DESIGN,
    INTEGRATION,
    TAG,
    ATTRIBUTE,
    METRIC,
    READING,
    DECISION,
    BASELINE,
    PARKED,
    ACTION,
    VARIATION,
];

/// The kinds of documents that scoping asks about beside use cases.
pub const ASKED: [&str; 4] = [INTEGRATION, TAG, METRIC, ATTRIBUTE];

/// The names of fields. Those with a leading dot are bookkeeping.
pub mod field {
    /// Hides the record that has it: the number of edits it held when it was deleted.
    pub const GONE: &str = ".gone";
    /// Sets a document apart, as [`GONE`] hides it.
    pub const ARCHIVED: &str = ".archived";
    /// Why it was set apart.
    pub const ARCHIVED_REASON: &str = ".archived-reason";
    /// Where a row stands among others.
    pub const POSITION: &str = ".pos";

    /// What a use case is called.
    pub const TITLE: &str = "title";
    /// What a use case is called in the tool that it was imported from, by which it is found again.
    pub const EXTERNAL_ID: &str = "external-id";
    /// What any other document is called, and a design.
    pub const NAME: &str = "name";
    /// The hash of the framework that a use case goes by.
    pub const FRAMEWORK: &str = "framework";
    /// The phase in which a use case is worked on, where that is not the first that is not complete; see `use_case::board`.
    pub const AT_PHASE: &str = "at-phase";
    /// The use case that another was started from.
    pub const FOLLOWS: &str = "follows";
    /// The template that a use case was started from.
    pub const TEMPLATE: &str = "template";
    /// The suggestions of its template that were dealt with, a field each: `suggested/metric/0`.
    pub const SUGGESTED: &str = "suggested";
    /// The text of a template, as TOML.
    pub const TEXT: &str = "text";
    /// Of a template that is part of the build: what names it there.
    pub const BUILT_IN: &str = "built-in";
    /// In the settings: the workspace holds the sample.
    pub const SAMPLE: &str = "sample";
    /// In the settings: for whom the work is.
    pub const CLIENT: &str = "client";
    /// In the settings: the line that says who may see it.
    pub const CONFIDENTIALITY: &str = "confidentiality";
    /// In the settings: who is responsible for what is processed, in the words of the law the controller.
    pub const CONTROLLER: &str = "controller";
    /// In the settings: how the controller is reached.
    pub const CONTROLLER_CONTACT: &str = "controller-contact";
    /// In the settings: the data protection officer, or why there is none.
    pub const PROTECTION_OFFICER: &str = "protection-officer";

    /// What is asked about a person.
    pub const OF_PERSON: [&str; 5] = [NAME, ROLE, "company", "team", "email"];
    /// What a person is. A use case that was agreed rests on it.
    pub const ROLE: &str = "role";

    /// In the settings: the method that use cases are ranked by.
    pub const RANKED_BY: &str = "ranking/method";
    /// In the settings: what each axis weighs in the ranking, in the order of axes.
    pub const WEIGHTS: [&str; 4] = [
        "ranking/value",
        "ranking/effort",
        "ranking/risk",
        "ranking/readiness",
    ];
    /// The place, from 1, that it is pinned to: a use case in the ranking, an integration in Build next.
    pub const PINNED: &str = "ranking/place";
    /// Why it is pinned.
    pub const PINNED_REASON: &str = "ranking/reason";

    /// The people whose entries are of the same person, a field each: `same_as/<person>`.
    pub const SAME_AS: &str = "same_as";

    /// The phase that a stakeholder's row belongs to.
    pub const PHASE: &str = "phase";
    /// The person of a stakeholder's row.
    pub const PERSON: &str = "person";
    /// What the person has to do with it.
    pub const INVOLVEMENT: &str = "involvement";
    /// The same as a letter, see `use_case::raci`.
    pub const RACI: &str = "raci";

    /// Who decided.
    pub const DECIDED_BY: &str = "decided-by";
    /// The day of a decision.
    pub const DECIDED_ON: &str = "decided-on";
    /// Why it was decided so.
    pub const REASON_OF_DECISION: &str = "reason";

    /// The use cases that a baseline covers, a field each, which holds what is held of it.
    pub const OF: &str = "of";
    /// The people, integrations, metrics and tags that these name, likewise.
    pub const WITH: &str = "with";
    /// The day that a baseline was agreed on.
    pub const AGREED_ON: &str = "agreed-on";
    /// Who agreed on it.
    pub const AGREED_BY: &str = "agreed-by";
    /// What is to be known of a baseline.
    pub const NOTE: &str = "note";

    /// When a workshop began and ended, in milliseconds since 1970.
    pub const BEGAN: &str = "began";
    /// See [`BEGAN`].
    pub const ENDED: &str = "ended";
    /// The people in a workshop, a field each.
    pub const HERE: &str = "here";
    /// How long one thing may take in a workshop, in seconds.
    pub const SECONDS: &str = "seconds";
    /// How many dots each person has in a workshop; of a vote, how many are given.
    pub const DOTS: &str = "dots";
    /// The ratings of a workshop that are revealed, a field each: `revealed/<round>/<dimension>`.
    pub const REVEALED: &str = "revealed";
    /// The rounds of a workshop after the first, a field each: `again/<round>/<dimension>`.
    pub const AGAIN: &str = "again";
    /// The scores that were agreed on in a workshop, a field each: `agreed/<dimension>`.
    pub const AGREED: &str = "agreed";
    /// How long each thing took in a workshop, in seconds, a field each: `.spent/<slot>`. The app notes it.
    pub const SPENT: &str = ".spent";
    /// The workshop of a row, as `workshop/<row>`: it is no document that could be linked to.
    pub const WORKSHOP: &str = "workshop";
    /// The dimension that somebody rates.
    pub const DIMENSION: &str = "dimension";
    /// In which round, from 1.
    pub const ROUND: &str = "round";
    /// Who rates.
    pub const ASSESSOR: &str = "assessor";
    /// The rating, 1 to 5.
    pub const RATING: &str = "rating";
    /// Who gives dots.
    pub const VOTER: &str = "voter";
    /// What they are for, as `action/<row>`.
    pub const VOTED: &str = "for";
    /// Who does what is to be done.
    pub const DONE_BY: &str = "done-by";

    /// In the settings: decks carry the logo.
    pub const LOGO_ON_DECKS: &str = "logo-on-decks";

    /// The hash of a design's picture, and in the settings of the logo's.
    pub const PICTURE: &str = "picture";

    /// The integrations that a use case needs, a field each: `needs/<integration>`.
    pub const NEEDS: &str = "needs";
    /// The metrics of a use case, a field each.
    pub const METRICS: &str = "metric";
    /// The use cases that a tag serves, a field each.
    pub const SERVES: &str = "serves";

    /// The name that a tag's event is sent under.
    pub const EVENT: &str = "event";
    /// The consent that a tag needs.
    pub const CONSENT: &str = "consent";
    /// The attributes that a tag's event carries, a field each: `carries/<attribute>`.
    pub const CARRIES: &str = "carries";
    /// What a tag carries, as a text: a remark, where [`CARRIES`] says it.
    pub const CARRIED: &str = "attributes";
    /// How far a tag is: planned, placed, verified.
    pub const STATE: &str = "state";
    /// The day on which a capture showed that a tag sends what it should.
    pub const SEEN_ON: &str = "seen/on";
    /// How many of its events were in that capture.
    pub const SEEN_COUNT: &str = "seen/count";
    /// The SHA-256 of that capture.
    pub const SEEN_DIGEST: &str = "seen/digest";
    /// What an attribute's value is.
    pub const TYPE: &str = "type";
    /// Whether an attribute says anything about a person.
    pub const PERSONAL: &str = "personal";
    /// In the settings: the limits that the tagging plan is held against, a field each: `limits/<key>`.
    pub const LIMITS: &str = "limits";

    /// What a use case is filed under, a field a label; see `use_case::labels`.
    pub const LABEL: &str = "label";
    /// The quarter in which a use case is to go live, as `2027-Q1`.
    pub const TARGET_QUARTER: &str = "target-quarter";
    /// The day on which a use case or an integration goes live, or did.
    pub const GO_LIVE: &str = "go-live";

    /// What somebody looked at that had changed since a use case was agreed, a field each: `looked/<document>/<what was seen>`.
    pub const LOOKED: &str = "looked";

    /// How a use case is activated.
    pub const ACTIVATION: &str = "activation";
    /// Who owns its requirements.
    pub const OWNER: &str = "req/owner";
    /// How it is configured.
    pub const CONFIGURATION: &str = "req/configuration";
    /// What data it needs.
    pub const DATA: &str = "req/data";
    /// Its steps, as rows.
    pub const STEPS: &str = "req/steps";
    /// Its designs, as rows.
    pub const DESIGNS: &str = "req/designs";

    /// What is asked of whoever decides.
    pub const ASKED: &str = "tracker/asked";
    /// What it costs, in the person's own words.
    pub const MONEY: &str = "tracker/money";
    /// The day by which it is to be decided.
    pub const NEEDED_BY: &str = "tracker/needed-by";
    /// The business objective that it serves.
    pub const OBJECTIVE: &str = "tracker/objective";
    /// Whom it is tried on.
    pub const AUDIENCE: &str = "tracker/audience";
    /// What the others see.
    pub const CONTROL: &str = "tracker/control";
    /// What those it is tried on see.
    pub const EXPERIENCE: &str = "tracker/experience";
    /// What is tried.
    pub const TEST: &str = "tracker/test";
    /// The change that is expected to work.
    pub const CHANGE: &str = "tracker/change";
    /// What it is expected to do.
    pub const EFFECT: &str = "tracker/effect";
    /// Why.
    pub const REASON: &str = "tracker/reason";
    /// The metric that decides the test, of those of the use case.
    pub const PRIMARY: &str = "tracker/primary";
    /// What of the metric decides how a test is planned and read.
    pub const DECIDES_BY: [&str; 4] = ["unit", "direction", "baseline", "target"];
    /// What was counted in each variation, as rows.
    pub const COUNTS: &str = "tracker/counts";
    /// Of such a row: how many people were in it.
    pub const PEOPLE: &str = "people";
    /// How many of them did it, or what they did on average.
    pub const DID: &str = "did";
    /// The standard deviation among them.
    pub const SPREAD: &str = "spread";
    /// The first day of the test.
    pub const RUN_FROM: &str = "tracker/run-from";
    /// The last day of the test.
    pub const RUN_TO: &str = "tracker/run-to";
    /// What came out.
    pub const RESULT: &str = "tracker/result";
    /// Why that was decided before the planned end.
    pub const EARLY_REASON: &str = "tracker/early-reason";
    /// What was decided after that.
    pub const VERDICT: &str = "tracker/decision";
    /// What is known now that was not known before.
    pub const LEARNED: &str = "tracker/learned";
    /// What to try next.
    pub const NEXT: &str = "tracker/next-hypothesis";

    /// The field of a member of a set: `needs/<integration>`.
    pub fn member(set: &str, member: impl std::fmt::Display) -> String {
        format!("{set}/{member}")
    }

    /// The member that a field of a set is about.
    pub fn of_member<'a>(set: &str, field: &'a str) -> Option<&'a str> {
        field.strip_prefix(set)?.strip_prefix('/')
    }
}

#[cfg(test)]
mod tests;
