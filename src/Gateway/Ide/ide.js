// Sign-in (authorization code with PKCE) and requests for GraphiQL. The token lives in this page's memory alone: a reload signs in again.
'use strict';
(async () => {
  const { issuer, client } = document.body.dataset;
  const redirect = `${location.origin}/graphiql`;
  const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
  const discovery = async () => (await fetch(new URL('.well-known/openid-configuration', issuer))).json();
  let token = null;

  const signIn = async () => {
    const [verifier, state] = [random(), random()];
    sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state }));
    const asked = new URLSearchParams({
      client_id: client, redirect_uri: redirect, response_type: 'code', scope: 'openid coaching', state, nonce: random(),
      code_challenge: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))), code_challenge_method: 'S256',
    });
    location.assign(`${(await discovery()).authorization_endpoint}?${asked}`);
  };

  const redeem = async () => {
    const answer = new URLSearchParams(location.search);
    const begun = JSON.parse(sessionStorage.getItem('sign-in'));
    sessionStorage.removeItem('sign-in');
    history.replaceState(null, '', redirect); // the code is of use once, and stands in no address afterwards
    if (!answer.has('code') || !begun || answer.get('state') !== begun.state) return null;
    const redeemed = await fetch((await discovery()).token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', client_id: client, redirect_uri: redirect, code: answer.get('code'), code_verifier: begun.verifier }),
    });
    return (await redeemed.json()).access_token ?? null;
  };

  const ask = (parameters, accept) => fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept, ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(parameters),
  });

  async function* events(answer) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let held = ''; ;) {
      const { value, done } = await reader.read();
      if (done) return;
      const whole = (held + value).split('\n\n');
      held = whole.pop();
      for (const event of whole) {
        const data = event.split('\n').find((line) => line.startsWith('data: ') && line.length > 6);
        if (data) yield JSON.parse(data.slice(6));
      }
    }
  }

  const fetcher = async (parameters) => {
    const answer = await ask(parameters, 'application/graphql-response+json, text/event-stream;q=0.5');
    return answer.headers.get('content-type').startsWith('text/event-stream') ? events(answer) : answer.json();
  };

  // what is asked may name people: nothing of it is kept in the browser
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), clear: () => kept.clear(),
    get length() { return kept.size; },
  };

  token = location.search ? await redeem() : null;
  document.getElementById('sign-in').addEventListener('click', signIn);
  if (token) document.getElementById('who').textContent = 'Somebody is signed in, for ten minutes.';
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, { fetcher, storage, shouldPersistHeaders: false, isHeadersEditorEnabled: false, defaultQuery: '{ viewer { person { givenName } } district { name } }' }),
  );
})();
