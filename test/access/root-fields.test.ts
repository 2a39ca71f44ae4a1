import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SCOPES } from '../../src/access/identity.js';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { basic } from '../sandbox/rest-caller.js';
import { startGraph, type Graph } from '../support/graph.js';
import { startSandbox } from '../support/sandbox.js';
import { startService, type Service } from '../support/service.js';
import { passthroughTo } from '../support/upstreams.js';
import { ROOT_FIELDS } from './root-field-table.js';

const { ada, chloe } = SAMPLE.users;
const FIELDS = Object.entries(ROOT_FIELDS).map(([name, field]) => ({ name, ...field }));

let service: Service;

beforeAll(async () => {
  service = await startService({ WEBHOOK_SECRETS: 'a-secret-of-webhooks' });
});
beforeEach(() => service.sandbox.reset());

test('the table has every root field of the schema but the one that describes it', () => {
  const schema = buildSchema({ subgraph: true, scopes: true });
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );

  expect(Object.keys(ROOT_FIELDS).sort()).toEqual(
    fields.filter((name) => name !== '_service').sort(),
  );
});

describe.each(FIELDS)(
  '$name',
  ({ name, source, scopes, path = [name], hides = false, ...field }) => {
    const { gives, toPrograms = gives, toOthers } = field;

    test('is refused before anything is carried out when there is no token', async () => {
      const { status, data, errors } = await service.graph.query(source);

      expect({ status, data, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
        status: 200,
        data: undefined,
        codes: ['UNAUTHENTICATED'],
      });
      expect(service.sandbox.requests.total).toBe(0);
    });

    test.each(scopes.filter((scope) => scope !== 'user'))(
      'is answered with the scope %s',
      async (scope) => {
        const { data, errors } = await service.query({ scope }, source);

        expect(errors).toEqual([]);
        expect(data).toEqual({ [name]: toPrograms });
      },
    );

    test('is FORBIDDEN with every other scope, and nothing is asked of upstream', async () => {
      const others = SCOPES.filter((scope) => scope !== 'user' && !scopes.includes(scope));

      const { errors } = await service.query({ scope: others.join(' ') }, source);

      expect(errors).toMatchObject([{ path, extensions: { code: 'FORBIDDEN' } }]);
      expect(service.sandbox.requests.total).toBe(0);
    });

    const isForEndUsers = scopes.includes('user');

    test(`is ${isForEndUsers ? 'answered' : 'FORBIDDEN'} to an end user about themselves`, async () => {
      const { data, errors } = await service.query({ scope: 'user', user_id: ada.id }, source);

      if (isForEndUsers) {
        expect(errors).toEqual([]);
        expect(data).toEqual({ [name]: gives });
      } else {
        expect(errors).toMatchObject([{ path, extensions: { code: 'FORBIDDEN' } }]);
        expect(service.sandbox.requests.total).toBe(0);
      }
    });

    const forOthers = toOthers ? 'their own' : hides ? 'missing' : 'FORBIDDEN';

    test(`is ${forOthers} to another end user, whatever else the token has`, async () => {
      const scope = SCOPES.join(' ');

      const { data, errors } = await service.query({ scope, user_id: chloe.id }, source);

      if (hides || toOthers) {
        expect({ data, errors }).toEqual({ data: { [name]: toOthers ?? null }, errors: [] });
      } else {
        expect(errors).toMatchObject([{ path, extensions: { code: 'FORBIDDEN' } }]);
        expect(service.sandbox.requests.total).toBe(0);
      }
    });
  },
);

describe('with the key of the app in place of a token', () => {
  let passthrough: Graph;
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
    passthrough = await startGraph({
      ...passthroughTo(sandbox),
      SUBGRAPH: 'on',
      WEBHOOK_SECRETS: 'a-secret-of-webhooks',
    });
  });
  beforeEach(() => sandbox.reset());

  test.each(FIELDS)('$name is answered', async ({ name, source, gives, toPrograms = gives }) => {
    const authorization = basic(sandbox.keyId, sandbox.keySecret);

    const { data, errors } = await passthrough.query(source, {}, { authorization });

    expect(errors).toEqual([]);
    expect(data).toEqual({ [name]: toPrograms });
  });

  // These cost no call: the viewer is nobody then, a cursor says nothing of anybody, and credentials are needed with a file.
  const withoutCall = ['viewer', 'eventCursor', 'createConversationUpload'];
  test.each(FIELDS.filter(({ name }) => !withoutCall.includes(name)))(
    '$name is UNAUTHENTICATED with a wrong secret',
    async ({ source, path, name }) => {
      const authorization = basic(sandbox.keyId, 'wrong');

      const { errors } = await passthrough.query(source, {}, { authorization });

      expect(errors).toMatchObject([
        { path: path ?? [name], extensions: { code: 'UNAUTHENTICATED' } },
      ]);
    },
  );
});
