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

export type Accord = "agreed" | "apart" | "split";

export type Advice = { 
/**
 * `Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week.`, or what is missing.
 */
sentence: string, 
/**
 * It is an answer, and not what is missing.
 */
isAnswer: boolean, 
/**
 * The figures; none where something is missing.
 */
figures: Array<AdviceFigure>, };

export type AdviceFigure = { 
/**
 * `People in each variation`.
 */
label: string, 
/**
 * `39,475`.
 */
value: string, 
/**
 * Where it comes from, or what it means, in a sentence or two.
 */
why: string, };

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
by: string, 
/**
 * All of it in words: `Archived Mar 12, 2026 by Anna de Vries: no budget.`
 */
inWords: string, };

export type Arrangement = { 
/**
 * Which of them.
 */
filter: UseCaseFilter, 
/**
 * What they are in order of.
 */
sort: Column, 
/**
 * The highest first. What says nothing comes last, either way.
 */
descending: boolean, 
/**
 * What they stand in groups by.
 */
group: GroupBy | null, 
/**
 * What is told of each beside its title.
 */
columns: Array<Column>, 
/**
 * What became of each since a point, and whether those alone are shown that were worked on since.
 */
since: Since | null, };

export type ArrivedDocument = { 
/**
 * The document.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Where it is seen; `None` where no screen shows it.
 */
place: Place | null, 
/**
 * What came, the latest first.
 */
edits: Array<ArrivedEdit>, };

export type ArrivedEdit = { 
/**
 * The change, and the field in it.
 */
id: string, 
/**
 * Who did it.
 */
who: string, 
/**
 * When: `yesterday at 2:03 PM`.
 */
when: string, 
/**
 * What is asked there, or what was done.
 */
what: string, 
/**
 * What was said before, in short; empty where nothing was.
 */
from: string, 
/**
 * What was said then, in short; empty where nothing was.
 */
to: string, 
/**
 * Somebody else said something else there without knowing of it: it is to be settled.
 */
isUnsettled: boolean, 
/**
 * Where it is seen; `None` where no screen shows it.
 */
place: Place | null, };

export type ArrivedPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * How many changes there are.
 */
count: number, 
/**
 * How much is to be settled.
 */
conflicts: number, 
/**
 * The documents, the one that something came for last first.
 */
documents: Array<ArrivedDocument>, 
/**
 * More came than is listed: the rest is in History.
 */
more: boolean, 
/**
 * What is marked as seen by.
 */
upto: string, };

export type Ask = { 
/**
 * The document and record to edit the field in.
 */
document: string, 
/**
 * The record.
 */
record: string, 
/**
 * The field, such as `req/actor`; of flags and links what the fields of the options begin with.
 */
field: string, 
/**
 * The key idea: `Actor`.
 */
idea: string, 
/**
 * The question.
 */
question: string, 
/**
 * Shown while there is no answer.
 */
hint: string, 
/**
 * How it is entered.
 */
control: Control, 
/**
 * The answer: text, the key of the chosen option, `4`, a day; empty while there is none.
 */
value: string, 
/**
 * What can be chosen; of a rating 1 to 5 with their words. Of many links a few of those that are chosen: ask for the
 * others by `link_choices`.
 */
options: Array<Choice>, 
/**
 * How many can be chosen.
 */
all: number, 
/**
 * How many are chosen, of flags and links.
 */
chosen: number, 
/**
 * Of flags: the field of the typed others, or `null`.
 */
other: Other | null, 
/**
 * What is offered while typing; of links what is offered to be made.
 */
suggestions: Array<string>, 
/**
 * Of links: the kind of document that can be made right there by `document_add`, or `null`.
 */
makes: string | null, 
/**
 * Of a measure.
 */
measure: Measure | null, 
/**
 * Of an estimate.
 */
estimate: Estimate | null, 
/**
 * A measure that says where its value comes from.
 */
hasSource: boolean, 
/**
 * What a number or an estimate counts: `%`, `€`; may be empty.
 */
unit: string, 
/**
 * Where a number must lie, if that is bounded.
 */
range: Range | null, 
/**
 * Of a person, if one is named.
 */
person: Person | null, 
/**
 * What may not be as it was meant, in sentences: what Markdown takes in a text, a day that is not in its quarter.
 */
taken: string | null, 
/**
 * The text as it reads, as HTML; empty of what is no Markdown and of a text that says nothing.
 */
html: string, 
/**
 * What was said elsewhere to the same.
 */
quotes: Array<Quote>, 
/**
 * What the template of a use case suggests while it is empty, or to be linked or added.
 */
suggested: Array<Suggested>, 
/**
 * Who edited it last, and when.
 */
edited: Edited | null, };

export type AtWork = { 
/**
 * How many there are.
 */
count: number, 
/**
 * Those edited last, at most six.
 */
recent: Array<RecentUseCase>, };

export type AttributeRow = { 
/**
 * The attribute.
 */
id: string, 
/**
 * Its name, or `Untitled attribute`.
 */
name: string, 
/**
 * What is asked about it.
 */
asks: Array<Ask>, 
/**
 * The other tags that carry it, in words; empty where there is none.
 */
shared: string, };

export type BackupRow = { 
/**
 * What it is asked for by.
 */
path: string, 
/**
 * When it was made: `today at 2:03 PM`.
 */
made: string, 
/**
 * What for.
 */
why: BackupWhy, 
/**
 * How large it is: `1.5 MiB`.
 */
size: string, 
/**
 * What it holds: `12 use cases, 340 changes`. Empty where it can't be used.
 */
holds: string, 
/**
 * When and by whom it was edited last: `Last edit yesterday at 11:40 AM by Anna`. Empty where that is not known.
 */
edited: string, 
/**
 * Why it can't be used, in words.
 */
problem: string | null, };

export type BackupWhy = "working" | "before-restore" | "before-migration";

export type Backups = { 
/**
 * The folder, which may not be there yet.
 */
folder: string, 
/**
 * The newest first.
 */
backups: Array<BackupRow>, 
/**
 * Where copies go, too, if a person has chosen a place.
 */
second: SecondPlace | null, 
/**
 * Why the last try made none, in words.
 */
failed: string | null, };

export type Bar = { 
/**
 * Where it stands.
 */
state: PhaseState, 
/**
 * In words: `Ideation: Started`.
 */
label: string, };

export type BaselinePage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * As in the list.
 */
baseline: BaselineRow, 
/**
 * What is asked about it: its name, when and by whom it was agreed, and a note.
 */
row: Row, 
/**
 * What of it is not in this copy of the workspace, in words; empty where all is.
 */
lacks: string, 
/**
 * The use cases that it covers, by title; at most so many as a screen holds.
 */
useCases: Array<CoveredUseCase>, 
/**
 * How many more there are.
 */
more: number, };

export type BaselineRow = { 
/**
 * The baseline.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * `29 November 2026 · Anna de Vries`; may be empty.
 */
agreed: string, 
/**
 * `12 use cases`, or the title of the one.
 */
covers: string, 
/**
 * `Set today at 2:03 PM by Anna de Vries`.
 */
set: string, 
/**
 * The use case, where it covers a single one.
 */
useCase: string | null, };

export type Baselines = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The one set last first.
 */
baselines: Array<BaselineRow>, };

export type Benefit = { 
/**
 * `Pays for itself within 24 months in 78 of 100 cases; in the middle it brings € 25,600 a year after all costs; what
 * matters most is the effect.`
 */
sentence: string, 
/**
 * The figures behind it, each by its name.
 */
figures: Array<BenefitFigure>, 
/**
 * Which ranges matter, the most first: `Effect`, `62% of the spread`.
 */
matters: Array<BenefitFigure>, 
/**
 * How often it turns out how, from the worst to the best; none where nothing is left open.
 */
bars: Array<BenefitBar>, };

export type BenefitBar = { 
/**
 * From 0 to 100, of the most frequent one.
 */
height: number, 
/**
 * Whether money is lost.
 */
loses: boolean, 
/**
 * `€ 20,000 to € 40,000: 6 of 100 cases`
 */
words: string, };

export type BenefitFigure = { 
/**
 * `One case in ten brings less than`
 */
name: string, 
/**
 * `€ −12,400`
 */
words: string, };

export type BenefitPart = { 
/**
 * How a range is meant.
 */
help: Help | null, 
/**
 * What is asked.
 */
asks: Array<Ask>, 
/**
 * What is lacking, in sentences; none where nobody began, or nothing lacks.
 */
lacks: Array<string>, 
/**
 * What comes of it; `null` while something lacks.
 */
benefit: Benefit | null, 
/**
 * How what was achieved compares with it, in a sentence; empty while that is not measured.
 */
compared: string, 
/**
 * An effect that readings show, to be taken.
 */
measured: MeasuredEffect | null, 
/**
 * A score that it proposes, to be taken.
 */
proposal: ScoreProposal | null, };

export type Board = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * How many use cases are at work, whatever is filtered by.
 */
atWork: number, 
/**
 * `42 use cases`, or of how many these are.
 */
count: string, 
/**
 * What is filtered by.
 */
chips: Array<Chip>, 
/**
 * What they can be compared with.
 */
points: Array<PointChoice>, 
/**
 * The phases in their order, then what is done.
 */
columns: Array<BoardColumn>, 
/**
 * What the process is for.
 */
subtitle: string, 
/**
 * The archived use cases that are wanted.
 */
archived: Slice<UseCaseRow>, };

export type BoardColumn = { 
/**
 * What a card is moved to: the key of a phase, or `done`.
 */
key: string, 
/**
 * What stands for it in a filter, and in its list: the key of a phase; empty behind the last.
 */
phase: string, 
/**
 * `3 Requirements`, `Done`.
 */
label: string, 
/**
 * `12 use cases`.
 */
count: string, 
/**
 * Its cards, in the order of the table.
 */
cards: Slice<Card>, };

export type BundleScope = { "kind": "everything" } | { "kind": "use-case", 
/**
 * The use case.
 */
useCase: string, } | { "kind": "new", 
/**
 * The person.
 */
person: string, };

export type BundleWish = { 
/**
 * What goes into it.
 */
scope: BundleScope, 
/**
 * Nobody's name, role, company, team or email goes into it. What answers say of people stays.
 */
withoutPeople: boolean, };

export type CaptureProgress = { 
/**
 * Of a hundred; `null` where nobody knows how long it is.
 */
percent: number | null, 
/**
 * The same in words: `12 of 98 MB read`.
 */
inWords: string, };

export type Captured = { 
/**
 * What the file is called; empty for what was pasted.
 */
name: string, 
/**
 * All of it, as it is exported, as HTML.
 */
html: string, 
/**
 * How many tags can be marked as verified: none of a capture that was made with consent denied.
 */
verifiable: number, };

export type Card = { 
/**
 * The use case.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its type and its owner, as far as they are known.
 */
about: string, 
/**
 * Its labels.
 */
labels: Array<string>, 
/**
 * What the phase in which it stands lacks: `2 of 5 checklist items still open`; empty where that is nothing.
 */
open: string, 
/**
 * Where it was moved elsewhere than its progress has it: `Moved here; Ideation is not complete`; else empty.
 */
moved: string, };

export type ChangedSince = { 
/**
 * The point, as it was asked for.
 */
point: Point, 
/**
 * `agreed at workshop 2 (29 November 2026)`.
 */
name: string, 
/**
 * Where there is nothing to compare with: that the use case was not there yet, or is not part of it. Empty otherwise.
 */
said: string, 
/**
 * Its questions, dimensions and lines that are not as they were.
 */
changed: Array<string>, };

