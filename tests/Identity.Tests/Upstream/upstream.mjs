// A district's provider, the npm package oidc-provider as it is, that signs in whoever it is told to and lies as it is told to.
import { Provider } from 'oidc-provider';
import * as jose from 'jose';
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const { privateKey } = await jose.generateKeyPair('RS256', { extractable: true });
const foreign = (await jose.generateKeyPair('RS256', { extractable: true })).privateKey;
const jwk = { ...(await jose.exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' };
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
  features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
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

async function lied(token) {
  const [claims, header] = [jose.decodeJwt(token), jose.decodeProtectedHeader(token)];
  switch (told.lie) {
    case 'none': return new jose.UnsecuredJWT(claims).encode();
    case 'stripped': return token.slice(0, token.lastIndexOf('.') + 1);
    case 'foreign': return new jose.SignJWT(claims).setProtectedHeader(header).sign(foreign);
    case 'hs256': return new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('lincoln-secret'));
    default: return new jose.SignJWT((inToken[told.lie] ?? (same => same))(claims)).setProtectedHeader(header).sign(privateKey);
  }
}

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token) ctx.body.id_token = await lied(ctx.body.id_token);
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
  else if (request.url === '/control') control(request, response).catch(broken);
  else if (request.url.startsWith('/large/')) response.end('{"issuer":"' + 'x'.repeat(70_000) + '"}');
  else if (request.url.startsWith('/moved/')) response.writeHead(302, { location: '/.well-known/openid-configuration' }).end();
  else answer(request, response);
}).listen(port, '127.0.0.1', () => console.log('ready'));
