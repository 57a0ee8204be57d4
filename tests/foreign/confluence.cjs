// Confluence Cloud's own paste code, in an editor without a screen: reads lines of JSON, each what a clipboard holds
// ({"text/plain": …, "text/html": …}), and answers each with a line: the document of an empty page after pasting.
'use strict';

const Module = require('node:module');
const path = require('node:path');
const readline = require('node:readline');
const {JSDOM} = require('jsdom');

// Telemetry that is told nothing has much to say.
console.log = console.info = console.warn = console.error = () => {};

const {window} = new JSDOM('<!DOCTYPE html><body></body>');
// It has no layout: nothing is anywhere.
window.Range.prototype.getClientRects = () => [];
for (const name of ['document', 'DOMParser', 'Element', 'HTMLElement', 'MutationObserver', 'Node', 'getComputedStyle']) {
  globalThis[name] = window[name];
}
globalThis.window = window;
globalThis.requestAnimationFrame = run => setTimeout(run, 0);

// Of the editor's hundreds of packages, the ones that draw, count or log are not installed. While it loads, whatever
// it takes from them is blank; using that later is an error, but for a few that make no difference to what is pasted.
const HARMLESS = ['@atlaskit/insm', '@atlaskit/media-client', '@atlaskit/media-common'];
const STAND_INS = {'@atlaskit/prosemirror-history/closeHistory': {closeHistory: transaction => transaction}};
const MISSING = ['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'];
let loading = true;

function blank(name) {
  const use = suffix => {
    if (loading || HARMLESS.some(harmless => name.startsWith(harmless))) return blank(name + suffix);
    throw new Error(`the editor needs ${name}, which is not installed`);
  };
  return new Proxy(function () {}, {
    apply: () => use('()'),
    construct: () => use('()'),
    get(target, key) {
      if (key === '__esModule') return true;
      if (key === 'prototype') return target.prototype;
      return key === Symbol.toPrimitive ? () => name : blank(`${name}.${String(key)}`);
    },
  });
}

const load = Module._load;
Module._load = function (request, ...rest) {
  if (request in STAND_INS) return STAND_INS[request];
  try {
    return load.call(this, request, ...rest);
  } catch (error) {
    if (!MISSING.includes(error.code) || request.startsWith('.')) throw error;
    return blank(request);
  }
};
Module._extensions['.css'] = () => {};

const packages = path.join(__dirname, 'node_modules');
const {createPlugin} = require(path.join(packages, '@atlaskit/editor-plugin-paste/dist/cjs/pm-plugins/main.js'));
const {defaultSchema: schema} = require('@atlaskit/adf-schema/schema-default');
const {EditorState} = require('@atlaskit/editor-prosemirror/state');
const {EditorView} = require('@atlaskit/editor-prosemirror/view');
loading = false;

const withExpand = {expand: {sharedState: {currentState: () => ({allowInsertion: true})}}};
const plugin = createPlugin(schema, () => {}, () => {}, {}, withExpand, () => ({}));

function paste(clipboard) {
  const place = document.body.appendChild(document.createElement('div'));
  const view = new EditorView(place, {state: EditorState.create({schema, plugins: [plugin]})});
  const event = new window.Event('paste', {bubbles: true, cancelable: true});
  event.clipboardData = {
    files: [],
    getData: type => clipboard[type] ?? '',
    items: [],
    types: Object.keys(clipboard),
  };
  let failed;
  const fail = ({error}) => (failed = error);
  window.addEventListener('error', fail);
  view.dom.dispatchEvent(event);
  window.removeEventListener('error', fail);
  const pasted = view.state.doc.toJSON();
  view.destroy();
  place.remove();
  if (failed || !event.defaultPrevented) throw failed ?? new Error('nothing was pasted');
  return pasted;
}

readline.createInterface({input: process.stdin}).on('line', line => {
  let answer;
  try {
    answer = {pasted: paste(JSON.parse(line))};
  } catch (error) {
    answer = {error: String(error.stack ?? error)};
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