export type ChartLine = { 
/**
 * 0 to 1.
 */
y: number, 
/**
 * `Target 7%`.
 */
label: string, };

export type ChartPoint = { 
/**
 * 0 to 1.
 */
x: number, 
/**
 * 0 to 1.
 */
y: number, 
/**
 * `5.2% on 2026-10-01`.
 */
label: string, };

export type CheckFinding = { 
/**
 * What was found.
 */
what: string, 
/**
 * What that means.
 */
meaning: string, 
/**
 * What mending does about it; `null` where it can't be mended.
 */
remedy: string | null, };

export type CheckProgress = { 
/**
 * How many documents, pictures and backups were looked at.
 */
done: number, 
/**
 * Of so many.
 */
of: number, };

export type CheckView = { 
/**
 * `Nothing is wrong`, or how much is.
 */
verdict: string, 
/**
 * What was looked at, in words.
 */
looked: string, 
/**
 * What is wrong; of very much the first.
 */
findings: Array<CheckFinding>, 
/**
 * How much more there is.
 */
more: number, 
/**
 * Something can be mended.
 */
mends: boolean, 
/**
 * The file can't be opened as it is: nothing is written to it, and what can be read is to be saved in a new one.
 */
isClosed: boolean, };

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
notApplicable: boolean, 
/**
 * Where there is something to give a reason for.
 */
reason: Reason | null, };

export type Chip = { 
/**
 * What it is of.
 */
facet: Facet, 
/**
 * `Owner: Marc Janssen`, `Label: CRM or Loyalty`.
 */
label: string, };

export type Choice = { 
/**
 * The key, the rating, or the document's identifier.
 */
key: string, 
/**
 * The field to set, of flags and links; the ask's own field otherwise.
 */
field: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * What it means, or how far a linked document is; may be empty.
 */
hint: string, 
/**
 * Chosen.
 */
chosen: boolean, };

export type Chosen = { 
/**
 * Those at work.
 */
atWork: boolean, 
/**
 * Those archived.
 */
archived: boolean, 
/**
 * Of these the contrary.
 */
but: Array<string>, };

export type Coached = { 
/**
 * What it says; `null` where nothing is tested.
 */
advice: Advice | null, 
/**
 * The name of the metric that decides; empty where there is none.
 */
decider: string, 
/**
 * What is asked of that metric: unit, baseline, target; where there is none, how success is measured.
 */
decides: Array<Ask>, 
/**
 * The test has started: its plan is locked.
 */
isLocked: boolean, 
/**
 * What of the plan was edited after that all the same, a sentence each.
 */
replanned: Array<string>, };

export type Column = "title" | "type" | "owner" | "labels" | "elsewhere" | "target" | "phases" | "value" | "effort" | "risk" | "readiness" | "benefit" | "edited";

export type Compared = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title.
 */
title: string, };

export type ComparedRow = { 
/**
 * `Customer Value`.
 */
label: string, 
/**
 * Whether it is a number of the ranking, not a rating in it.
 */
isHead: boolean, 
/**
 * What each use case has there.
 */
cells: Array<string>, 
/**
 * How far they are apart, in words; empty where they are the same.
 */
difference: string, };

export type Comparison = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The use cases, as they were asked for.
 */
useCases: Array<Compared>, 
/**
 * What there is to compare.
 */
rows: Array<ComparedRow>, 
/**
 * The differences that matter most, a sentence each.
 */
differences: Array<string>, };

export type Control = "line" | "text" | "choice" | "flags" | "rating" | "date" | "quarter" | "measure" | "estimate" | "number" | "person" | "labels" | "links" | "rows";

export type Correspondent = { 
/**
 * The person.
 */
person: string, 
/**
 * The name.
 */
name: string, 
/**
 * When they sent something last: `yesterday at 2:03 PM`.
 */
when: string, };

export type Cover = "covered" | "partly" | "open" | "not-applicable";

export type CoveredUseCase = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title that it has now.
 */
title: string, 
/**
 * What became of it.
 */
since: RowSince, };

export type Covering = { "kind": "everything" } | { "kind": "use-cases", 
/**
 * At least one.
 */
useCases: Array<string>, } | { "kind": "several", 
/**
 * Which.
 */
chosen: Chosen, };

export type Decision = { "kind": "version", 
/**
 * The change that it is of.
 */
change: string, } | { "kind": "text", 
/**
 * The text.
 */
text: string, } | { "kind": "keep" } | { "kind": "remove" };

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

export type Design = { 
/**
 * The row, with its alternative text to be edited.
 */
row: Row, 
/**
 * The name of the file it came from.
 */
name: string, 
/**
 * What names its bytes: ask for it by `design_shown`.
 */
hash: string, 
/**
 * `1200 × 800, 240 KiB`.
 */
size: string, };

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
notApplicable: boolean, 
/**
 * Where there is something to give a reason for.
 */
reason: Reason | null, 
/**
 * Where ranges say which score it is, if they can.
 */
workedOut: Place | null, };

export type Disagreement = { 
/**
 * The document and record of the field, to settle it there.
 */
document: string, 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * What the document is called.
 */
name: string, 
/**
 * What it is: `answer to “How will we measure success?”`.
 */
what: string, 
/**
 * What kind of disagreement.
 */
about: Matter, 
/**
 * A text of several words, whose versions can be merged by hand.
 */
isProse: boolean, 
/**
 * Of a deletion or archiving: what is shown is that somebody brought it back, without having seen that.
 */
isReturn: boolean, 
/**
 * What is shown; the deletion, where it is about one.
 */
shown: Version, 
/**
 * What else is said, the latest first; of work that a deletion did not know of, the latest of it.
 */
others: Array<Version>, };

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
 * What it touched.
 */
touched: Touched, 
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
by: string, 
/**
 * Both in words: `Edited today at 2:03 PM by Anna de Vries`.
 */
inWords: string, };

export type Entered = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What undo and redo would do now.
 */
undo: UndoState, 
/**
 * What it touched.
 */
touched: Touched, 
/**
 * The text as it was stored, where that differs from what was sent.
 */
stored: string | null, 
/**
 * One sentence to show: what was altered, such as `One character that can't be stored was replaced by �.`, or made.
 */
notice: string | null, };

export type Entry = { "text": string } | { "choice": string } | { "score": number } | { "tick": boolean } | { "day": string } | { "quarter": string } | { "measure": Measure } | { "estimate": Estimate } | { "number": string } | { "person": Who } | { "label": string } | { "labels": string } | { "applies": boolean } | "nothing";

export type ErasureWish = { 
/**
 * The person, by any entry.
 */
person: string, 
/**
 * Other names and spellings by which texts may mention the person.
 */
also: Array<string>, 
/**
 * The keys of the texts that stay as they are.
 */
kept: Array<string>, };

export type Explained = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The use case.
 */
id: string, 
/**
 * The title.
 */
title: string, 
/**
 * `(40 × 78 + 30 × 75) ÷ 70 ≈ 76.7`; why there is none, where there is no number.
 */
arithmetic: string, 
/**
 * The method in a sentence.
 */
rule: string, 
/**
 * Its axes.
 */
parts: Array<ExplainedPart>, };

export type ExplainedPart = { 
/**
 * Its name: `effort`.
 */
key: string, 
/**
 * How it counts: `Counts as low effort: 100 − 25 = 75, weight 30`.
 */
counts: string, 
/**
 * The score, with its ratings.
 */
score: Score, 
/**
 * Who gave each rating that is given, when and why.
 */
given: Array<Given>, };

export type Estimate = { 
/**
 * The number: `3.5`; may be empty.
 */
low: string, 
/**
 * The number; may be empty while it is entered.
 */
likely: string, 
/**
 * The number; may be empty.
 */
high: string, };

export type ExportHabits = { 
/**
 * What was chosen last of what a screen offers, by what these are.
 */
scopes: { [key in string]: string }, 
/**
 * The extension of the files saved last, `docx`; empty where none was saved. One that is not known stands for none.
 */
format: string, 
/**
 * One file for each of several.
 */
each: boolean, 
/**
 * Begin Markdown with YAML front matter.
 */
frontMatter: boolean, 
/**
 * Include slides of a deck that have nothing to show.
 */
emptySlides: boolean, 
/**
 * End a deck with its appendix.
 */
appendix: boolean, 
/**
 * What stands between the cells of CSV.
 */
separator: Separator, 
/**
 * The preview is open.
 */
shown: boolean, 
/**
 * It shows Markdown.
 */
raw: boolean, };

export type ExportOptions = { 
/**
 * Begin Markdown with YAML front matter.
 */
frontMatter: boolean, 
/**
 * Use cases as they were at this point.
 */
asOf: Point | null, 
/**
 * What changed since this point is told, where there is a place for it.
 */
since: Point | null, 
/**
 * A deck has slides of what nothing was entered for, too.
 */
emptySlides: boolean, 
/**
 * A deck has its appendix: stakeholders, every score, open questions, what data is needed and how every
 * step is configured.
 */
appendix: boolean, 
/**
 * What stands between the cells of CSV.
 */
separator: Separator, };

export type ExportProgress = { 
/**
 * Files written so far.
 */
done: number, 
/**
 * Files to be written.
 */
of: number, };

export type ExportRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * Whether it is archived.
 */
archived: boolean, };

export type Extent = { "kind": "field", 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * The change whose wording it is to be, whether that was shown or not; `null` for what was shown.
 */
change: string | null, } | { "kind": "phase", 
/**
 * Its key.
 */
phase: string, } | { "kind": "all" };

export type Facet = "phases" | "states" | "types" | "owners" | "labels";

export type FacetChoice = { 
/**
 * What stands for it in the filter.
 */
value: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * How many use cases at work it holds for.
 */
count: number, };

export type Fate = "kept" | "removed" | "added";

export type FaultRow = { 
/**
 * The same as long as it is the same fault.
 */
id: string, 
/**
 * What it is about: `add_to_cart: price`.
 */
of: string, 
/**
 * What is wrong, in a sentence.
 */
what: string, 
/**
 * The limits that it is against, by their name; empty where the plan is at odds with itself.
 */
limits: string, 
/**
 * Where it is put right.
 */
place: Place, };

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
coverage: string, 
/**
 * The same, 0 to 100.
 */
share: number, };

export type Format = "markdown" | "html" | "confluence" | "docx" | "pptx" | "xlsx" | "csv";

export type FormatChoice = { 
/**
 * The format.
 */
format: Format, 
/**
 * `Markdown (.md)`.
 */
label: string, 
/**
 * The file name that saving proposes.
 */
fileName: string, };

export type Found = { 
/**
 * Of the list that was searched.
 */
revision: number, 
/**
 * How often each row has them, in the order of the list.
 */
times: Array<number>, };

export type Gate = { 
/**
 * The key of what was decided, such as `go`; empty while nobody decided.
 */
verdict: string, 
/**
 * `Go on 3 March 2026, decided by Anna de Vries`, or `Not decided`.
 */
inWords: string, };

export type Given = { 
/**
 * The field: `score/ideation/customer-value`.
 */
field: string, 
/**
 * `by Mara Lind, today at 2:03 PM`.
 */
by: string, 
/**
 * Why, as it was typed; may be empty.
 */
reason: string, };

export type GroupBy = "phase" | "state" | "type" | "owner" | "label";

export type GroupHead = { 
/**
 * `Design`, `Marc Janssen`, `No owner`.
 */
label: string, 
/**
 * How many use cases are in it.
 */
count: number, };

export type HandOver = "jira" | "azure-boards" | "calendar" | "flowchart" | "gantt" | "confluence-index" | "fides" | "json-schema" | "tracking-plan" | "plan-as-code" | "self-describing" | "data-layer" | "test-list";

