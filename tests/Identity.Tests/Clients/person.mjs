// A person with a browser: keeps cookies, fills in our forms, and stops where she is sent to another service.
export class Person {
  #cookies = new Map();
  #origin;

  constructor(origin) {
    this.#origin = origin;
  }

  /** Where she ends: { url, html }; html is null at another service. */
  async open(url, init = {}) {
    let at = new URL(url, this.#origin);
    let answer = await this.#fetch(at, init);
    while (answer.headers.has('location')) {
      at = new URL(answer.headers.get('location'), at);
      if (at.origin !== this.#origin) return { url: at, html: null };
      answer = await this.#fetch(at);
    }
    return { url: at, html: await answer.text(), status: answer.status };
  }

  /** Sends the page's form with these entries. */
  submit(page, entries) {
    const form = /<form method="post" action="([^"]+)">/.exec(page.html);
    const fields = new URLSearchParams();
    for (const [input] of page.html.matchAll(/<input [^>]*>/g)) fields.set(attribute(input, 'name'), attribute(input, 'value'));
    for (const [name, value] of Object.entries(entries)) fields.set(name, value);
    return this.open(form[1], { method: 'POST', body: fields });
  }

  /** Goes where a client sends her, signs in and agrees where she is asked, and gives the address at which she comes back. */
  async walk(url, decision = 'yes') {
    let page = await this.open(url);
    if (page.html?.includes('name="password"')) page = await this.submit(page, { district: 'lincoln', login: 'ana', password: process.env.PASSWORD });
    if (page.html?.includes('name="decision"')) page = await this.submit(page, { decision });
    return page;
  }

  async #fetch(url, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie, 'accept-language': 'en' } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair] = set.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }
}

const decoded = { amp: '&', lt: '<', gt: '>', quot: '"', '#x2B': '+', '#x27': "'" };
const attribute = (input, name) =>
  (new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '').replaceAll(/&([^;]+);/g, (_, entity) => decoded[entity] ?? String.fromCodePoint(parseInt(entity.slice(2), 16)));
