//! `ui/bindings.d.ts` is made from these types. `UPDATE=1 cargo test -p ninefold-core bindings` writes it.

use std::fs;
use std::path::Path;

use ts_rs::{Config, TS};

use super::*;

#[test]
fn bindings_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/bindings.d.ts");
    let config = Config::default();
    let mut expected = String::from(
        "// Made from src-tauri/core/src/view by a test; `UPDATE=1 cargo test -p ninefold-core bindings` writes it.\n",
    );
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {
            $(expected.push_str(&format!("\nexport {}\n", <$type>::decl(&config)));)*
        };
    }
    declare!(
        About,
        Archived,
        Ask,
        AtWork,
        Bar,
        BundleScope,
        BundleWish,
        ChartLine,
        ChartPoint,
        ChecklistItem,
        Choice,
        Chosen,
        Control,
        Correspondent,
        Cover,
        Decision,
        Deliverable,
        Design,
        Dimension,
        Disagreement,
        Done,
        Edited,
        Entered,
        Entry,
        ExportOptions,
        ExportProgress,
        ExportRow,
        Figure,
        Format,
        FormatChoice,
        Found,
        Hypothesis,
        HypothesisCheck,
        Imported,
        ImportedDocument,
        ImportedEdit,
        IntegrationPage,
        IntegrationRow,
        IntegrationScreen,
        Joint,
        Likeness,
        Link,
        LinkChoices,
        List,
        Losses,
        Matrix,
        MatrixColumn,
        MatrixRow,
        Matter,
        Measure,
        MetricChart,
        MetricPage,
        MetricRow,
        MetricScreen,
        MetricSuggestions,
        Missing,
        NamedChart,
        Neighbor,
        Offer,
        Other,
        Part,
        PartOfEach,
        People,
        Person,
        PhaseCard,
        PhasePage,
        PhaseState,
        Place,
        Placed<UseCaseRow>,
        Preview,
        Problem,
        ProblemCode,
        Progress,
        Question,
        Rating,
        Recent,
        RecentUseCase,
        Roadmap,
        RoadmapPlace,
        Row,
        SavedFile,
        SavedFiles,
        Scope,
        ScopingPage,
        Score,
        Scoring,
        Screen,
        Section,
        Session,
        Settings,
        Share,
        Slice<UseCaseRow>,
        Source,
        Stakeholder,
        Step,
        Suggestion,
        Tag,
        TagFilter,
        TagScreen,
        Tally,
        Theme,
        Touched,
        TrackerBox,
        TrackerPage,
        TrackerSlide,
        UndoState,
        Unplaced,
        UseCaseHeader,
        UseCaseOverview,
        UseCaseRow,
        UseCaseScreen,
        Version,
        Wanted,
        Who,
        WorkspaceInfo,
    );
    // 64-bit numbers cross the bridge as JSON numbers; times and revisions stay far below 2^53.
    let expected = expected.replace("bigint", "number");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        expected,
        "{} is out of date",
        path.display()
    );
}