export type HandOverChoice = { 
/**
 * What the file is made for.
 */
to: HandOver, 
/**
 * `Jira (.csv)`.
 */
label: string, 
/**
 * What the receiver does with it, in a sentence or two.
 */
receiver: string, };

export type Handed = { "kind": "work" } | { "kind": "elsewhere", 
/**
 * What the file is called.
 */
name: string, 
/**
 * It is a bundle, and no workspace itself.
 */
isBundle: boolean, 
/**
 * The workspace that it is, or is of, among those that were opened before.
 */
known: string | null, };

export type HandedOver = { 
/**
 * The whole path of the file, or of the folder that several are in.
 */
path: string, 
/**
 * How many files there are.
 */
files: number, 
/**
 * What is to be told of them, in sentences.
 */
told: Array<string>, };

export type Held = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The person.
 */
person: Person, 
/**
 * The entries that are shown as one, that which stands for all first.
 */
entries: Array<PersonEntry>, 
/**
 * What is entered of the person, with what was entered before.
 */
own: Array<HeldThing>, 
/**
 * Where the person is named by a choice: stakeholder, owner, who decided.
 */
roles: Array<HeldThing>, 
/**
 * What the person wrote: `12 changes in 3 documents, the last of them today at 2:03 PM`; empty where that is nothing.
 */
written: string, 
/**
 * Texts that mention the person.
 */
mentions: Array<Mention>, 
/**
 * By which names they were looked for.
 */
names: Array<string>, 
/**
 * People of the same name, who may be the same.
 */
alike: Array<PersonEntry>, 
/**
 * Who sent something from another copy of the workspace, and so may have all of this.
 */
elsewhere: Array<string>, 
/**
 * Why the person can't be erased here; `null` where that can be.
 */
keptBecause: string | null, };

export type HeldThing = { 
/**
 * What it is: `Role`, `Stakeholder of “Cart”: Ideation`.
 */
what: string, 
/**
 * What it says; may be empty.
 */
said: string, 
/**
 * Where to see it.
 */
place: Place | null, };

export type Help = { 
/**
 * The kind of what is asked about: `tag`.
 */
on: string, 
/**
 * What it tells.
 */
title: string, 
/**
 * A sentence or two.
 */
text: string, 
/**
 * A sentence each; may be none.
 */
points: Array<HelpPoint>, };

export type HelpPoint = { 
/**
 * What it is about.
 */
name: string, 
/**
 * A sentence.
 */
text: string, };

export type History = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What it is of: a title, a name, the question of a field, or the workspace.
 */
title: string, 
/**
 * Of a use case, what stands above.
 */
header: UseCaseHeader | null, 
/**
 * What was done, the latest first.
 */
steps: Array<PastStep>, 
/**
 * Given to the filter, it leads to what was done before; `null` where that is all.
 */
earlier: string | null, 
/**
 * Who can be asked for: all that wrote here. Told with the first part alone.
 */
people: Array<PastChoice>, 
/**
 * Which phases can be asked for.
 */
phases: Array<PastChoice>, };

export type HistoryFilter = { 
/**
 * What this person did; all where it is empty.
 */
person: string, 
/**
 * What is of this phase, by its key, of [`SCOPING`] or [`TRACKER`]; all where it is empty.
 */
phase: string, 
/**
 * From this day on, as `2026-11-22`; from the beginning where it is empty.
 */
from: string, 
/**
 * Up to the end of this day; up to now where it is empty.
 */
to: string, 
/**
 * Every change by itself, where else what one person typed without a pause is one step.
 */
every: boolean, 
/**
 * What is older than this, as [`History::earlier`] says; from the latest where there is none.
 */
before: string | null, };

export type HistoryOf = { "kind": "workspace" } | { "kind": "document", 
/**
 * The document.
 */
document: string, } | { "kind": "field", 
/**
 * The document.
 */
document: string, 
/**
 * The record in it.
 */
record: string, 
/**
 * The field.
 */
field: string, };

export type Hit = { 
/**
 * The same for as long as it is found, and no other's.
 */
key: string, 
/**
 * What it stands in: a use case, an integration; empty where that is what is found.
 */
of: string, 
/**
 * What is asked there; empty where what is found is a name.
 */
asked: string, 
/**
 * The text, or what of it stands around the first of the words.
 */
text: Array<Stretch>, 
/**
 * Where it is seen.
 */
place: Place, };

export type HitGroup = { 
/**
 * `Use cases`, `Answers`, `Archived` …
 */
label: string, 
/**
 * The one that fits best first.
 */
hits: Array<Hit>, };

export type Hypothesis = { 
/**
 * `We believe that … for … will cause …, because …; we know that it is true when … moves from … to ….` What is
 * missing is shown as `[change]`.
 */
sentence: string, 
/**
 * What makes it a hypothesis.
 */
checks: Array<HypothesisCheck>, };

export type HypothesisCheck = { 
/**
 * `A change`.
 */
what: string, 
/**
 * It is there.
 */
passed: boolean, 
/**
 * A word of help while it isn't; empty otherwise.
 */
help: string, 
/**
 * Where it is entered.
 */
place: Place, };

export type Imported = { 
/**
 * Who sent it, or the name of the copy; empty where nobody is named.
 */
sender: string, 
/**
 * When it was written: `yesterday at 2:03 PM`; empty of a copy.
 */
written: string, 
/**
 * How many changes were not here yet.
 */
changes: number, 
/**
 * How many documents were not.
 */
added: number, 
/**
 * How many others look different.
 */
changed: number, 
/**
 * How many conflicts there are more than before.
 */
conflicts: number, 
/**
 * All of these: those in conflict first, then those changed, then those added, each by their names.
 */
documents: Array<ImportedDocument>, 
/**
 * What else a person should know.
 */
notices: Array<string>, 
/**
 * What is erased there and not here, in words. It is erased here too only if that is wanted.
 */
erased: Array<string>, };

export type ImportedDocument = { 
/**
 * The document.
 */
id: string, 
/**
 * What it is: `use case`.
 */
kind: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * It was not here.
 */
added: boolean, 
/**
 * What is different in one that was here.
 */
edits: Array<ImportedEdit>, 
/**
 * What is to be settled in it since.
 */
conflicts: Array<Disagreement>, };

export type ImportedEdit = { 
/**
 * What it is: `score of Customer Value`.
 */
what: string, 
/**
 * Who did it.
 */
by: string, 
/**
 * When: `yesterday at 2:03 PM`.
 */
when: string, };

export type InSync = { 
/**
 * What the program is called.
 */
program: string, 
/**
 * The folder.
 */
folder: string, };

export type IntegrationPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The integration, as in the list.
 */
integration: IntegrationRow, 
/**
 * Name, direction, kind of source, system, status, effort; then the questions.
 */
asks: Array<Ask>, 
/**
 * What the law asks of it.
 */
law: LawfulRecord, 
/**
 * The use cases that need it: links to set and clear, as those of a use case.
 */
neededBy: Ask, };

export type IntegrationRow = { 
/**
 * The integration.
 */
id: string, 
/**
 * Its name, or `Untitled integration`.
 */
name: string, 
/**
 * `Import`, or empty.
 */
direction: string, 
/**
 * `Order management`, or empty.
 */
system: string, 
/**
 * `In progress`, or empty.
 */
status: string, 
/**
 * `in-progress`, or empty.
 */
statusKey: string, 
/**
 * `3 Medium`, or `No effort yet`.
 */
effort: string, 
/**
 * How many of its questions are answered: `8 of 11`.
 */
answered: string, 
/**
 * `3 use cases`; empty where none needs it.
 */
needed: string, };

export type IntegrationScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * By name; those retired at the end.
 */
integrations: Slice<IntegrationRow>, };

export type Involved = { 
/**
 * The columns.
 */
phases: Array<InvolvedPhase>, 
/**
 * The rows.
 */
rows: Array<InvolvedRow>, 
/**
 * `and 12 more`, where these are not all; else empty.
 */
more: string, };

export type InvolvedPart = { 
/**
 * The RACI letter; empty where none is given.
 */
letter: string, 
/**
 * `Design: Accountable`, `Design: Involved`.
 */
inWords: string, 
/**
 * Where to see it.
 */
place: Place, };

export type InvolvedPhase = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * `Design`.
 */
label: string, };

export type InvolvedRow = { 
/**
 * What it is of.
 */
id: string, 
/**
 * What that is called.
 */
name: string, 
/**
 * Where to see it.
 */
place: Place, 
/**
 * What is said in each phase; `null` where nobody is involved.
 */
parts: Array<InvolvedPart | null>, };

export type InvolvedUseCase = { 
/**
 * The use case.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The people in it, in the order of their rows.
 */
involved: Involved, 
/**
 * What its RACI letters lack.
 */
holes: Array<RaciHole>, };

export type InvolvementScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * `12 of 40 use cases`.
 */
count: string, 
/**
 * Those use cases that are wanted.
 */
useCases: Slice<InvolvedUseCase>, 
/**
 * How many use cases have holes in their RACI letters.
 */
withHoles: number, };

export type Joint = { "kind": "same", 
/**
 * The words.
 */
text: string, } | { "kind": "shown", 
/**
 * The words.
 */
text: string, } | { "kind": "other", 
/**
 * The words.
 */
text: string, } | { "kind": "both", 
/**
 * As it is shown.
 */
shown: string, 
/**
 * As the other one has it.
 */
other: string, };

export type Label = { 
/**
 * The label, as it is spelled most often.
 */
name: string, 
/**
 * The field of it in each of them.
 */
field: string, 
/**
 * How many have it.
 */
count: number, };

export type LawfulRecord = { 
/**
 * The integration or tag.
 */
id: string, 
/**
 * What it is called.
 */
of: string, 
/**
 * What the law asks, in order.
 */
asks: Array<Ask>, 
/**
 * `Complete`, `3 things are not checked yet`, or `Nothing is checked yet`.
 */
standing: string, 
/**
 * Whether nothing is left open.
 */
isComplete: boolean, };

export type Likeness = "other" | "like" | "same";

export type LearnedScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * A row each, what was edited last first.
 */
rows: Slice<LearnedRow>, };

export type LearnedRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * Its name, which leads to its experience tracker.
 */
useCase: Link, 
/**
 * Who owns it; may be empty, as may all below.
 */
owner: string, 
/**
 * The first day of its test.
 */
from: string, 
/**
 * The last.
 */
to: string, 
/**
 * What came out, in a sentence or more: doubts first.
 */
result: string, 
/**
 * `Keep`, `Change` or `Stop`; where that was early, with the reason.
 */
decision: string, 
/**
 * What is known now that was not known before, on a line.
 */
learned: string, };

export type Link = { 
/**
 * The document.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How far it is, in words: `In progress`, `On the way`, `Verified`.
 */
state: string, 
/**
 * The same as a key, for its color: `in-progress`.
 */
stateKey: string, 
/**
 * Where it is edited.
 */
place: Place, };

export type LimitsChoice = { 
/**
 * Whether the plan is held against them, and the field that says so.
 */
option: Choice, 
/**
 * Which version they are of.
 */
version: string, 
/**
 * Where that is told, as an address.
 */
source: string, 
/**
 * What a plan can't be checked for, a sentence each.
 */
remarks: Array<string>, };

export type LinkChoices = { 
/**
 * What is like the name, the same name first; at most sixty. To no name all of few, else those that are chosen; at
 * most two hundred.
 */
options: Array<Choice>, 
/**
 * How each of them is to the name.
 */
likeness: Array<Likeness>, 
/**
 * How many more there are.
 */
more: number, };

