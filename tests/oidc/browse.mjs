// A browser for tests, in which somebody signs in: `node browse.mjs <page> <person>` goes where the page leads, and says yes to
// what the team server asks at the end.

import { request } from 'node:http';

const [page, person] = process.argv.slice(2);
const cookies = new Map();

function answer(url, method, sent) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'x-person': person, cookie };
  if (sent) headers['content-type'] = 'application/x-www-form-urlencoded';
  return new Promise((done, failed) => {
    // A connection each: an idle one may be closed while the next question is on its way.
    const asked = request(url, { method, headers, agent: false }, async (response) => {
      response.setEncoding('utf8');
      let text = '';
      for await (const part of response) text += part;
      done({ headers: response.headers, status: response.statusCode, text });
    });
    asked.on('error', (cause) => failed(new Error(`${method} ${url}`, { cause }))).end(sent);
  });
}

async function go(url, method = 'GET', sent) {
  const { headers, status, text } = await answer(url, method, sent);
  for (const set of headers['set-cookie'] ?? []) {
    const [name, value] = set.split(';')[0].split(/=(.*)/s);
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  if (headers.location) return go(new URL(headers.location, url).href);
  if (status !== 200) throw new Error(`${url} answers ${status}: ${text}`);
  return { url, text };
}

const { url, text } = await go(page);
const confirm = text.match(/name="confirm" value="([^"]*)"/)?.[1];
if (!confirm) throw new Error(`nothing to say yes to: ${text}`);
await go(new URL('/v1/sign-in/confirm', url).href, 'POST', String(new URLSearchParams({ confirm })));
