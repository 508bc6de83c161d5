// A district's provider, the npm package oidc-provider as it is, that signs in whoever it is told to and lies as it is told to.
import { Provider } from 'oidc-provider';
import * as jose from 'jose';
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const { privateKey, publicKey } = await jose.generateKeyPair('RS256', { extractable: true });
const foreign = (await jose.generateKeyPair('RS256', { extractable: true })).privateKey;
const next = await jose.generateKeyPair('RS256', { extractable: true });
const api = 'https://api.district-coaching.example';
const jwk = { ...(await jose.exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' };
const rolled = { ...(await jose.exportJWK(next.publicKey)), alg: 'RS256', use: 'sig', kid: 'two' };
let askedForKeys = 0;
let told = { account: 'nobody', claims: {}, userinfo: {}, lie: null };

const provider = new Provider(issuer, {
  clients: ['lincoln', 'madison'].map(client_id => ({
    client_id, client_secret: `${client_id}-secret`, redirect_uris: ['http://127.0.0.1/account/school'], grant_types: ['authorization_code'], response_types: ['code'],
  })),
  jwks: { keys: [jwk] },
  cookies: { keys: ['upstream'] },
  claims: { openid: ['sub', 'tid', 'oid', 'hd', 'TenantId', 'SourcedId', 'sourcedId', 'roles', 'email', 'email_verified', 'employeeid', 'org'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false }, userinfo: { enabled: true },
    resourceIndicators: { enabled: true, getResourceServerInfo: () => ({ scope: 'coaching directory', audience: api, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }) },
  },
  extraTokenClaims: (ctx, token) => (token.resourceServer ? told.claims : {}),
  findAccount: (ctx, id) => ({ accountId: id, claims: use => ({ sub: id, ...(use === 'userinfo' ? { ...told.claims, ...told.userinfo } : told.claims) }) }),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
});

// each test's service has a port of its own
provider.Client.prototype.redirectUriAllowed = address => /^http:\/\/(127\.0\.0\.1|localhost):/.test(address);

const inToken = {
  iss: claims => ({ ...claims, iss: 'https://elsewhere.example' }),
  aud: claims => ({ ...claims, aud: 'somebody-else' }),
  nonce: claims => ({ ...claims, nonce: 'another' }),
  'no-nonce': ({ nonce, ...claims }) => claims,
  expired: claims => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  old: claims => ({ ...claims, auth_time: claims.iat - 3600 }),
};

async function lied(token, secret) {
  const [claims, header] = [jose.decodeJwt(token), jose.decodeProtectedHeader(token)];
  switch (told.lie) {
    case 'none': return new jose.UnsecuredJWT(claims).encode();
    case 'stripped': return token.slice(0, token.lastIndexOf('.') + 1);
    case 'foreign': return new jose.SignJWT(claims).setProtectedHeader(header).sign(foreign);
    case 'hs256': return new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    case 'rolled': return new jose.SignJWT(claims).setProtectedHeader({ ...header, kid: 'two' }).sign(next.privateKey);
    case 'unknown-key': return new jose.SignJWT(claims).setProtectedHeader({ ...header, kid: Math.random().toString() }).sign(foreign);
    default: return new jose.SignJWT((inToken[told.lie] ?? (same => same))(claims)).setProtectedHeader(header).sign(privateKey);
  }
}

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token) ctx.body.id_token = await lied(ctx.body.id_token, 'lincoln-secret');
  if (ctx.path === '/token' && ctx.body?.access_token?.includes('.')) ctx.body.access_token = await lied(ctx.body.access_token, await jose.exportSPKI(publicKey));
  if (ctx.path === '/jwks') askedForKeys++;
  if (ctx.path === '/jwks' && told.lie === 'rolled') ctx.body = { keys: [rolled] };
  if (ctx.path === '/me' && told.lie === 'userinfo') ctx.body = { ...ctx.body, sub: 'another' };
  if (ctx.path === '/me' && told.lie === 'no-userinfo') ctx.status = 403;
  if (ctx.path === '/.well-known/openid-configuration' && told.lie === 'discovery') ctx.body = { ...ctx.body, issuer: 'https://elsewhere.example' };
});

async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const result = {};
  if (prompt.name === 'login') {
    result.login = { accountId: told.account };
  } else {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    if (params.resource) grant.addResourceScope(api, params.scope);
    result.consent = { grantId: await grant.save() };
  }

  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function control(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  told = { account: 'nobody', claims: {}, userinfo: {}, lie: null, ...JSON.parse(Buffer.concat(parts)) };
  response.end();
}

const answer = provider.callback();
createServer((request, response) => {
  const broken = failure => { response.statusCode = 500; response.end(String(failure)); };
  if (request.url.startsWith('/interaction/')) interact(request, response).catch(broken);
  else if (request.url === '/control' && request.method === 'GET') response.end(`${askedForKeys}`);
  else if (request.url === '/control') control(request, response).catch(broken);
  else if (request.url.startsWith('/large/')) response.end('{"issuer":"' + 'x'.repeat(70_000) + '"}');
  else if (request.url.startsWith('/moved/')) response.writeHead(302, { location: '/.well-known/openid-configuration' }).end();
  else answer(request, response);
}).listen(port, '127.0.0.1', () => console.log('ready'));