export type List = { "kind": "use-cases" } | { "kind": "table", 
/**
 * How.
 */
arrangement: Arrangement, } | { "kind": "column", 
/**
 * How the table is arranged.
 */
arrangement: Arrangement, 
/**
 * The key of the phase; empty behind the last.
 */
phase: string, } | { "kind": "people", 
/**
 * What one of their names, roles, companies, teams or addresses has to have; empty for all.
 */
filter: string, } | { "kind": "involvement", 
/**
 * What somebody involved has to have, as in [`List::People`]; empty for all.
 */
filter: string, 
/**
 * Those alone whose RACI letters have holes.
 */
holes: boolean, } | { "kind": "archived" } | { "kind": "exportable" } | { "kind": "integrations" } | { "kind": "matrix" } | { "kind": "ranking", 
/**
 * How they are ranked; as the workspace keeps it, if nothing is given.
 */
weighing: Weighing | null, } | { "kind": "unranked", 
/**
 * How the others are ranked.
 */
weighing: Weighing | null, } | { "kind": "metrics" } | { "kind": "learned" } | { "kind": "tags", 
/**
 * What they are filtered by.
 */
filter: TagFilter, 
/**
 * Those shown already, though by an edit the filter no longer lets them through.
 */
shown: Array<string>, } | { "kind": "attributes" } | { "kind": "faults" };

export type Losses = { 
/**
 * `Copy Markdown`.
 */
target: string, 
/**
 * Sentences, each for one kind of thing that occurs on the page.
 */
what: Array<string>, };

export type MapLabel = { 
/**
 * From the left to its beginning, or its end.
 */
x: number, 
/**
 * From above to its middle.
 */
y: number, 
/**
 * Whether it ends there.
 */
ends: boolean, 
/**
 * The name, or the beginning of it.
 */
text: string, };

export type MapPoint = { 
/**
 * The use case.
 */
id: string, 
/**
 * Its place in the ranking.
 */
rank: number, 
/**
 * From the left.
 */
x: number, 
/**
 * From above.
 */
y: number, 
/**
 * Grows with how much of it is scored.
 */
radius: number, 
/**
 * Where its scores are, if it stands aside since another has the place.
 */
home: [number, number] | null, 
/**
 * How risky it is.
 */
risk: RiskBand, 
/**
 * Its name, where there is room.
 */
label: MapLabel | null, 
/**
 * `1 Abandoned cart email: value 78, effort 25, risk 25 (low), 12 of 29 ratings`.
 */
said: string, };

export type Matrix = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The integrations, as they are listed.
 */
columns: Array<MatrixColumn>, 
/**
 * Of the use cases at work, by title, those in sight.
 */
rows: Slice<MatrixRow>, };

export type MatrixColumn = { 
/**
 * The integration.
 */
id: string, 
/**
 * Its name, or `Untitled integration`.
 */
name: string, 
/**
 * `In progress`, or empty.
 */
status: string, 
/**
 * `in-progress`, or empty.
 */
statusKey: string, };

export type MatrixRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
name: string, 
/**
 * The numbers of the columns whose integrations it needs.
 */
needs: Array<number>, };

export type Matter = "versions" | "deletion" | "archiving";

export type Measure = { 
/**
 * The number: `4.5`; may be empty.
 */
value: string, 
/**
 * Where it comes from; may be empty.
 */
source: string, 
/**
 * The day: `2026-11-22`; may be empty.
 */
date: string, };

export type MeasuredEffect = { 
/**
 * `Conversion rate went from 4% to 4.4%: that is 10% of it.`
 */
words: string, 
/**
 * The field to enter it in.
 */
field: string, 
/**
 * The number: `10`.
 */
value: string, };

export type Mention = { 
/**
 * What names it to whoever erases: `<document>/<record>/<field>`.
 */
key: string, 
/**
 * What it is: `answer to “How will we measure success?”`.
 */
what: string, 
/**
 * In which document.
 */
of: string, 
/**
 * The text around the name; empty where only earlier wordings have it.
 */
said: string, 
/**
 * How many earlier wordings, and such as are not shown, have it.
 */
earlier: number, 
/**
 * It is another person's own entry, and stays unless that is wanted.
 */
isAnother: boolean, 
/**
 * Where to see it.
 */
place: Place | null, };

export type Method = "weighted" | "value-for-effort" | "rice" | "wsjf";

export type MethodShown = { 
/**
 * The method.
 */
method: Method, 
/**
 * `RICE`.
 */
label: string, 
/**
 * How its number comes about, in a sentence.
 */
rule: string, 
/**
 * What of it stands for which axis, a line each.
 */
mapping: Array<string>, };

export type MetricChart = { 
/**
 * What it shows, in a sentence, for those who can't see it.
 */
summary: string, 
/**
 * The readings and the baseline, from left to right.
 */
points: Array<ChartPoint>, 
/**
 * The height of the baseline, if there is one, with its label.
 */
baseline: ChartLine | null, 
/**
 * The height of the target, if there is one, with its label.
 */
target: ChartLine | null, 
/**
 * The labels at the bottom, the first and the last day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * The same as a table: what, day, value.
 */
rows: Array<Array<string>>, };

export type MetricPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The metric, as in the list.
 */
metric: MetricRow, 
/**
 * What is asked about it.
 */
asks: Array<Ask>, 
/**
 * The readings, the earliest first; those without a day at the end.
 */
readings: Array<Row>, 
/**
 * `null` while there is nothing to draw.
 */
chart: MetricChart | null, 
/**
 * The use cases that refer to it: links to set and clear, as those of a use case.
 */
usedBy: Ask, 
/**
 * Where a baseline may come from.
 */
help: Help | null, };

export type MetricRow = { 
/**
 * The metric.
 */
id: string, 
/**
 * Its name, or `Untitled metric`.
 */
name: string, 
/**
 * `4% → 7%`, or what is missing: `No baseline yet`.
 */
course: string, 
/**
 * The latest reading: `5.2% on 2026-10-01`; empty while there is none.
 */
latest: string, 
/**
 * `Behind`, `On the way`, `Reached`, or why it can't be said: `No target yet`.
 */
standing: string, 
/**
 * `behind`, `on-the-way`, `reached`, `unknown`.
 */
standingKey: string, 
/**
 * Why: `40% of the way from 4% to 7%, 60% of the time has passed.`
 */
why: string, 
/**
 * In words: `Abandoned cart email, Win-back and 988 more`; empty where there are none.
 */
used: string, };

export type MetricScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * By name.
 */
metrics: Slice<MetricRow>, 
/**
 * Metrics to pick from that the workspace lacks.
 */
suggestions: Array<MetricSuggestions>, 
/**
 * Where a baseline may come from.
 */
help: Help | null, };

export type MetricSuggestions = { 
/**
 * `Baselines`.
 */
group: string, 
/**
 * Their names.
 */
names: Array<string>, };

export type Missing = { 
/**
 * `Consent: in progress, not live`.
 */
what: string, 
/**
 * Where to see to it.
 */
place: Place, };

export type MissingAxis = { 
/**
 * Its name: `effort`.
 */
key: string, 
/**
 * `Effort: none of 5 ratings`.
 */
what: string, };

export type NamedChart = { 
/**
 * The metric's name.
 */
name: string, 
/**
 * Its line.
 */
chart: MetricChart, };

export type Neighbor = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its short label.
 */
label: string, };

export type News = { 
/**
 * In one line: `New from Anna de Vries: 3 changed, 1 in conflict`.
 */
text: string, 
/**
 * It is brought in as soon as nobody types.
 */
byItself: boolean, };

export type Offer = { 
/**
 * The field of the ask.
 */
field: string, 
/**
 * `Take over the steps`.
 */
label: string, 
/**
 * The text.
 */
text: string, };

export type Other = { 
/**
 * The field.
 */
field: string, 
/**
 * The text.
 */
value: string, 
/**
 * Shown while it is empty.
 */
hint: string, };

export type Part = { 
/**
 * For example `SQLite`.
 */
name: string, 
/**
 * For example `3.54.1`.
 */
version: string, };

export type PartOfEach = "use-cases" | "scoping" | "tracker" | "notes";

export type PastChoice = { 
/**
 * What the filter is given.
 */
key: string, 
/**
 * What it is called.
 */
name: string, };

export type PastPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Title and stepper as they were.
 */
header: UseCaseHeader, 
/**
 * `on 22 November 2026 at 2:03 PM`, or `when “agreed at workshop 2” was set`.
 */
when: string, 
/**
 * All of it as HTML, made by the core, with nothing foreign in it.
 */
html: string, 
/**
 * It is deleted by now, and can be brought back as a whole.
 */
isDeleted: boolean, 
/**
 * The phases that can be brought back.
 */
phases: Array<PastChoice>, };

export type PastStep = { 
/**
 * The last change of it.
 */
id: string, 
/**
 * The document.
 */
document: string, 
/**
 * The moment after it, for what was then.
 */
moment: number, 
/**
 * The day, to be a heading: `Sunday, November 22, 2026`.
 */
day: string, 
/**
 * `today at 2:03 PM`.
 */
when: string, 
/**
 * Who.
 */
who: string, 
/**
 * What it was, as a noun: `answer to “How will we measure success?”`.
 */
what: string, 
/**
 * Where it is seen: with the name of the document, where the history is of more than one. `None` where no screen shows it,
 * as what is set in a dialog.
 */
place: Place | null, 
/**
 * The document's name.
 */
name: string, 
/**
 * Whether the document can be seen as it was then.
 */
isUseCase: boolean, 
/**
 * It deleted the document, which is deleted by now: what was before can be brought back.
 */
deleted: boolean, 
/**
 * How many changes it was.
 */
changes: number, 
/**
 * What became of fields.
 */
turns: Array<PastTurn>, };

export type PastTurn = { 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * What is asked there.
 */
label: string, 
/**
 * From what was shown before to what was then, word by word. Both are empty in nothing.
 */
pieces: Array<Piece>, 
/**
 * False where another wording, which this one did not know, was shown instead.
 */
stands: boolean, 
/**
 * What was said then is erased, and was not empty.
 */
isErased: boolean, 
/**
 * Whether it can be brought back: it is not what is there now.
 */
isPast: boolean, };

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

export type PeopleScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * `12 of 40 people`.
 */
count: string, 
/**
 * Those whom the workspace knows that are wanted.
 */
people: Slice<PersonRow>, 
/**
 * How many use cases have holes in their RACI letters.
 */
withHoles: number, 
/**
 * Those of whom everything was erased: how many and when, in sentences that name nobody.
 */
erased: Array<string>, };

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

export type PersonEntry = { 
/**
 * The entry.
 */
id: string, 
/**
 * The name in it.
 */
name: string, 
/**
 * The rest of it.
 */
about: string, };

export type PersonRow = { 
/**
 * The person.
 */
id: string, 
/**
 * The name.
 */
name: string, 
/**
 * Role, company, team and email, as far as they are known.
 */
about: string, 
/**
 * The use cases and phases in which the person is a stakeholder.
 */
involved: Involved, 
/**
 * Of how many entries it is made.
 */
entries: number, 
/**
 * Another person's name is the same.
 */
isAlike: boolean, };

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
score: Score, 
/**
 * What was decided last at its end.
 */
gate: Gate, };

export type PhaseDecision = { 
/**
 * Its row, to correct who, when and why.
 */
row: Row, 
/**
 * The key of what was decided; may be of another version of Ninefold.
 */
verdict: string, 
/**
 * In words: `Go on 3 March 2026, decided by Anna de Vries`.
 */
inWords: string, 
/**
 * Of the latest, what is not any more as it was when that was decided: the questions, dimensions and lines.
 */
changed: Array<string>, 
/**
 * The moment of it, for what was then.
 */
moment: number, };

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
 * The RACI letters that each of them can have.
 */
