// Drives every flow of the provider at ISSUER with openid-client, a certified relying party, and prints "ok" or "failed" for each.
import assert from 'node:assert/strict';
import { importJWK } from 'jose';
import * as oidc from 'openid-client';
import { Person } from './person.mjs';

const issuer = new URL(process.env.ISSUER);
const keys = JSON.parse(process.env.KEYS);
const secret = process.env.SECRET;
const back = 'https://reader.example/back';

const as = (id, authentication) =>
  oidc.discovery(issuer, id, { [oidc.clockSkew]: Number(process.env.SKEW) }, authentication, { execute: [oidc.allowInsecureRequests] });
const signs = async (key) =>
  oidc.PrivateKeyJwt({ key: await importJWK(key, 'RS256'), kid: key.kid }, { [oidc.modifyAssertion]: (header) => { header.typ = 'client-authentication+jwt'; } });

/** The whole code flow; gives what it ended with. */
const signIn = async (config, { pushed = false, person = new Person(issuer.origin), ...more } = {}) => {
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
  const asked = {
    redirect_uri: back, scope: 'openid offline_access coaching', state, nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more,
  };
  const url = pushed ? await oidc.buildAuthorizationUrlWithPAR(config, asked) : oidc.buildAuthorizationUrl(config, asked);
  const { url: returned } = await person.walk(url);
  const tokens = await oidc.authorizationCodeGrant(config, returned, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
  return { tokens, person, url, returned };
};
const refused = (error, act) => assert.rejects(act, (failure) => {
  assert.equal(failure.error ?? failure.cause?.[0]?.parameters?.error, error);
  return true;
});

const checks = {
  'code, userinfo, refresh, revocation': async () => {
    const config = await as('reader', oidc.ClientSecretPost(secret));
    const { tokens } = await signIn(config);
    const { sub } = tokens.claims();
    const info = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    assert.deepEqual(Object.keys(info).sort(), ['aud', 'iss', 'sub']);
    const later = await oidc.refreshTokenGrant(config, tokens.refresh_token);
    assert.notEqual(later.refresh_token, tokens.refresh_token);
    await oidc.tokenRevocation(config, later.refresh_token);
    await refused('invalid_grant', () => oidc.refreshTokenGrant(config, later.refresh_token));
    await refused('invalid_grant', () => oidc.refreshTokenGrant(config, tokens.refresh_token));
  },
  'a pushed request carries nothing through the browser, and asks for a sign-in once': async () => {
    const config = await as('reader', oidc.ClientSecretBasic(secret));
    const { url, person } = await signIn(config, { pushed: true });
    assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
    assert.equal((await person.open(url)).html?.includes('This did not work'), true, 'a pushed request can be used once');
    const { tokens } = await signIn(config, { pushed: true, person, prompt: 'login' });
    assert.ok(tokens.access_token);
  },
  'client credentials: basic, post, and keys old and new': async () => {
    const ways = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
    for (const way of ways) {
      const tokens = await oidc.clientCredentialsGrant(await as('robot', way), { scope: 'coaching' });
      assert.equal(tokens.refresh_token, undefined);
      assert.ok(tokens.expires_in > 590 && tokens.expires_in <= 600);
    }
    for (const key of keys) assert.ok((await oidc.clientCredentialsGrant(await as('signer', await signs(key)), { scope: 'coaching' })).access_token);
    await refused('invalid_client', async () => oidc.clientCredentialsGrant(await as('robot', oidc.ClientSecretBasic('wrong'.repeat(10))), { scope: 'coaching' }));
  },
  'introspection tells an app of its own token': async () => {
    const config = await as('reader', oidc.ClientSecretBasic(secret));
    const { tokens } = await signIn(config);
    const told = await oidc.tokenIntrospection(config, tokens.access_token);
    assert.deepEqual([told.active, told.client_id, told.sub], [true, 'reader', tokens.claims().sub]);
    assert.equal((await oidc.tokenIntrospection(await as('robot', oidc.ClientSecretBasic(secret)), tokens.access_token)).active, false);
  },
  'a device shows a code, and waits for the person': async () => {
    const config = await as('device', oidc.None());
    const shown = await oidc.initiateDeviceAuthorization(config, { scope: 'openid offline_access coaching' });
    assert.match(shown.user_code, /^\d{4}-\d{4}-\d{4}$/);
    const person = new Person(issuer.origin);
    const page = await person.walk(shown.verification_uri_complete);
    assert.match(page.html, /The device is connected/);
    const tokens = await oidc.pollDeviceAuthorizationGrant(config, shown);
    assert.ok((await oidc.refreshTokenGrant(config, tokens.refresh_token)).access_token);
  },
  'a device that is denied is told so': async () => {
    const config = await as('device', oidc.None());
    const shown = await oidc.initiateDeviceAuthorization(config, { scope: 'coaching' });
    await new Person(issuer.origin).walk(shown.verification_uri_complete, 'no');
    await refused('access_denied', () => oidc.pollDeviceAuthorizationGrant(config, shown));
  },
  'sign-out comes back': async () => {
    const config = await as('reader', oidc.ClientSecretPost(secret));
    const { tokens, person } = await signIn(config);
    const out = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://reader.example/out', state: 'st' });
    assert.equal((await person.open(out)).url.href, 'https://reader.example/out?state=st');
    await refused('login_required', () => signIn(config, { person, prompt: 'none' }));
  },
};

for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok\t${name}`);
  } catch (failure) {
    console.log(`failed\t${name}\t${failure.stack} ${JSON.stringify(failure.cause ?? '')}`.replaceAll('\n', ' '));
  }
}
