// Made from src-tauri/core/src/view by a test; `UPDATE=1 cargo test -p ninefold-core bindings` writes it.

export type About = { 
/**
 * Ninefold's version.
 */
version: string, 
/**
 * Name and version of the parts that matter in a report: Tauri, WebView, SQLite, system.
 */
parts: Array<Part>, 
/**
 * Where settings and workspaces are by default.
 */
dataFolder: string, 
/**
 * Where the log is.
 */
logFolder: string, };

export type Archived = { 
/**
 * The reason given.
 */
reason: string, 
/**
 * In milliseconds since 1970.
 */
at: number, 
/**
 * Who did it.
 */
by: string, };

export type ChecklistItem = { 
/**
 * The field: `tick/ideation/stakeholders-aligned`; also the slot to mark not applicable.
 */
field: string, 
/**
 * The line.
 */
text: string, 
/**
 * Ticked.
 */
ticked: boolean, 
/**
 * Marked not applicable.
 */
notApplicable: boolean, };

export type Cover = "covered" | "partly" | "open" | "not-applicable";

export type Deliverable = { 
/**
 * Its name.
 */
name: string, 
/**
 * How far the data entered covers it.
 */
cover: Cover, 
/**
 * In words: `Covered`, `2 of 3 in place`, `Open`, `Not applicable`.
 */
coverLabel: string, 
/**
 * What is still missing, each a phrase: `Answer: How will we measure success?`
 */
missing: Array<string>, };

export type Dimension = { 
/**
 * The field: `score/ideation/customer-value`; also the slot to mark not applicable.
 */
field: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What is judged.
 */
description: string, 
/**
 * `Higher is better` or `Lower is better`.
 */
direction: string, 
/**
 * `Value`, `Effort`, `Risk` or `Readiness`.
 */
axis: string, 
/**
 * The labels of 1 to 5.
 */
labels: Array<string>, 
/**
 * 1 to 5, or `null` while unscored.
 */
score: number | null, 
/**
 * Marked not applicable.
 */
notApplicable: boolean, };

export type Done = { 
/**
 * Grows with every change; a reply with an older one than shown is stale.
 */
revision: number, 
/**
 * What undo and redo would do now.
 */
undo: UndoState, 
/**
 * Where to go, or what was made; for undo and redo the place of what was taken back.
 */
place: Place | null, 
/**
 * One sentence to show, such as `Undone: score of Customer Value`.
 */
notice: string | null, };

export type Edited = { 
/**
 * In milliseconds since 1970.
 */
at: number, 
/**
 * The person's name.
 */
by: string, };

export type Figure = { 
/**
 * `Value`.
 */
label: string, 
/**
 * 0 to 100, or `null` while nothing is scored.
 */
score: number | null, 
/**
 * `78`, or `–`.
 */
shown: string, 
/**
 * `3 of 9 scored`.
 */
coverage: string, };

export type Neighbor = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its short label.
 */
label: string, };

export type Part = { 
/**
 * For example `SQLite`.
 */
name: string, 
/**
 * For example `3.54.1`.
 */
version: string, };

export type People = { 
/**
 * By name.
 */
people: Array<Person>, 
/**
 * Roles in use, then the usual ones.
 */
roles: Array<string>, 
/**
 * Companies in use.
 */
companies: Array<string>, 
/**
 * Teams in use.
 */
teams: Array<string>, };

export type Person = { 
/**
 * The person.
 */
id: string, 
/**
 * The name; `Unknown person` where the workspace does not hold them.
 */
name: string, 
/**
 * May be empty, as may all below.
 */
role: string, 
/**
 * Company.
 */
company: string, 
/**
 * Team.
 */
team: string, 
/**
 * As typed, even when malformed.
 */
email: string, 
/**
 * What is wrong with the email, if anything.
 */
emailProblem: string | null, 
/**
 * Where the person is a stakeholder, one line a use case: `Abandoned cart email: Ideation, Design`.
 */
usedIn: Array<string>, 
/**
 * In how many stakeholder rows.
 */
uses: number, };

export type PhaseCard = { 
/**
 * Key, number, label, state.
 */
step: Step, 
/**
 * `Phase 1: Discovery`.
 */
title: string, 
/**
 * The phase's description.
 */
description: string, 
/**
 * What the phase yields.
 */
deliverables: Array<Deliverable>, 
/**
 * What is entered.
 */
progress: Progress, 
/**
 * The phase's score.
 */
score: Score, };

export type PhasePage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Title, stepper.
 */
header: UseCaseHeader, 
/**
 * This phase.
 */
step: Step, 
/**
 * `Phase 1: Discovery`.
 */
title: string, 
/**
 * `Phase 1 of 9`.
 */
position: string, 
/**
 * The text of "Phase Description".
 */
description: string, 
/**
 * "Key Activities".
 */