raci: Array<Choice>, 
/**
 * What the letters of the phase lack, in sentences; nothing where none is given.
 */
raciHoles: Array<string>, 
/**
 * The scoring block.
 */
scoring: Scoring, 
/**
 * "Phase Completion Checklist".
 */
checklist: Array<ChecklistItem>, 
/**
 * Where Scoping and the experience tracker lack what is said here, or say what is not applicable here.
 */
across: Array<Missing>, 
/**
 * What was decided at its end, the latest first.
 */
decisions: Array<PhaseDecision>, 
/**
 * What can be decided.
 */
verdicts: Array<Choice>, 
/**
 * What it can be compared with.
 */
points: Array<PointChoice>, 
/**
 * What changed since the point that is asked for.
 */
since: ChangedSince | null, 
/**
 * What changed, since the use case was agreed, of those who have a part in the phase.
 */
suspects: Array<Suspect>, 
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

export type Picked = { 
/**
 * What the table shows.
 */
arrangement: Arrangement, 
/**
 * All of these.
 */
all: boolean, 
/**
 * Of these the contrary.
 */
but: Array<string>, };

export type Piece = { 
/**
 * What became of it.
 */
fate: Fate, 
/**
 * Its text, white space included.
 */
text: string, };

export type Pin = { 
/**
 * From 1.
 */
place: number, 
/**
 * Why; may be empty.
 */
reason: string, 
/**
 * `Pinned to place 1: required by law (Mara Lind, today at 2:03 PM)`.
 */
inWords: string, };

export type Place = { 
/**
 * The screen, where use case and phase don't tell it.
 */
screen: Screen | null, 
/**
 * The integration or metric that the screen shows.
 */
document: string | null, 
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
field: string | null, 
/**
 * Of a screen that shows what was: the moment, as a step of a history names it.
 */
moment: number | null, };

export type Placed<T> = { 
/**
 * From 0.
 */
at: number, 
/**
 * The row.
 */
row: T, };

export type PlanCheckScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The document of the settings, in which limits are chosen.
 */
settings: string, 
/**
 * What is wrong, those in sight: event by event, then what use cases miss.
 */
faults: Slice<FaultRow>, 
/**
 * `3 faults in 12 events`.
 */
count: string, 
/**
 * The limits that the plan can be held against.
 */
limits: Array<LimitsChoice>, 
/**
 * The attributes of the workspace, by name, those in sight.
 */
attributes: Slice<AttributeRow>, 
/**
 * What an attribute is.
 */
help: Help | null, };

export type Point = { "kind": "moment", 
/**
 * In milliseconds since 1970, as a rule.
 */
moment: number, } | { "kind": "day", 
/**
 * As `2026-11-22`.
 */
day: string, } | { "kind": "baseline", 
/**
 * Its identifier.
 */
baseline: string, } | { "kind": "decision" };

export type PointChoice = { 
/**
 * The point.
 */
point: Point, 
/**
 * `agreed at workshop 2 (29 November 2026)`.
 */
name: string, };

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
 * The same page as Confluence's editor takes it from the clipboard.
 */
rich: string, 
/**
 * What the ways of exporting this page can't hold; only those that lose something.
 */
losses: Array<Losses>, 
/**
 * The formats that a file of this scope can have.
 */
formats: Array<FormatChoice>, 
/**
 * What it can be handed over as, to other tools.
 */
handOver: Array<HandOverChoice>, 
/**
 * Whether there are several parts that can be saved as one file each.
 */
each: boolean, 
/**
 * What can stand between the cells of CSV; empty of what is no table.
 */
separators: Array<SeparatorChoice>, };

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

export type ProblemCode = "missing" | "read-only" | "newer" | "foreign" | "damaged" | "doubt" | "moved" | "in-use" | "bundle" | "other";

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
 * The same as it reads, as HTML; empty of one line, which is no Markdown, and of an answer that says nothing.
 */
html: string, 
/**
 * The slot to mark not applicable (`answer/…`), or `null` where that makes no sense.
 */
slot: string | null, 
/**
 * Marked not applicable.
 */
notApplicable: boolean, 
/**
 * Where there is something to give a reason for.
 */
reason: Reason | null, 
/**
 * What the template of the use case suggests while there is no answer.
 */
suggested: Array<Suggested>, 
/**
 * What Markdown takes in the answer that may be meant as it is, in sentences.
 */
taken: string | null, 
/**
 * What was said elsewhere to the same.
 */
quotes: Array<Quote>, 
/**
 * Who edited it last, and when.
 */
edited: Edited | null, };

export type Quote = { 
/**
 * The field it was said in: `answer/ideation/success`.
 */
from: string, 
/**
 * `Said in Discovery`.
 */
saidIn: string, 
/**
 * What was asked there.
 */
question: string, 
/**
 * What was said, as HTML.
 */
html: string, 
/**
 * Where it was said.
 */
place: Place, 
/**
 * `Use this`, or `Add this` where something stands already; `null` where it can't be taken as it is.
 */
take: string | null, 
/**
 * What can be done instead; empty where it can be taken, or stands there.
 */
instead: string, };

export type RaciHole = { 
/**
 * `Design`.
 */
phase: string, 
/**
 * In a sentence.
 */
what: string, 
/**
 * Where to fill it.
 */
place: Place, };

export type RankedRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * From 1.
 */
rank: number, 
/**
 * `74.0`, or `–`.
 */
priority: string, 
/**
 * Value, effort, risk and readiness.
 */
axes: Array<Figure>, 
/**
 * How many of the ratings that count are given: `6 of 29`.
 */
rated: string, 
/**
 * That these are few, in words; empty where they are not.
 */
few: string, 
/**
 * Where and why it is pinned.
 */
pin: Pin | null, };

export type RankingMap = { 
/**
 * How wide the picture is.
 */
width: number, 
/**
 * How high.
 */
height: number, 
/**
 * What of it scores are drawn in: left, top, right, bottom.
 */
frame: [number, number, number, number], 
/**
 * In the order of the ranking.
 */
points: Array<MapPoint>, 
/**
 * What is drawn of how many, in words.
 */
said: string, };

export type RankingScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * How they are ranked here.
 */
weighing: Weighing, 
/**
 * The methods there are.
 */
methods: Array<MethodShown>, 
/**
 * What each axis weighs; empty where the method has no weights.
 */
weights: Array<WeightShown>, 
/**
 * How far the weights can move before the first three change, in a sentence or two.
 */
firmness: string, 
/**
 * In order.
 */
ranked: Slice<RankedRow>, 
/**
 * Those for which too little is scored.
 */
unranked: Slice<UnrankedRow>, 
/**
 * Value against effort.
 */
map: RankingMap, };

export type Range = { 
/**
 * At least this.
 */
least: number, 
/**
 * At most this.
 */
most: number, 
/**
 * It is moved by so much at a time.
 */
step: number, 
/**
 * What it is taken for while nobody entered one.
 */
usual: number, };

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
 * The words for 1 to 5.
 */
labels: Array<string>, 
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

export type Reason = { 
/**
 * The field: `reason/score/ideation/customer-value`.
 */
field: string, 
/**
 * What it is for: `the score of Customer Value`.
 */
of: string, 
/**
 * The reason as typed; mostly empty.
 */
text: string, 
/**
 * The same as it reads, as HTML.
 */
html: string, 
/**
 * Who edited it last, and when.
 */
edited: Edited | null, };

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

export type RecentUseCase = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * The key of its first phase.
 */
phase: string, };

export type RequirementsVersion = { 
/**
 * `Version 3 · agreed at workshop 2 · 29 November 2026 · Anna de Vries`, or `Draft after version 3 · …`.
 */
inWords: string, 
/**
 * `Changed since version 2`; empty of the first.
 */
since: string, 
/**
 * What did: `Owner (changed)`.
 */
changed: Array<string>, };

export type RescueView = { 
/**
 * What can be read, what can't, and what comes from a backup, in sentences.
 */
told: Array<string>, 
/**
 * The newest backup that is whole.
 */
backup: BackupRow | null, 
/**
 * Whether there is anything to be saved.
 */
canSave: boolean, };

export type Responsible = { 
/**
 * Who decides why and how: the controller.
 */
controller: string, 
/**
 * How the controller is reached.
 */
contact: string, 
/**
 * The data protection officer, or why there is none.
 */
protectionOfficer: string, };

export type RiskBand = "low" | "middle" | "high" | "unknown";

export type Roadmap = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * How the order comes about, in a sentence or two.
 */
rule: string, 
/**
 * The use cases that everything is live for already.
 */
possible: Array<Link>, 
/**
 * In order.
 */
places: Array<RoadmapPlace>, 
/**
 * What can't be placed, each with what is missing.
 */
unplaced: Array<Unplaced>, };

export type RoadmapPlace = { 
/**
 * From 1.
 */
number: number, 
/**
 * The integration.
 */
integration: Link, 
/**
 * What its worth comes from, the beginning of [`in_words`](Self::in_words): `Shares 212 of value from 3 use
 * cases at effort 3`.
 */
sentence: string, 
/**
 * Worth ÷ effort, to a tenth: `70.7`.
 */
priority: string, 
/**
 * Worth, to a tenth: `212`.
 */
worth: string, 
/**
 * `212 ÷ 3 ≈ 70.7`.
 */
arithmetic: string, 
/**
 * 1 to 5.
 */
effort: number, 
/**
 * The shares that make the worth, the greatest first.
 */
shares: Array<Share>, 
/**
 * The use cases that it completes.
 */
completes: Array<Link>, 
/**
 * Why it stands at this place, in a sentence or two.
 */
why: string, 
/**
 * Why it stands under one with a lower priority, where it does.
 */
under: RoadmapUnder | null, 
/**
 * Where it is pinned, why, by whom and when.
 */
pin: Pin | null, 
/**
 * The day on which it is to be live; may be empty.
 */
goLive: string, };

export type RoadmapTurn = { 
/**
 * The place that was given, from 1.
 */
place: number, 
/**
 * The integration that was built.
 */
built: string, 
/**
 * Its number then: `88`.
 */
number: string, 
/**
 * The number of the one that it is told of.
 */
own: string, };

export type RoadmapUnder = { 
/**
 * `Why does 93 stand under 88?`
 */
question: string, 
/**
 * The answer in a sentence or two.
 */
answer: string, 
/**
 * What was built at each turn until its own; of many, the last.
 */
turns: Array<RoadmapTurn>, };

export type Row = { 
/**
 * The row's record.
 */
id: string, 
/**
 * What is asked about it.
 */
asks: Array<Ask>, };

export type RowSince = { 
/**
 * `Changed: Ideation, Requirements`, or that nothing did.
 */
words: string, 
/**
 * Whether something did.
 */
changed: boolean, };

export type SavedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * The whole path.
 */
path: string, };

export type SavedFiles = { 
/**
 * The whole path of the folder.
 */
folder: string, 
/**
 * How many were written.
 */
files: number, 
/**
 * How many there were to be: more than `files` if the person stopped it.
 */
of: number, };

