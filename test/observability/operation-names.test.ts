import { describe, expect, test } from '@jest/globals';

import { OperationNames } from '../../src/observability/operation-names.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basic } from '../sandbox/rest-caller.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { passthroughTo } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { crew } = SAMPLE.conversations;
const OPERATIONS = 'sunshine_graphql_operations_total';

describe('the names of operations', () => {
  test('are kept once a trusted operation has brought them in', () => {
    const names = new OperationNames();
    expect(names.shown('Inbox', false)).toBe('other');
    expect(names.shown('Inbox', true)).toBe('Inbox');
    expect(names.shown('Inbox', false)).toBe('Inbox');
  });

  test('are kept up to a number, and those that are kept stay', () => {
    const names = new OperationNames(2);
    const shown = ['A', 'B', 'C', 'A', 'C'].map((name) => names.shown(name, true));
    expect(shown).toEqual(['A', 'B', 'other', 'A', 'other']);
  });

  test.each(['', '1st', 'a-b', 'a b', 'é', 'a"} 1\nx{b="', 'x'.repeat(65)])(
    'are not kept when they are no names, like %j',
    (name) => {
      expect(new OperationNames().shown(name, true)).toBe('other');
    },
  );

  test('may be missing', () => {
    expect(new OperationNames().shown(undefined, true)).toBe('anonymous');
  });
});

describe('in the metrics', () => {
  let graph: Graph;

  async function shownNames(): Promise<readonly string[]> {
    return (await scrape(graph.url)).labelValues(OPERATIONS, 'operation');
  }

  function read(name: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
    return graph.query(`query ${name} { conversation(id: "${crew.id}") { id } }`, {}, headers);
  }

  test('there are a hundred names, and `other` for the rest', async () => {
    graph = await startGraph();
    for (let count = 0; count < 120; count += 1) await read(`Name${count}`);
    const shown = await shownNames();
    expect(shown).toHaveLength(101);
    expect(shown).toContain('Name99');
    expect(shown).not.toContain('Name100');
    expect(shown).toContain('other');
  });

  test('there is no name of an operation that was refused or never asked upstream', async () => {
    graph = await startGraph();
    await graph.query('query Schema { __schema { types { name } } }');
    await graph.query('query Nothing { __typename }');
    await graph.query('query Invalid { nothing }');
    await graph.query('query Refused { conversation(id: "nonsense") { id } }');
    expect(await shownNames()).toEqual(['other']);
  });

  test('a name is kept from the first time on that its operation is answered without an error', async () => {
    graph = await startGraph();
    graph.sandbox.faults.add({ kind: 'status', status: 500, times: 1 });
    await read('Crew');
    expect(await shownNames()).toEqual(['other']);
    await read('Crew');
    expect(await shownNames()).toEqual(['Crew', 'other']);
  });

  test('there is no name from a caller with wrong credentials, or with none', async () => {
    const sandbox = await startSandbox();
    graph = await startGraph(passthroughTo(sandbox));
    await read('None');
    await read('Wrong', { authorization: basic(sandbox.keyId, 'wrong') });
    expect(await shownNames()).toEqual(['other']);
    await read('Right', { authorization: basic(sandbox.keyId, sandbox.keySecret) });
    expect(await shownNames()).toEqual(['Right', 'other']);
  });
});