activities: Array<string>, 
/**
 * The question sections.
 */
sections: Array<Section>, 
/**
 * "Stakeholders".
 */
stakeholders: Array<Stakeholder>, 
/**
 * The scoring block.
 */
scoring: Scoring, 
/**
 * "Phase Completion Checklist".
 */
checklist: Array<ChecklistItem>, 
/**
 * What is entered.
 */
progress: Progress, 
/**
 * What the phase yields.
 */
deliverables: Array<Deliverable>, 
/**
 * The phase before.
 */
previous: Neighbor | null, 
/**
 * The phase after.
 */
next: Neighbor | null, };

export type PhaseState = "untouched" | "started" | "complete";

export type Place = { 
/**
 * The use case; `null` is the list.
 */
useCase: string | null, 
/**
 * The key of the phase; `null` is the overview.
 */
phase: string | null, 
/**
 * The record (a use case, stakeholder row or person) and the field in it to be shown and focused.
 */
record: string | null, 
/**
 * The name of the field, such as `answer/ideation/success`.
 */
field: string | null, };

export type Preview = { 
/**
 * `Exporting: Phase 1: Discovery`.
 */
exporting: string, 
/**
 * The Markdown, as copied and saved.
 */
markdown: string, 
/**
 * The same page as HTML, made by the core, with nothing foreign in it.
 */
html: string, 
/**
 * The file name that saving proposes.
 */
fileName: string, };

export type Problem = { 
/**
 * What the window acts on.
 */
code: ProblemCode, 
/**
 * One line: what happened.
 */
title: string, 
/**
 * What is safe, and what to do.
 */
message: string, 
/**
 * The file.
 */
path: string, 
/**
 * Technical details for a report; no content of answers.
 */
details: string, };

export type ProblemCode = "missing" | "read-only" | "newer" | "foreign" | "damaged" | "in-use" | "other";

export type Progress = { 
/**
 * Answered questions.
 */
questions: Tally, 
/**
 * Scored dimensions.
 */
dimensions: Tally, 
/**
 * Ticked checklist items.
 */
checklist: Tally, 
/**
 * Stakeholder rows.
 */
stakeholders: number, 
/**
 * All of it, 0 to 100.
 */
percent: number, };

export type Question = { 
/**
 * The field: `answer/ideation/success`, or `title` for the naming question.
 */
field: string, 
/**
 * The question.
 */
text: string, 
/**
 * Shown while the answer is empty.
 */
hint: string, 
/**
 * One line only.
 */
singleLine: boolean, 
/**
 * The answer as typed, in Markdown; empty when unanswered.
 */
answer: string, 
/**
 * The slot to mark not applicable (`answer/…`), or `null` where that makes no sense.
 */
slot: string | null, 
/**
 * Marked not applicable.
 */
notApplicable: boolean, 
/**
 * Who edited it last, and when.
 */
edited: Edited | null, };

export type Rating = { 
/**
 * The key of its phase.
 */
phase: string, 
/**
 * The phase's short label.
 */
phaseLabel: string, 
/**
 * The field, such as `score/ideation/customer-value`.
 */
field: string, 
/**
 * The dimension's name.
 */
name: string, 
/**
 * 1 to 5, or `null`.
 */
score: number | null, 
/**
 * `4 Strong`, or `Unscored`.
 */
rating: string, 
/**
 * What it counts, `75`, or `25 (reversed: lower is better)`; empty when unscored.
 */
counts: string, };

export type Recent = { 
/**
 * The file's name without `.ninefold`.
 */
name: string, 
/**
 * The whole path.
 */
path: string, 
/**
 * The folder, shortened for display.
 */
folder: string, 
/**
 * False when no file is there now.
 */
exists: boolean, };

export type SavedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * The whole path.
 */
path: string, };

export type Scope = { 
/**
 * The use case.
 */
useCase: string, 
/**
 * The key of a phase; `null` is the whole use case.
 */
phase: string | null, };

export type Score = { 
/**
 * `Value`, `Ideation Scoring`.
 */
label: string, 
/**
 * What it means and whether high is good, in a sentence.
 */
meaning: string, 
/**
 * 0 to 100, or `null` while nothing is scored.
 */
score: number | null, 
/**
 * `78`, or `–`.
 */
shown: string, 
/**
 * `3 of 9 scored`.
 */
coverage: string, 
/**
 * The arithmetic: `(100 + 75 + 75) ÷ 3 = 83`; empty while nothing is scored.
 */
arithmetic: string, 
/**
 * The dimensions it is made of, those unscored too; not applicable ones are left out.
 */
ratings: Array<Rating>, };

export type Scoring = { 
/**
 * `Ideation Scoring`.
 */
heading: string, 
/**
 * The dimensions.
 */
dimensions: Array<Dimension>, 
/**
 * The phase's score.
 */
score: Score, };