export type Scope = { "kind": "phase", 
/**
 * The use case.
 */
useCase: string, 
/**
 * The key of the phase.
 */
phase: string, } | { "kind": "use-cases", 
/**
 * The use cases, in the order they are exported in.
 */
useCases: Array<string>, } | { "kind": "tracker", 
/**
 * The use cases, in the order they are exported in.
 */
useCases: Array<string>, } | { "kind": "scoping", 
/**
 * The use cases, in the order they are exported in.
 */
useCases: Array<string>, } | { "kind": "notes", 
/**
 * The use cases, in the order they are exported in.
 */
useCases: Array<string>, } | { "kind": "workshop", 
/**
 * The use case.
 */
useCase: string, } | { "kind": "integrations", 
/**
 * The integrations, in the order they are exported in.
 */
integrations: Array<string>, } | { "kind": "all-integrations" } | { "kind": "several", 
/**
 * What is exported of each.
 */
part: PartOfEach, 
/**
 * Which.
 */
chosen: Chosen, } | { "kind": "integration-table" } | { "kind": "tables" } | { "kind": "portfolio", 
/**
 * Which of them, and in which order.
 */
picked: Picked, } | { "kind": "ranking", 
/**
 * How they are ranked; as the workspace keeps it, if nothing is given.
 */
weighing: Weighing | null, } | { "kind": "people" } | { "kind": "portfolio-deck" } | { "kind": "roadmap" } | { "kind": "captured", 
/**
 * It was made with consent denied.
 */
isDenied: boolean, } | { "kind": "learned" } | { "kind": "tags", 
/**
 * Which tags.
 */
filter: TagFilter, } | { "kind": "metrics" } | { "kind": "processing-record" } | { "kind": "person", 
/**
 * The person.
 */
person: string, 
/**
 * Other names by which texts may mention the person.
 */
also: Array<string>, };

export type ScopingPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Title, stepper.
 */
header: UseCaseHeader, 
/**
 * Which version of the requirements it is, and what changed since the one before; `null` while there is nothing.
 */
version: RequirementsVersion | null, 
/**
 * The requirements, in order; rows stand where their ask stands.
 */
asks: Array<Ask>, 
/**
 * The steps.
 */
steps: Array<Row>, 
/**
 * The configuration of the steps, one line each: `2 · Segmentation: …`; shown beside the remark on configuration.
 */
configuration: Array<string>, 
/**
 * The designs.
 */
designs: Array<Design>, 
/**
 * What it may bring, in ranges.
 */
benefit: BenefitPart, 
/**
 * The integrations it needs, with their status.
 */
needs: Array<Link>, 
/**
 * Its metrics, with where they stand: `Behind`, `On the way`, `Reached`, `No readings yet`.
 */
metrics: Array<Link>, 
/**
 * The tags that serve it, with their state.
 */
tags: Array<Link>, 
/**
 * Tags that the template suggests to serve it.
 */
suggestedTags: Array<Suggested>, 
/**
 * `7 of 10 requirements entered`.
 */
progress: string, 
/**
 * The same, 0 to 100.
 */
percent: number, 
/**
 * The requirements that are not entered, by their key idea.
 */
missing: Array<Missing>, 
/**
 * What they rest on and changed since the use case was agreed.
 */
suspects: Array<Suspect>, };

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

export type ScoreProposal = { 
/**
 * The field of the score.
 */
field: string, 
/**
 * 1 to 5.
 */
score: number, 
/**
 * `Score Revenue Potential 4: High`
 */
take: string, 
/**
 * Why, in a sentence, and what stands there now.
 */
why: string, 
/**
 * Whether that is the score already.
 */
taken: boolean, };

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

export type Screen = "history" | "past" | "baselines" | "settle" | "arrived" | "team" | "scoping" | "tracker" | "workshop" | "integrations" | "ranking" | "build-next" | "learned" | "tags" | "event" | "plan-check" | "metrics" | "people" | "settings";

export type Separator = "comma" | "semicolon" | "tab";

export type SeparatorChoice = { 
/**
 * The separator.
 */
separator: Separator, 
/**
 * `Semicolon`.
 */
label: string, };

export type Search = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * How much there is in all, be it shown or not.
 */
count: number, 
/**
 * What is shown of it, by what it is.
 */
groups: Array<HitGroup>, };

export type SecondPlace = { 
/**
 * The folder.
 */
folder: string, 
/**
 * False where it is not there now, such as a drive that is not connected.
 */
isThere: boolean, 
/**
 * When the newest backup there was made; `null` where there is none.
 */
last: string | null, };

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
 * How the person likes exports.
 */
exporting: ExportHabits, 
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
fileManager: string, 
/**
 * What waits to be brought in, if anything does.
 */
news: News | null, 
/**
 * A folder that a sync program keeps around the open workspace, unless the person wants it there.
 */
inSync: InSync | null, 
/**
 * That the passphrase of the shared folder is to be entered, in words, unless the person has put it off.
 */
asksPassphrase: string | null, 
/**
 * A file was handed over that is to be looked at.
 */
isHanded: boolean, 
/**
 * How it stands with the team server; `None` where the workspace is connected to none.
 */
team: TeamState | null, };

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

export type Share = { 
/**
 * The use case.
 */
useCase: Link, 
/**
 * `83 ÷ 3 ≈ 27.7: value 83 over the 3 integrations it needs that are not live yet.`
 */
arithmetic: string, };

export type SharedFolder = { 
/**
 * Where it is.
 */
folder: string, 
/**
 * It can be reached now.
 */
isThere: boolean, 
/**
 * When this copy wrote something to it last: `today at 2:03 PM`; `None` before it did.
 */
given: string | null, 
/**
 * Something was written here since, and is not there yet.
 */
waits: boolean, 
/**
 * Who else writes to it.
 */
others: Array<string>, 
/**
 * What others write is brought in without being asked for.
 */
byItself: boolean, 
/**
 * What went wrong the last time; empty where all is well.
 */
failed: string, 
/**
 * What this copy writes there is locked with a passphrase …
 */
isLocked: boolean, 
/**
 * … which this computer remembers.
 */
isRemembered: boolean, 
/**
 * That a passphrase is to be entered, in words.
 */
asksPassphrase: string | null, };

export type Sheet = { 
/**
 * The name of the file; empty where it was pasted.
 */
name: string, 
/**
 * The tool whose export it seems to be; empty where it is none that is known.
 */
tool: string, 
/**
 * What may not be as it was meant.
 */
told: Array<string>, 
/**
 * The sheets of a workbook by name.
 */
sheets: Array<string>, 
/**
 * Which of them is shown.
 */
sheet: number, 
/**
 * How many rows there are, the header aside.
 */
rows: number, 
/**
 * Its columns.
 */
columns: Array<SheetColumn>, 
/**
 * Where columns can go.
 */
places: Array<SheetPlaces>, 
/**
 * What they are taken for until the person says otherwise.
 */
mapping: SheetMapping, };

export type SheetColumn = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What the first rows say in it.
 */
sample: Array<string>, 
/**
 * No row says anything in it.
 */
empty: boolean, };

export type SheetMapping = { 
/**
 * The first row says what the columns are called.
 */
hasHeader: boolean, 
/**
 * The field that each column goes to; empty for one that is left out.
 */
fields: Array<string>, };

export type SheetPlace = { 
/**
 * The field of a use case.
 */
field: string, 
/**
 * What it is called.
 */
label: string, };

export type SheetPlaces = { 
/**
 * `Phase 1: Discovery`.
 */
label: string, 
/**
 * The fields.
 */
places: Array<SheetPlace>, };

export type SheetPreview = { 
/**
 * `38 use cases are new and 2 change. 1 row is left out.`
 */
inWords: string, 
/**
 * What the button says that does it; empty where there is nothing to be done.
 */
does: string, 
/**
 * How many use cases it makes.
 */
create: number, 
/**
 * How many it changes.
 */
change: number, 
/**
 * How many are as in the table already.
 */
same: number, 
/**
 * How many rows are left out.
 */
leftOut: number, 
/**
 * Those it makes and changes, the first of them.
 */
rows: Array<SheetRow>, 
/**
 * Those left out, the first of them.
 */
left: Array<SheetRow>, 
/**
 * All that are left out with why, as rows to be pasted into a spreadsheet.
 */
leftAsText: string, 
/**
 * What else it does, such as new people.
 */
notices: Array<string>, };

export type SheetProgress = { 
/**
 * `Reading row 1,200 of 10,000`.
 */
inWords: string, 
/**
 * How far, of a hundred.
 */
percent: number, };

export type SheetRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * The title; may be empty where it is left out.
 */
title: string, 
/**
 * It is a new use case.
 */
isNew: boolean, 
/**
 * What of it is entered, or why it is left out.
 */
details: string, };

export type Since = { 
/**
 * The point.
 */
point: Point, 
/**
 * Only what was worked on since is to be in it.
 */
only: boolean, };

export type Slice<T> = { 
/**
 * Grows with every change: rows of two revisions don't belong together.
 */
revision: number, 
/**
 * How many rows the list has.
 */
all: number, 
/**
 * Those that were asked for, in the order of the list.
 */
rows: Array<Placed<T>>, };

export type Source = { 
/**
 * `Scoping`, `Metrics`, `Phases`.
 */
label: string, 
/**
 * The place.
 */
place: Place, };

export type Spread = { 
/**
 * The round, in words: `Round 2`.
 */
round: string, 
/**
 * How far they are apart.
 */
accord: Accord, 
/**
 * `Split`.
 */
word: string, 
/**
 * By which rule, and what to do about it, in sentences.
 */
rule: string, 
/**
 * Who speaks first; empty where nobody has to.
 */
first: string, 
/**
 * 1 to 5, each with who rated so.
 */
marks: Array<SpreadMark>, 
/**
 * Who has not rated, in a sentence; empty where all have.
 */
missing: string, };

export type SpreadMark = { 
/**
 * 1 to 5.
 */
rating: number, 
/**
 * `High`.
 */
label: string, 
/**
 * Who, by name.
 */
names: Array<string>, 
/**
 * The initials of these.
 */
initials: Array<string>, };

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
involvement: string, 
/**
 * The same as it reads, as HTML.
 */
html: string, 
/**
 * The RACI letter: the key of one of the choices; empty where there is none.
 */
raci: string, };

export type Stated = { 
/**
 * The settings that it is entered in.
 */
document: string, 
/**
 * For whom the work is; may be empty.
 */
client: string, 
/**
 * Who may see it: `Confidential, for the steering group only`; may be empty.
 */
confidentiality: string, 
/**
 * Who is responsible for the data that is processed.
 */
responsible: Responsible, 
/**
 * What names the bytes of its logo: ask for it by `design_shown`; empty without one.
 */
logo: string, 
/**
 * Whether decks carry the logo.
 */
logoOnDecks: boolean, };

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
 * Why it is not complete: `2 of 3 checklist items still open`; empty when complete.
 */
why: string, 
/**
 * How much of what applies is entered, 0 to 100.
 */
percent: number, };

export type Stretch = { 
/**
 * As it is written, with its white space folded.
 */
text: string, 
/**
 * It is one of the words that were looked for.
 */
found: boolean, };

export type Suggested = { 
/**
 * What it is taken and dismissed by: the field, or `metric/0`.
 */
key: string, 
/**
 * A text; the name of an option, a document or a row.
 */
text: string, 
/**
 * The same as HTML made by the core, where it is Markdown; empty otherwise.
 */
html: string, 
/**
 * What else is known of a document or row: `%, Up is better`; may be empty.
 */
details: string, 
/**
 * What taking it does: `Use this` or `Add`.
 */
take: string, };

export type Suggestion = { 
/**
 * What both come from; may be empty.
 */
before: string, 
/**
 * The text, unless both changed the same words.
 */
text: string | null, 
/**
 * The same in pieces, one behind the other.
 */
pieces: Array<Joint>, };

