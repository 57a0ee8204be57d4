// A browser for tests, in which somebody signs in: `node browse.mjs <page> <person>` goes where the page leads, and says yes to
// what the team server asks at the end.

const [page, person] = process.argv.slice(2);
const cookies = new Map();

async function go(url, options = {}) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'x-person': person, cookie, ...options.headers };
  const answer = await fetch(url, { ...options, headers, redirect: 'manual' });
  for (const set of answer.headers.getSetCookie()) {
    const [name, value] = set.split(';')[0].split(/=(.*)/s);
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  const to = answer.headers.get('location');
  return to ? go(new URL(to, url).href) : { url, text: await answer.text() };
}

const { url, text } = await go(page);
const confirm = text.match(/name="confirm" value="([^"]*)"/)?.[1];
if (!confirm) throw new Error(`nothing to say yes to: ${text}`);
await go(new URL('/v1/sign-in/confirm', url).href, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ confirm }),
});