export type Section = { 
/**
 * The heading.
 */
heading: string, 
/**
 * The questions.
 */
questions: Array<Question>, };

export type Session = { 
/**
 * The workspace that is open, if one is.
 */
workspace: WorkspaceInfo | null, 
/**
 * Why a workspace could not be opened, if that is so. The file was left as it is.
 */
problem: Problem | null, 
/**
 * Workspaces opened before, newest first.
 */
recent: Array<Recent>, 
/**
 * The person's settings.
 */
settings: Settings, 
/**
 * True until the person has given a name.
 */
firstStart: boolean, 
/**
 * The name the system knows the person by; may be empty.
 */
suggestedName: string, 
/**
 * What undo and redo would do.
 */
undo: UndoState, 
/**
 * `linux`, `macos` or `windows`.
 */
platform: string, 
/**
 * How the person's file manager is called on this system, for "Show in …".
 */
fileManager: string, };

export type Settings = { 
/**
 * The author of edits; empty until the first start is done.
 */
author: string, 
/**
 * Light, dark, or as the system.
 */
theme: Theme, 
/**
 * Text size in percent, 50 to 200; the zoom keys change it too.
 */
textSize: number, 
/**
 * Spell-check language as a BCP 47 tag ("en-US"), `system`, or `off`.
 */
spelling: string, };

export type Stakeholder = { 
/**
 * The row: the record to edit `involvement` in.
 */
id: string, 
/**
 * The person: the document and record to edit `name`, `role`, `company`, `team`, `email` in.
 */
person: Person, 
/**
 * The row's own text.
 */
involvement: string, };

export type Step = { 
/**
 * The phase's key, such as `ideation`.
 */
key: string, 
/**
 * 1 to 9.
 */
number: number, 
/**
 * The short label, such as `Ideation`.
 */
label: string, 
/**
 * Where it stands.
 */
state: PhaseState, 
/**
 * The state in words: `Complete`, `Started`, `Untouched`.
 */
stateLabel: string, 
/**
 * Why it is not complete: `2 of 3 checklist items are open`; empty when complete.
 */
why: string, 
/**
 * How much of what applies is entered, 0 to 100.
 */
percent: number, };

export type Tally = { 
/**
 * Entered.
 */
done: number, 
/**
 * Applicable.
 */
of: number, 
/**
 * `2 of 5`.
 */
label: string, 
/**
 * What is still open, by name.
 */
open: Array<string>, };

export type Theme = "system" | "light" | "dark";

export type Typed = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What undo and redo would do now.
 */
undo: UndoState, 
/**
 * The text as it was stored, where that differs from what was sent.
 */
stored: string | null, 
/**
 * A word about the difference, such as `One character that can't be stored was replaced by �.`
 */
note: string | null, };

export type UndoState = { 
/**
 * For example: `score of Customer Value`.
 */
undo: string | null, 
/**
 * The same for redo.
 */
redo: string | null, };

export type UseCaseHeader = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * The framework's name.
 */
framework: string, 
/**
 * The stepper.
 */
steps: Array<Step>, 
/**
 * Set when it is archived; then nothing can be changed before it is restored.
 */
archived: Archived | null, };

export type UseCaseList = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The app's subtitle.
 */
subtitle: string, 
/**
 * Those at work, the one edited last first.
 */
useCases: Array<UseCaseRow>, 
/**
 * Those archived, the one archived last first.
 */
archived: Array<UseCaseRow>, };

export type UseCaseOverview = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Title, stepper.
 */
header: UseCaseHeader, 
/**
 * The app's subtitle.
 */
subtitle: string, 
/**
 * The nine phases with their deliverables.
 */
phases: Array<PhaseCard>, 
/**
 * Value, effort, risk and readiness.
 */
axes: Array<Score>, 
/**
 * `12 of 36 questions answered`, and so on.
 */
progress: Progress, };

export type UseCaseRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * One line on what it is about, from the first answers; may be empty.
 */
brief: string, 
/**
 * The nine phases' states, for nine small bars.
 */
steps: Array<Step>, 
/**
 * The same in words: `1 of 9 phases complete, 2 started`.
 */
progress: string, 
/**
 * The axes in figures; the use case's own view opens them down to their ratings.
 */
axes: Array<Figure>, 
/**
 * When it was last edited, in milliseconds since 1970.
 */
editedAt: number, 
/**
 * Who edited it last.
 */
editedBy: string, 
/**
 * Set when it is archived.
 */
archived: Archived | null, };

export type WorkspaceInfo = { 
/**
 * The file's name without `.ninefold`.
 */
name: string, 
/**
 * The whole path, to be shown.
 */
path: string, 
/**
 * True for the sample workspace.
 */
sample: boolean, 
/**
 * Things a person should hear once, such as an answer recovered after a crash.
 */
notices: Array<string>, };
