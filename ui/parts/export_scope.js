// What can be exported from where the person is.

import { listRows, useCasesAtWork } from "../ipc.js";
import { workshopPage } from "../ipc_workshop.js";
import { wanted } from "../kit/long_list/list.js";
import { alsoOf } from "./also.js";
import { pickedOrShown } from "./picked.js";
import { asked } from "./ranking_weights.js";
import { tagFilter } from "./tag_filter.js";
import { pointOf } from "./way.js";

/** @import { ExportRow, PartOfEach, Place, Point, Scope, Screen, Slice } from "../bindings.d.ts" */
/**
 * Something to export.
 * @typedef {object} Choice
 * @property {string} name the value of its radio button
 * @property {string} label
 * @property {Scope} [scope] none where use cases are to be chosen
 * @property {PartOfEach} [part] what is exported of each of those
 * @property {Slice<ExportRow>} [rows] what they are chosen from
 * @property {number} [atWork] how many of them are at work
 * @property {Point | null} [asOf] what it is to be exported as of
 */

/**
 * What kind of screen is at a place: what was chosen last on one is offered first on all of its kind.
 * @param {Place} place
 * @returns {string}
 */
export const offeredAt = ({ screen, useCase, phase }) => screen ?? (phase ? "phase" : useCase ? "use-case" : "list");

/**
 * What the screen at a place offers, the likeliest first: of a use case all of it.
 * @param {Place} place
 * @returns {Promise<Choice[]>}
 */
export async function choicesAt(place) {
  const choices = await presentAt(place);
  return choices.map((choice) => ({ ...choice, asOf: place.screen === "past" ? pointOf(place) : null }));
}

/** @type {(place: Place) => Promise<Choice[]>} */
async function presentAt({ screen, document, useCase, phase }) {
  const isOfAll = !screen || screen === "baselines" || (screen === "history" && !document);
  if (!useCase && !screen) return [...(await severalUseCases()), table(), everything];
  if (!useCase) return isOfAll ? severalUseCases() : ofWorkspace(screen, document);
  /** @type {Choice} */
  const whole = { name: "use-case", label: "Whole use case", scope: { kind: "use-cases", useCases: [useCase] } };
  /** @type {Choice} */
  const scoping = { name: "scoping", label: "Scoping", scope: { kind: "scoping", useCases: [useCase] } };
  /** @type {Choice} */
  const tracker = { name: "tracker", label: "Experience tracker", scope: { kind: "tracker", useCases: [useCase] } };
  /** @type {Choice} */
  const note = { name: "note", label: "Change note", scope: { kind: "notes", useCases: [useCase] } };
  /** @type {Choice[]} */
  const protocol = (await workshopPage(useCase, null, null)).had
    ? [{ name: "workshop", label: "Workshop protocol", scope: { kind: "workshop", useCase } }]
    : [];
  if (screen === "workshop") return [...protocol, whole, scoping, tracker, note];
  if (screen === "tracker") return [tracker, whole, scoping, note, ...protocol];
  if (screen === "scoping") return [scoping, whole, tracker, note, ...protocol];
  if (!phase) return [whole, scoping, tracker, note, ...protocol];
  return [whole, { name: "phase", label: "This phase", scope: { kind: "phase", useCase, phase } }, scoping, tracker, note, ...protocol];
}

/**
 * What belongs to all use cases.
 * @param {Screen} screen
 * @param {string | null} document
 * @returns {Choice[]}
 */
function ofWorkspace(screen, document) {
  /** @type {Choice[]} */
  const tables = [
    { name: "build-next", label: "Build next", scope: { kind: "roadmap" } },
    { name: "tags", label: "Tagging plan", scope: { kind: "tags", filter: tagFilter() } },
    { name: "metrics", label: "Metrics", scope: { kind: "metrics" } },
    { name: "learned", label: "What we learned", scope: { kind: "learned" } },
  ];
  /** @type {Choice} */
  const law = { name: "processing-record", label: "Processing record", scope: { kind: "processing-record" } };
  if (screen === "people") {
    return document
      ? [{ name: "person", label: "This person", scope: { kind: "person", person: document, also: alsoOf(document) } }]
      : [{ name: "people", label: "People", scope: { kind: "people" } }, law];
  }
  if (screen === "ranking") return [{ name: "ranking", label: "Ranking", scope: { kind: "ranking", weighing: asked() } }, deck];
  if (screen === "tags") return [...tables.filter(({ name }) => name === screen), law];
  if (screen === "plan-check" || screen === "event") return tables.filter(({ name }) => name === "tags");
  if (screen !== "integrations") return tables.filter(({ name }) => name === screen);
  /** @type {Choice} */
  const all = { name: "integrations", label: "All integrations", scope: { kind: "all-integrations" } };
  /** @type {Choice} */
  const asTable = { name: "integration-table", label: "Table of integrations", scope: { kind: "integration-table" } };
  if (!document) return [all, asTable, law];
  return [
    { name: "integration", label: "This integration", scope: { kind: "integrations", integrations: [document] } },
    all,
    asTable,
    law,
  ];
}

/** What the capture has shown that was checked last. @type {(isDenied: boolean) => Choice} */
export const ofCapture = (isDenied) => ({ name: "captured", label: "What was captured", scope: { kind: "captured", isDenied } });

/** The table of use cases, as it is shown. @returns {Choice} */
const table = () => ({ name: "table", label: "Table", scope: { kind: "portfolio", picked: pickedOrShown() } });

/** Every table in one file. @type {Choice} */
const everything = { name: "tables", label: "Everything as one workbook", scope: { kind: "tables" } };

/** The portfolio for a meeting. @type {Choice} */
const deck = { name: "portfolio-deck", label: "Portfolio deck", scope: { kind: "portfolio-deck" } };

/** @returns {Promise<Choice[]>} */
async function severalUseCases() {
  const [rows, { count: atWork }] = await Promise.all([
    listRows({ kind: "exportable" }, wanted("exportable")),
    useCasesAtWork(),
  ]);
  return [
    { name: "use-cases", label: "Use cases", part: "use-cases", rows, atWork },
    { name: "scoping", label: "Scoping", part: "scoping", rows, atWork },
    { name: "trackers", label: "Experience trackers", part: "tracker", rows, atWork },
    { name: "note", label: "Change note", part: "notes", rows, atWork },
    deck,
  ];
}
