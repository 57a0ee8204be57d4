// What programs in JavaScript make of our output: reads JSON {"markdown": […], "html": […]}, and writes, for each program by
// its name, what it makes of each: of Markdown the text that arrives, in the signs that converters.py has too; of HTML the
// Markdown.
'use strict';

const {gfm} = require('turndown-plugin-gfm');
const Turndown = require('turndown');
const {markdownToBlocks} = require('@tryfabric/martian');

const texts = (nodes = [], each) => nodes.map(each).join('');

/** Notion's blocks. */
function notion(blocks) {
  const text = (rich = []) =>
    texts(rich, one => (one.type === 'equation' ? `⟨formula ${one.equation.expression}⟩` : one.text.content));
  const lines = blocks.map(block => {
    const inside = block[block.type];
    const said = text(inside.rich_text).replaceAll('\n', '⏎');
    const below = [said, notion(inside.children ?? [])].filter(Boolean).join(' / ');
    switch (block.type) {
      case 'to_do':
        return `[${inside.checked ? 'x' : ' '}] ${below}`;
      case 'numbered_list_item':
        return `#. ${below}`;
      case 'bulleted_list_item':
        return `• ${below}`;
      case 'quote':
        return `> ${below}`;
      case 'divider':
        return '———';
      case 'code':
        return `${inside.language}: ${said}`;
      case 'table_row':
        return inside.cells.map(text).join(' ¦ ').replaceAll('\n', '⏎');
      default:
        return below;
    }
  });
  return lines.join(' / ');
}

/** Atlassian's document format. */
function atlassian(node, number) {
  const inside = node.content ?? [];
  const parts = () => inside.map(child => atlassian(child)).join(' / ');
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '⏎';
    case 'paragraph':
    case 'heading':
      return texts(inside, child => atlassian(child));
    case 'taskItem': {
      const below = inside.filter(({type}) => type === 'taskList').map(child => atlassian(child));
      const said = texts(inside.filter(({type}) => type !== 'taskList'), child => atlassian(child));
      return [`[${node.attrs.state === 'DONE' ? 'x' : ' '}] ${said}`, ...below].join(' / ');
    }
    case 'orderedList':
      return inside.map((item, index) => `${node.attrs.order + index}. ${atlassian(item)}`).join(' / ');
    case 'bulletList':
      return inside.map(item => `• ${atlassian(item)}`).join(' / ');
    case 'blockquote':
      return `> ${parts()}`;
    case 'rule':
      return '———';
    case 'codeBlock':
      return `${node.attrs?.language ?? ''}: ${texts(inside, child => atlassian(child))}`;
    case 'tableRow':
      return inside.map(cell => atlassian(cell)).join(' ¦ ');
    default:
      return parts();
  }
}

async function main() {
  let given = '';
  for await (const part of process.stdin) given += part;
  const {markdown, html} = JSON.parse(given);
  const {markdownToAdf} = await import('marklassian');
  const turndown = new Turndown({headingStyle: 'atx', codeBlockStyle: 'fenced'});
  turndown.use(gfm);
  const {devDependencies} = require('./package.json');
  const version = name => `${name.split('/').at(-1)} ${devDependencies[name]}`;
  const made = {
    versions: ['@tryfabric/martian', 'marklassian', 'turndown', 'turndown-plugin-gfm'].map(version),
    martian: markdown.map(text => notion(markdownToBlocks(text))),
    marklassian: markdown.map(text => atlassian(markdownToAdf(text))),
    turndown: html.map(text => turndown.turndown(text)),
  };
  process.stdout.write(JSON.stringify(made));
}

void main();