export type Suspect = { 
/**
 * The integration, metric or person.
 */
document: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What changed, a sentence each: `The target of Conversion rate changed from 2% to 3% since this was agreed on
 * 3 March 2026.`
 */
changes: Array<string>, 
/**
 * What was seen by whoever looks now: send it with the look.
 */
seen: string, 
/**
 * `Open the metric`.
 */
open: string, 
/**
 * Where it is to be seen and changed.
 */
place: Place, 
/**
 * Where its history tells who changed it.
 */
history: Place, };

export type SuspectCount = { 
/**
 * How many.
 */
count: number, 
/**
 * `2 to look at`.
 */
shown: string, 
/**
 * In words: `2 changes to look at since this was agreed`.
 */
inWords: string, };

export type Tag = { 
/**
 * The tag.
 */
id: string, 
/**
 * What is captured, or `Untitled tag`.
 */
name: string, 
/**
 * What is asked about it, in the order of the columns.
 */
asks: Array<Ask>, 
/**
 * `Verified`, or empty.
 */
state: string, 
/**
 * `verified`, or empty.
 */
stateKey: string, 
/**
 * Where it is.
 */
place: Place, };

export type TagFilter = { 
/**
 * The key of a purpose.
 */
purpose: string | null, 
/**
 * The key of a state.
 */
state: string | null, 
/**
 * A use case that the tags serve.
 */
useCase: string | null, };

export type TagPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The tag.
 */
id: string, 
/**
 * What is captured, or `Untitled tag`.
 */
name: string, 
/**
 * What is asked about the tag, and about its event.
 */
asks: Array<Ask>, 
/**
 * What is asked about the event, the attributes it carries among it.
 */
event: Array<Ask>, 
/**
 * When a capture showed that it sends what it should, in words; empty while none did.
 */
seen: string, 
/**
 * The attributes it carries, by name.
 */
attributes: Array<AttributeRow>, 
/**
 * The names that its remark lists and that it does not carry yet.
 */
offered: Array<string>, 
/**
 * What is wrong with its event and attributes.
 */
faults: Array<FaultRow>, 
/**
 * What a page pushes to its data layer; empty while the event has no name.
 */
snippet: string, 
/**
 * What an attribute is.
 */
help: Help | null, };

export type TagScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The tags that the filter lets through, in the order they were made.
 */
tags: Slice<Tag>, 
/**
 * `4 of 18 tags`.
 */
count: string, 
/**
 * The purposes to filter by.
 */
purposes: Array<Choice>, 
/**
 * The states to filter by.
 */
states: Array<Choice>, 
/**
 * The use cases to filter by: all of few, of many the one that is filtered by.
 */
useCases: Array<Choice>, 
/**
 * How many more there are.
 */
more: number, 
/**
 * What a tag is for.
 */
help: Help | null, };

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

export type TeamConnected = { 
/**
 * What the window shows from now on.
 */
session: Session, 
/**
 * What happened: `Connected to “Client X” as an editor. 1,204 changes came, 12 were sent.`
 */
said: string, 
/**
 * How much is to be settled.
 */
conflicts: number, };

export type TeamDevice = { 
/**
 * What the server calls it.
 */
device: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * When it was there last: `today at 2:03 PM`; `None` where it never was.
 */
seen: string | null, 
/**
 * Until when it is let in: `26 February 2027`.
 */
until: string, 
/**
 * It is this one.
 */
isSelf: boolean, };

export type TeamHeard = { 
/**
 * How it stands; `None` where the workspace is connected no more.
 */
state: TeamState | null, 
/**
 * What is out of date; `None` where no workspace is open.
 */
done: Done | null, };

export type TeamInvitation = { 
/**
 * Address and invitation in one.
 */
link: string, 
/**
 * Until when it can be taken up.
 */
until: string, };

export type TeamKind = "shared" | "sending" | "offline" | "signed-out" | "read-only";

export type TeamMember = { 
/**
 * What the server calls them.
 */
member: string, 
/**
 * The name.
 */
name: string, 
/**
 * What they may do.
 */
role: TeamRole, 
/**
 * It is the person at the screen.
 */
isSelf: boolean, 
/**
 * The computers that they work from.
 */
devices: Array<TeamDevice>, };

export type TeamNote = { 
/**
 * Its number.
 */
n: string, 
/**
 * When.
 */
when: string, 
/**
 * Who.
 */
who: string, 
/**
 * What.
 */
what: string, };

export type TeamNotes = { 
/**
 * The notes.
 */
notes: Array<TeamNote>, 
/**
 * What those before them are asked for by; `None` where that is all.
 */
before: string | null, };

export type TeamOffer = { 
/**
 * What people call the workspace.
 */
title: string, 
/**
 * The address of the server.
 */
server: string, 
/**
 * What may be done there.
 */
role: TeamRole, 
/**
 * What connecting the open workspace would do, a sentence each; or why that can't be.
 */
said: Array<string>, 
/**
 * What would be other here; `null` where nothing comes, or too much to be looked at.
 */
would: Imported | null, 
/**
 * The open workspace can be connected.
 */
fits: boolean, };

export type TeamPage = { 
/**
 * How it stands.
 */
state: TeamState, 
/**
 * All of them; empty where the server did not say.
 */
members: Array<TeamMember>, 
/**
 * Why that is not known now; empty where it is.
 */
failed: string, };

export type TeamPerson = { 
/**
 * Who, as the workspace knows them.
 */
person: string, 
/**
 * The name.
 */
name: string, 
/**
 * Its first letters: `FV`.
 */
initials: string, 
/**
 * The document that they look at; `None` where it is a list.
 */
document: string | null, 
/**
 * What that is called; empty for a list.
 */
at: string, };

export type TeamProgress = { 
/**
 * How much has come or was sent.
 */
done: number, 
/**
 * Of how much, as far as is known.
 */
of: number, };

export type TeamRole = "reader" | "editor" | "owner";

export type TeamState = { 
/**
 * What the window acts on.
 */
kind: TeamKind, 
/**
 * In few words, beside what is said of saving: `3 changes to send`.
 */
text: string, 
/**
 * In a sentence: what is safe, and what to do where something is to be done.
 */
details: string, 
/**
 * What people call the workspace there.
 */
title: string, 
/**
 * The address of the server.
 */
server: string, 
/**
 * What may be done there.
 */
role: TeamRole, 
/**
 * When something was exchanged last: `today at 2:03 PM`; `None` before the first time.
 */
exchanged: string | null, 
/**
 * Who else is there.
 */
here: Array<TeamPerson>, 
/**
 * How many changes of others came that nobody here marked as seen.
 */
arrived: number, 
/**
 * What others erased, in words: it is erased here too only if that is wanted.
 */
erased: Array<string>, };

export type TemplateDraft = { 
/**
 * What it is to be called.
 */
name: string, 
/**
 * What it is for, in a sentence.
 */
about: string, 
/**
 * What it is to keep.
 */
groups: Array<TemplateGroup>, };

export type TemplateGroup = { 
/**
 * `Phase 1: Discovery`, `Metric`.
 */
heading: string, 
/**
 * Its texts.
 */
parts: Array<TemplatePart>, };

export type TemplatePart = { 
/**
 * What it is suggested for: a field, or `metric/0/name`.
 */
key: string, 
/**
 * The question or key idea.
 */
label: string, 
/**
 * Without names, dates and figures; of a choice the key of the option.
 */
text: string, 
/**
 * Of a choice, which is not edited here: the name of the option. Empty otherwise.
 */
chosen: string, 
/**
 * It is on one line.
 */
singleLine: boolean, 
/**
 * It is to be kept.
 */
kept: boolean, };

export type TemplateRow = { 
/**
 * What it is started by: the key of a built-in one, or the document.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * What it is for, in a sentence.
 */
about: string, 
/**
 * `21 answers, 4 metrics, 3 tags, 3 integrations and 4 steps`.
 */
holds: string, 
/**
 * It was made in this workspace, and can be renamed, exported and deleted.
 */
own: boolean, };

export type Templates = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Those of this workspace by name, then the built-in ones.
 */
templates: Array<TemplateRow>, 
/**
 * `3 of 14 templates`.
 */
count: string, };

export type Theme = "system" | "light" | "dark";

export type TimeLine = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What is drawn, in words: `Q4 2026 to Q3 2027: 4 integrations and 3 use cases with a date.`
 */
said: string, 
/**
 * How long the line is, in the units that all on it is placed by.
 */
long: number, 
/**
 * Its quarters.
 */
quarters: Array<TimeLineQuarter>, 
/**
 * Where today is.
 */
today: number, 
/**
 * Integrations in the order to build them, then use cases by their target.
 */
rows: Array<TimeLineRow>, 
/**
 * What has no date, each with the way to give it one.
 */
undated: Array<Unplaced>, };

export type TimeLineBeyond = "earlier" | "later";

export type TimeLineQuarter = { 
/**
 * Where it begins.
 */
begins: number, 
/**
 * `Q1 2027`; empty where there is no room for it.
 */
label: string, };

export type TimeLineRow = { 
/**
 * What it is.
 */
what: Link, 
/**
 * Its place in Build next; `null` of use cases, and where it has none.
 */
number: number | null, 
/**
 * Whether it is an integration.
 */
isIntegration: boolean, 
/**
 * `2027-03-15 (target Q1 2027)`.
 */
when: string, 
/**
 * Where that is entered.
 */
place: Place, 
/**
 * Where its quarter begins and ends.
 */
quarter: [number, number] | null, 
/**
 * Where its day is.
 */
day: number | null, 
/**
 * Where its date is beyond the line.
 */
beyond: TimeLineBeyond | null, 
/**
 * What is wrong with its date, a sentence each.
 */
warnings: Array<string>, 
/**
 * What else is to be known of it; may be empty.
 */
note: string, };

export type Touched = { 
/**
 * The ids of the documents that were changed, or in which something is being typed.
 */
documents: Array<string>, 
/**
 * Whether names, or the order of the use cases edited last, may be others: whatever names documents is out of date
 * too, such as the sidebar.
 */
listed: boolean, };

export type TrackerBox = { 
/**
 * The key, such as `objective`; unique in its slide.
 */
key: string, 
/**
 * `Business objective`.
 */
title: string, 
/**
 * What is entered here.
 */
asks: Array<Ask>, 
/**
 * What is offered for an ask that is empty.
 */
offer: Offer | null, 
/**
 * What comes from elsewhere, as HTML made by the core; empty if nothing does.
 */
html: string, 
/**
 * Where that is entered; also while it is empty.
 */
from: Source | null, 
/**
 * Pictures that come from elsewhere.
 */
designs: Array<Design>, 
/**
 * Lines to draw, each with its metric.
 */
charts: Array<NamedChart>, };

export type TrackerPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Title, stepper.
 */
header: UseCaseHeader, 
/**
 * The slides, with what is entered and what comes from elsewhere.
 */
slides: Array<TrackerSlide>, 
/**
 * What the coach says of its test.
 */
coach: Coached, 
/**
 * What was counted in each variation, the control first.
 */
variations: Array<Row>, 
/**
 * Keep or stop was chosen before the planned end: it is asked why.
 */
asksWhy: boolean, 
/**
 * What the hypothesis says so far, and what it lacks.
 */
hypothesis: Hypothesis, 
/**
 * What is missing before building.
 */
missing: Array<Missing>, 
/**
 * `Ready to build`, or `6 things are missing`.
 */
ready: string, 
/**
 * The use case whose next hypothesis this one was started from.
 */
follows: Link | null, 
/**
 * The use cases that were started from this one's next hypothesis.
 */
next: Array<Link>, };

