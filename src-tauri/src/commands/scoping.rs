//! Scoping: requirements, integrations, tags, metrics and the experience tracker.

use std::collections::BTreeMap;

use ninefold_core::view::{
    Advice, Done, IntegrationPage, IntegrationScreen, LawfulRecord, LearnedScreen, LinkChoices,
    Matrix, MetricPage, MetricScreen, PlanCheckScreen, Roadmap, ScopingPage, TagFilter, TagPage,
    TagScreen, TimeLine, TrackerPage, Wanted,
};
use tauri::State;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// The requirements of a use case.
#[tauri::command]
pub async fn scoping_page(shell: State<'_, Shell>, use_case: String) -> Answer<ScopingPage> {
    shell.reading(move |reader| reader.scoping(&use_case)).await
}

/// The integrations of the workspace, those wanted.
#[tauri::command]
pub async fn integration_list(
    shell: State<'_, Shell>,
    integrations: Wanted,
) -> Answer<IntegrationScreen> {
    shell
        .reading(move |reader| reader.integration_screen(&integrations))
        .await
}

/// Which use case needs which integration, in the rows wanted.
#[tauri::command]
pub async fn integration_matrix(shell: State<'_, Shell>, rows: Wanted) -> Answer<Matrix> {
    shell.reading(move |reader| reader.matrix(&rows)).await
}

/// An integration with all that is asked about it.
#[tauri::command]
pub async fn integration_page(
    shell: State<'_, Shell>,
    integration: String,
) -> Answer<IntegrationPage> {
    shell
        .reading(move |reader| reader.integration(&integration))
        .await
}

/// What the law asks of an integration or a tag.
#[tauri::command]
pub async fn lawful_record(shell: State<'_, Shell>, document: String) -> Answer<LawfulRecord> {
    shell.reading(move |reader| reader.lawful(&document)).await
}

/// The integrations to build, in order, and what each completes.
#[tauri::command]
pub async fn build_next(shell: State<'_, Shell>) -> Answer<Roadmap> {
    shell.reading(|reader| reader.roadmap()).await
}

/// The same on a line of quarters, with the use cases that have a target.
#[tauri::command]
pub async fn time_line(shell: State<'_, Shell>) -> Answer<TimeLine> {
    shell.reading(|reader| reader.time_line()).await
}

/// The tagging plan, filtered, with the tags that are shown already: those wanted.
#[tauri::command]
pub async fn tagging_plan(
    shell: State<'_, Shell>,
    filter: TagFilter,
    shown: Vec<String>,
    tags: Wanted,
) -> Answer<TagScreen> {
    shell
        .reading(move |reader| reader.tag_screen(&filter, &shown, &tags))
        .await
}

/// A tag with the event that it sends.
#[tauri::command]
pub async fn tag_page(shell: State<'_, Shell>, tag: String) -> Answer<TagPage> {
    shell.reading(move |reader| reader.tag_page(&tag)).await
}

/// The check of the tagging plan: the faults and attributes wanted.
#[tauri::command]
pub async fn plan_check(
    shell: State<'_, Shell>,
    faults: Wanted,
    attributes: Wanted,
) -> Answer<PlanCheckScreen> {
    shell
        .reading(move |reader| reader.plan_check_screen(&faults, &attributes))
        .await
}

/// Has the event of a tag carry attributes that its remark lists.
#[tauri::command]
pub async fn tag_carry(screen: OnScreen, tag: String, names: Vec<String>) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.carry(&tag, &names))
        .await
}

/// The metrics of the workspace, those wanted.
#[tauri::command]
pub async fn metric_list(shell: State<'_, Shell>, metrics: Wanted) -> Answer<MetricScreen> {
    shell
        .reading(move |reader| reader.metric_screen(&metrics))
        .await
}

/// A metric with its readings and their line.
#[tauri::command]
pub async fn metric_page(shell: State<'_, Shell>, metric: String) -> Answer<MetricPage> {
    shell.reading(move |reader| reader.metric(&metric)).await
}

/// The experience tracker of a use case.
#[tauri::command]
pub async fn tracker_page(shell: State<'_, Shell>, use_case: String) -> Answer<TrackerPage> {
    shell.reading(move |reader| reader.tracker(&use_case)).await
}

/// What the coach says of the test of a use case, with fields as they are just typed.
#[tauri::command]
pub async fn coach_advice(
    shell: State<'_, Shell>,
    use_case: String,
    typed: BTreeMap<String, String>,
) -> Answer<Advice> {
    shell
        .reading(move |reader| reader.coach(&use_case, &typed))
        .await
}

/// What was learned with all use cases.
#[tauri::command]
pub async fn learned_screen(shell: State<'_, Shell>, rows: Wanted) -> Answer<LearnedScreen> {
    shell
        .reading(move |reader| reader.learned_screen(&rows))
        .await
}

/// Starts the next use case from what was learned with one.
#[tauri::command]
pub async fn tracker_learn(shell: State<'_, Shell>, use_case: String) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| workspace.learn(&use_case))
        .await
}

/// Uses in a field of a use case what was said in another that asks for the same.
#[tauri::command]
pub async fn quote_take(
    screen: OnScreen,
    use_case: String,
    field: String,
    from: String,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.take_quote(&use_case, &field, &from))
        .await
}

/// What a link can lead to and is like a name, where there is more than was sent with what is asked.
#[tauri::command]
pub async fn link_choices(
    shell: State<'_, Shell>,
    document: String,
    record: String,
    field: String,
    wanted: String,
) -> Answer<LinkChoices> {
    shell
        .reading(move |reader| reader.link_choices(&document, &record, &field, &wanted))
        .await
}

/// Makes an integration, a tag or a metric.
#[tauri::command]
pub async fn document_add(shell: State<'_, Shell>, kind: String, name: String) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| workspace.add_document(&kind, &name))
        .await
}

/// Deletes an integration, a tag or a metric.
#[tauri::command]
pub async fn document_delete(screen: OnScreen, document: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.delete_document(&document))
        .await
}

/// Adds a step or a reading.
#[tauri::command]
pub async fn row_add(
    screen: OnScreen,
    document: String,
    kind: String,
    after: Option<String>,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.add_row(&document, &kind, after.as_deref()))
        .await
}

/// Moves a row to another place.
#[tauri::command]
pub async fn row_move(screen: OnScreen, document: String, row: String, to: usize) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.move_row(&document, &row, to))
        .await
}

/// Removes a row.
#[tauri::command]
pub async fn row_remove(screen: OnScreen, document: String, row: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.remove_row(&document, &row))
        .await
}
