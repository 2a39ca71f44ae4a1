/** Queries of the real graph, whatever they select and whatever upstream answers: compiled or not, it is the same. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import {
  execute,
  isRequiredArgument,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLField,
} from 'graphql';

import { readConfig } from '../../src/config/config.js';
import { ANYBODY } from '../../src/access/identity.js';
import { createContext, type Context } from '../../src/graphql/context.js';
import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';
import { createExecutor } from '../../src/execution/executor.js';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { openUpstream, type Upstream } from '../../src/open-upstream.js';
import { opened } from '../support/closing.js';
import { conversationGid, userGid } from '../support/ids.js';
import { Chance } from './chance.js';
import { executeEitherWay } from './either-way.js';
import { randomQuery } from './random-query.js';

const { users, conversations } = SAMPLE;
const CONVERSATIONS = [conversations.crew.id, conversations.adaOrder.id, 'f'.repeat(24)] as const;
const USERS = [users.ada.id, users.bruno.id, users.chloe.id, 'f'.repeat(24)] as const;
const OPERATIONS = ['getConversation', 'listConversations', 'listParticipants', 'getUser'] as const;
const WRONG: readonly [object, ...object[]] = [
  { displayName: null },
  { id: null },
  { type: 'ghost' },
  { createdAt: 4711 },
];

const schema = buildSchema({ subgraph: true });
const config = readConfig({});
let upstream: Upstream;
let sandbox: Sandbox;
beforeAll(async () => {
  upstream = opened(await openUpstream(config));
  if (!upstream.sandbox) throw new Error('there is no sandbox');
  ({ sandbox } = upstream);
});

function context(): Context {
  return createContext(upstream, config.limits, {
    authorization: undefined,
    authentication: { identity: ANYBODY },
    mayFederate: true,
    signal: new AbortController().signal,
    deadline: Date.now() + config.limits.operationTimeout,
  });
}

/** Arguments by chance for the fields that need some. */
function argumentsBy(
  chance: Chance,
): (field: GraphQLField<unknown, unknown>) => string | undefined {
  return ({ name, args }) => {
    const id = chance.one(CONVERSATIONS);
    const user = chance.one(USERS);
    const page = chance.one(['', '(first: 2)', '(first: $size)', '(first: 0)', '(last: 2)']);
    const known: Readonly<Record<string, string>> = {
      conversation: chance.one([`(id: "${id}")`, '(id: $id)', '(id: 4711)']),
      conversations: `(filter: { userId: ${chance.one([`"${user}"`, '$user'])} }, first: 2)`,
      user: `(by: { userId: ${chance.one([`"${user}"`, '$user', '$none'])} })`,
      node: `(id: "${chance.one([conversationGid(id), userGid(user), 'none'])}")`,
      nodes: `(ids: ["${conversationGid(id)}", "${userGid(user)}"])`,
      _entities: `(representations: [{ __typename: "Conversation", id: "${conversationGid(id)}" }])`,
      participants: page,
    };
    const given = known[name];
    if (given !== undefined && args.length > 0) {
      const isBelow = !args.some(isRequiredArgument);
      return name === 'conversations' && isBelow ? page : given;
    }
    return args.some(isRequiredArgument) ? undefined : '';
  };
}

/** Everything of a result, with the errors in one order: calls that fail at once may come back in any. */
function seen({ data, errors = [] }: ExecutionResult): unknown {
  return {
    data: JSON.stringify(data),
    errors: errors.map((error) => JSON.stringify(error)).sort(),
  };
}

test('a query has the same result compiled, with the same reads of upstream', async () => {
  let runs = 0;
  let repeated = 0;
  const executor = createExecutor(schema, { ...COMPILING_LIMITS, successesBefore: 0 });
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const chance = new Chance(seed);
      const source = randomQuery(schema, chance, argumentsBy(chance), {
        variables: '($id: ID!, $user: ID!, $none: ID, $size: Int = 3)',
      });
      const document = parse(source);
      fc.pre(validate(schema, document).every(({ message }) => message.includes('never used')));
      const variables = { id: chance.one(CONVERSATIONS), user: chance.one(USERS) };
      sandbox.faults.clear();
      if (chance.happens(0.3))
        sandbox.faults.add({ kind: 'status', status: 403, operation: chance.one(OPERATIONS) });
      if (chance.happens(0.2))
        sandbox.faults.add({ kind: 'merge', value: { conversation: chance.one(WRONG) } });

      const contexts = [context(), context()] as const;
      const expected = await execute({
        ...{ schema, document, variableValues: variables, contextValue: contexts[0] },
      });
      const asked = { document, variables, contextValue: contexts[1] };
      const actual = await executeEitherWay(executor, schema, asked, () => (repeated += 1));

      runs += 1;
      expect(seen(actual)).toEqual(seen(expected));
      // A read may share the call of an earlier run that is still under way.
      const [one, other] = contexts.map(
        ({ sunshine: { usage } }) => usage.requests + usage.coalesced,
      );
      expect(other).toBe(one);
    }),
    { numRuns: 75 },
  );
  expect(repeated).toBeLessThan(runs * 0.8);
  expect(repeated).toBeGreaterThan(runs / 10);
}, 60_000);
