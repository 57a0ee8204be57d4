// What is handed over, read by the libraries of those who take it in: a JSON array of {kind, text} on standard input is answered
// by an array of what is found in each, or of {error}.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {JSDOM} from 'jsdom';

// Telemetry that is told nothing has much to say.
console.log = console.info = console.warn = console.error = () => {};

const {window} = new JSDOM('');
for (const name of ['document', 'DOMParser', 'Element', 'Node']) globalThis[name] = window[name];
globalThis.window = window;
const {default: mermaid} = await import('mermaid');
const {default: ical} = await import('ical.js');
const wiki = createRequire(import.meta.url)('@atlaskit/editor-wikimarkup-transformer');
mermaid.initialize({startOnLoad: false});
const markup = new (wiki.WikiMarkupTransformer ?? wiki.default)();

/** Mermaid hides entities while it reads, and shows them when it draws. */
const shown = text => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));

async function diagram(text) {
  await mermaid.parse(text);
  const [, title, rest] = /^---\ntitle: (".*")\n---\n([^]*)$/.exec(text);
  const {db} = await mermaid.mermaidAPI.getDiagramFromText(rest);
  return {db, title: JSON.parse(title)};
}

const read = {
  async flowchart(text) {
    const {db, title} = await diagram(text);
    const names = [...db.getVertices()].map(([id, {text: name}]) => [id, shown(name)]);
    const edges = db.getEdges().map(({start, end, text: label}) => [start, label, end]);
    return {title, names, edges};
  },
  async gantt(text) {
    const {db, title} = await diagram(text);
    const day = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
    const tasks = db.getTasks().map(({section, task, startTime, endTime}) => [shown(section), shown(task).trimEnd(), day(startTime), day(endTime)]);
    return {title, tasks};
  },
  calendar(text) {
    const calendar = new ical.Component(ical.parse(text));
    return calendar.getAllSubcomponents('vevent').map(component => {
      const event = new ical.Event(component);
      return [event.uid, event.summary, event.startDate.toString(), event.endDate.toString(), event.startDate.isDate];
    });
  },
  wiki(text) {
    const kinds = new Set();
    const words = node => {
      kinds.add(node.type);
      return node.text ?? (node.type === 'hardBreak' ? '\n' : (node.content ?? []).map(words).join('') + '\n');
    };
    return {words: words(markup.parse(text).toJSON()), kinds: [...kinds]};
  },
};

const answers = [];
for (const {kind, text} of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    answers.push(await read[kind](text));
  } catch (error) {
    answers.push({error: String(error.message ?? error)});
  }
}
// Only then may it end: a pipe takes it in parts.
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