export type TrackerSlide = { 
/**
 * The key: `title`, `canvas`, `hypothesis`, `build`, `measure`, `learn`, `appendix`.
 */
key: string, 
/**
 * `Lean canvas`.
 */
title: string, 
/**
 * The point that its title makes in the deck: `1 of 2 metrics behind`; empty where it makes none.
 */
point: string, 
/**
 * What it is for, in a sentence; may be empty.
 */
help: string, 
/**
 * Its boxes, in order.
 */
boxes: Array<TrackerBox>, };

export type UndoState = { 
/**
 * For example: `score of Customer Value`.
 */
undo: string | null, 
/**
 * The same for redo.
 */
redo: string | null, };

export type Unplaced = { 
/**
 * What it is.
 */
what: Link, 
/**
 * What is missing: `Needs an effort estimate.`
 */
missing: string, 
/**
 * The way there, as a button says it: `Set effort`.
 */
way: string, 
/**
 * Where that is entered.
 */
place: Place, };

export type UnrankedRow = { 
/**
 * The use case.
 */
id: string, 
/**
 * The title, or `Untitled use case`.
 */
title: string, 
/**
 * Value, effort, risk and readiness.
 */
axes: Array<Figure>, 
/**
 * The axes that have no rating.
 */
missing: Array<MissingAxis>, };

export type UseCaseFilter = { 
/**
 * The keys of the phases that they are in; empty: behind the last.
 */
phases: Array<string>, 
/**
 * How far they are.
 */
states: Array<UseCaseState>, 
/**
 * The keys of activation types.
 */
types: Array<string>, 
/**
 * Their owners.
 */
owners: Array<string>, 
/**
 * Their labels, however they are spelled.
 */
labels: Array<string>, 
/**
 * Those alone of which value, effort, risk or readiness has no rating.
 */
unscored: boolean, };

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
 * Type, owner and labels, as they are asked.
 */
details: Array<Ask>, 
/**
 * What it is called in the tool that it was imported from; empty where it is from none.
 */
elsewhere: string, 
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
progress: Progress, 
/**
 * What it rests on and changed since it was agreed.
 */
suspects: Array<Suspect>, };

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
 * The name of its activation type; empty where none is chosen.
 */
activation: string, 
/**
 * The name of its owner; empty where nobody owns it.
 */
owner: string, 
/**
 * Its labels, by name.
 */
labels: Array<string>, 
/**
 * What it is called in the tool that it was imported from; empty where it is from none.
 */
elsewhere: string, 
/**
 * The quarter in which it is to go live, `Q1 2027`; empty where nobody said so.
 */
target: string, 
/**
 * Their states, for nine small bars.
 */
bars: Array<Bar>, 
/**
 * The same in words: `1 of 9 phases complete, 2 started`.
 */
progress: string, 
/**
 * The axes in figures; the use case's own view opens them down to their ratings.
 */
axes: Array<Figure>, 
/**
 * What it may bring: what is left in the middle, and in how many of 100 cases it pays, `€ 119,000 · 87%`; empty while that
 * was not worked out.
 */
benefit: string, 
/**
 * The same in a sentence or two.
 */
benefitInWords: string, 
/**
 * When it was last edited, in milliseconds since 1970.
 */
editedAt: number, 
/**
 * Who edited it last.
 */
editedBy: string, 
/**
 * The same in words: `Edited yesterday at 2:03 PM by Anna de Vries`.
 */
edited: string, 
/**
 * The day of that: `today`, `yesterday`, `Mar 12, 2026`.
 */
when: string, 
/**
 * Where it is the first of a group, its head.
 */
group: GroupHead | null, 
/**
 * Where it is asked for, what became of it since a point.
 */
since: RowSince | null, 
/**
 * Set when it is archived.
 */
archived: Archived | null, 
/**
 * What it rests on and changed since it was agreed: told of rows in sight alone.
 */
suspects: SuspectCount | null, };

export type UseCaseScreen = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * What they can be compared with.
 */
points: Array<PointChoice>, 
/**
 * The app's subtitle.
 */
subtitle: string, 
/**
 * How many are at work.
 */
atWork: number, 
/**
 * `7 of 42 use cases`, of those at work that are shown.
 */
count: string, 
/**
 * What they are filtered by.
 */
chips: Array<Chip>, 
/**
 * Those at work, as they are arranged.
 */
useCases: Slice<UseCaseRow>, 
/**
 * Those archived, the one archived last first.
 */
archived: Slice<UseCaseRow>, };

export type UseCaseState = "not-started" | "started" | "complete";

export type Version = { 
/**
 * The change that it is of, by which it is chosen.
 */
change: string, 
/**
 * In words; empty where it says nothing.
 */
shown: string, 
/**
 * Of prose that is not shown now, what makes it of the one that is, word by word; else empty.
 */
pieces: Array<Piece>, 
/**
 * Who wrote it.
 */
by: string, 
/**
 * When: `yesterday at 2:03 PM`.
 */
when: string, 
/**
 * The same in milliseconds since 1970.
 */
at: number, };

export type Wanted = { 
/**
 * All of them, where there are no more than so many.
 */
few: number, 
/**
 * Of more the first and the last, which are drawn whatever is in sight, and those from a number to before another.
 */
spans: Array<[number, number]>, 
/**
 * And those of these documents with those beside them, wherever they are.
 */
about: Array<string>, };

export type WantedOfColumn = { 
/**
 * The column, as [`BoardColumn::phase`] names it.
 */
phase: string, 
/**
 * Which of its cards.
 */
wanted: Wanted, };

export type Weighing = { 
/**
 * The method.
 */
method: Method, 
/**
 * The weights.
 */
weights: Weights, };

export type WeightShown = { 
/**
 * Its name among the weights: `effort`.
 */
key: string, 
/**
 * `Low effort`.
 */
label: string, 
/**
 * 0 to `most`.
 */
weight: number, 
/**
 * The most it can weigh.
 */
most: number, 
/**
 * Which part of the whole that is: `30%`.
 */
part: string, };

export type Weights = { 
/**
 * Of value.
 */
value: number, 
/**
 * Of low effort.
 */
effort: number, 
/**
 * Of low risk.
 */
risk: number, 
/**
 * Of readiness.
 */
readiness: number, };

export type Who = { "known": string } | { "named": string } | { "new": string };

export type WorkshopAction = { 
/**
 * Its row.
 */
id: string, 
/**
 * `parked` or `action`.
 */
row: string, 
/**
 * The field of its text.
 */
field: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Who does it, by name; empty where nobody is named.
 */
who: string, 
/**
 * The dots that it was given.
 */
dots: number, 
/**
 * By whom, in the order of the people.
 */
given: Array<number>, };

export type WorkshopDeed = { "kind": "begin" } | { "kind": "come", 
/**
 * Who.
 */
who: Who, } | { "kind": "leave", 
/**
 * The person.
 */
person: string, } | { "kind": "plan", 
/**
 * In seconds, up to an hour; 0 for no time.
 */
seconds: number, 
/**
 * Up to 20.
 */
dots: number, } | { "kind": "rate", 
/**
 * The key of the dimension.
 */
dimension: string, 
/**
 * The person.
 */
person: string, 
/**
 * 1 to 5.
 */
rating: number, } | { "kind": "reveal", 
/**
 * The key of the dimension.
 */
dimension: string, } | { "kind": "again", 
/**
 * The key of the dimension.
 */
dimension: string, } | { "kind": "agree", 
/**
 * The key of the dimension.
 */
dimension: string, 
/**
 * 1 to 5.
 */
score: number | null, } | { "kind": "park", 
/**
 * What.
 */
text: string, } | { "kind": "act", 
/**
 * What.
 */
text: string, 
/**
 * By whom.
 */
who: Who | null, } | { "kind": "vote", 
/**
 * The person.
 */
person: string, 
/**
 * The row that they are for.
 */
row: string, 
/**
 * How many.
 */
dots: number, } | { "kind": "spent", 
/**
 * The slot.
 */
slot: string, 
/**
 * In seconds, in all.
 */
seconds: number, } | { "kind": "end" };

export type WorkshopDimension = { 
/**
 * Its key.
 */
key: string, 
/**
 * The field of its score.
 */
field: string, 
/**
 * `Higher is better` or `Lower is better`.
 */
direction: string, 
/**
 * The labels of 1 to 5.
 */
labels: Array<string>, 
/**
 * The round, from 1.
 */
round: number, 
/**
 * Who has rated, in words: `3 of 5 have rated · hidden until revealed`.
 */
said: string, 
/**
 * Whether there is anything to reveal.
 */
canReveal: boolean, 
/**
 * Whether the ratings of this round are revealed.
 */
isRevealed: boolean, 
/**
 * Whether the score can be set: the ratings are revealed, or nobody is there to rate.
 */
canAgree: boolean, 
/**
 * The ratings of this round, once they are revealed.
 */
spread: Spread | null, 
/**
 * Those of the rounds before.
 */
earlier: Array<Spread>, 
/**
 * What was agreed on in this workshop, 1 to 5; where nobody rates, the score.
 */
score: number | null, 
/**
 * Why it is that.
 */
reason: Reason | null, };

export type WorkshopEnd = { 
/**
 * What is parked and what is to be done, in this order.
 */
rows: Array<WorkshopAction>, 
/**
 * Whether there is something to be voted on, and somebody to vote.
 */
canVote: boolean, 
/**
 * Who can do something: those who are there.
 */
people: Array<WorkshopPerson>, };

export type WorkshopPage = { 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * The use case.
 */
useCase: string, 
/**
 * Its title, or `Untitled use case`.
 */
title: string, 
/**
 * Where one is: `Abandoned cart email · Assessment · 3 of 14`.
 */
crumbs: string, 
/**
 * What is on: `begin`, a slot, or `end`.
 */
at: string, 
/**
 * What comes before; nothing at the beginning.
 */
previous: string | null, 
/**
 * What comes next; nothing at the end.
 */
next: string | null, 
/**
 * The question, large; of a dimension its name.
 */
heading: string, 
/**
 * Below it: what is judged, or what the workshop is about.
 */
below: string, 
/**
 * Whether a workshop has begun and was not ended.
 */
isOpen: boolean, 
/**
 * Since when one goes on that began on another day; empty otherwise.
 */
since: string, 
/**
 * Whether there was one, or is: then there is a protocol.
 */
had: boolean, 
/**
 * Whether the use case is archived, so that nothing can be entered.
 */
readonly: boolean, 
/**
 * Who is there.
 */
people: Array<WorkshopPerson>, 
/**
 * Who may be there: stakeholders of the use case that are not.
 */
others: Array<WorkshopPerson>, 
/**
 * How long one thing may take, in seconds; 0 where no time is set.
 */
seconds: number, 
/**
 * How long this one took before, in seconds.
 */
spent: number, 
/**
 * How many dots each person has.
 */
dots: number, 
/**
 * How many things are parked.
 */
parked: number, 
/**
 * How many things are to be done.
 */
actions: number, 
/**
 * A question with its answer.
 */
question: WorkshopQuestion | null, 
/**
 * A dimension with its ratings.
 */
dimension: WorkshopDimension | null, 
/**
 * What stands at the end.
 */
end: WorkshopEnd | null, };

export type WorkshopPerson = { 
/**
 * The person.
 */
id: string, 
/**
 * The name.
 */
name: string, 
/**
 * `DB`.
 */
initials: string, 
/**
 * Whether the dimension that is on was rated by them in this round. What they rated is not here.
 */
rated: boolean, 
/**
 * How many of their dots are left.
 */
dotsLeft: number, };

export type WorkshopQuestion = { 
/**
 * The field: `answer/ideation/success`, or `title` for the naming question.
 */
field: string, 
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
 * The same as HTML, made by the core, with nothing foreign in it.
 */
html: string, };

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
