// A provider of identities for tests: it signs in whoever it is told to, without asking anybody.
// `node provider.mjs <callback>` writes its address, and then serves until its input ends.

import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const callback = process.argv[2];
const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

// What is known of people, by what they are called here.
const people = {
  anna: { email: 'Anna@Example.com', email_verified: true, name: 'Anna de Vries' },
  bo: { email: 'bo@example.com', email_verified: true },
  cy: { email: 'cy@example.com', email_verified: false, name: 'Cy' },
};

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'ninefold', client_secret: 'a secret of tests', redirect_uris: [callback] },
  ],
  claims: { email: ['email', 'email_verified'], profile: ['name'] },
  cookies: { keys: ['a key of tests'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...people[id] }),
  }),
  interactions: { url: (_context, interaction) => `/as/${interaction.uid}` },
  pkce: { required: () => true },
});

const answer = provider.callback();
server.on('request', async (request, response) => {
  const path = new URL(request.url, issuer).pathname;
  if (!path.startsWith('/as/')) return answer(request, response);
  try {
    // Whoever the browser says it is, by a header of tests.
    const accountId = request.headers['x-person'];
    const { params, prompt } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      return await provider.interactionFinished(request, response, { login: { accountId } });
    }
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    return await provider.interactionFinished(request, response, {
      consent: { grantId: await grant.save() },
    });
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

console.log(issuer);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
