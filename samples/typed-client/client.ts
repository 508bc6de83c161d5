// Lists a district's people with types that were generated from the contract: a field that is not in it does not compile.
import { PeopleDocument, type PeopleQuery, type PeopleQueryVariables } from './generated/graphql.js';

const service = process.env['SERVICE'] ?? 'http://localhost:5080';

interface Refused {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

async function ask(variables: PeopleQueryVariables): Promise<PeopleQuery> {
  const answer = await fetch(`${service}/graphql`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env['TOKEN']}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: PeopleDocument.toString(), variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: PeopleQuery; errors?: Refused[] };
  if (!data || errors) throw new Error(errors?.[0]?.extensions.code);
  return data;
}

const people: PeopleQuery['people']['nodes'] = [];
let after: string | null | undefined = null;
do {
  const { people: page }: PeopleQuery = await ask({ after });
  people.push(...page.nodes);
  after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
} while (after);

const first = people[0];
console.log(`${people.length} people, for example ${first?.givenName} ${first?.familyName} (${first?.roles.map((role) => role.role).join(', ')})`);
