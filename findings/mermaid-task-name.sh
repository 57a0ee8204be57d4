#!/usr/bin/env bash
# A task of a Gantt chart whose name begins with certain words is no task: it is gone without a word, or nothing is drawn at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@26.1.0
cat >try.mjs <<'JS'
import {JSDOM} from 'jsdom';
globalThis.window = new JSDOM('').window;
globalThis.document = window.document;
const {default: mermaid} = await import('mermaid');
mermaid.initialize({startOnLoad: false});
for (const name of ['Basket mail', 'Title test', 'Section pages', 'excludes buyers', 'Click to call', 'call me back', '#67;lick to call']) {
  const chart = `gantt\n  dateFormat YYYY-MM-DD\n  section Roadmap\n  ${name} :2026-01-05, 10d\n  Next :2026-02-02, 5d\n`;
  let tasks;
  try {
    const {db} = await mermaid.mermaidAPI.getDiagramFromText(chart);
    tasks = `${db.getTasks().length} of 2 tasks, section ${db.getTasks().at(-1).section}, title ${db.getDiagramTitle() || '–'}`;
  } catch (error) {
    tasks = error.message.split(/ on| at/)[0];
  }
  console.log(`${name}: ${tasks}`);
}
JS
found=$(node try.mjs)
printf 'mermaid 11.17.2\n%s\n' "$found"
expected='Basket mail: 2 of 2 tasks, section Roadmap, title –
Title test: 1 of 2 tasks, section Roadmap, title test :2026-01-05, 10d
Section pages: 1 of 2 tasks, section pages :2026-01-05, 10d, title –
excludes buyers: 1 of 2 tasks, section Roadmap, title –
Click to call: Parse error
call me back: Parse error
#67;lick to call: 2 of 2 tasks, section Roadmap, title –'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
