/** What tests opened, and how it is closed when they end, however they end (`setup.ts`). */

type Close = () => unknown;

/** What was opened for all tests of the file, by `beforeAll` or while the file was loaded. */
const ofFile: Close[] = [];
/** What was opened by the test that runs, its `beforeEach` included. */
const ofTest: Close[] = [];
let current = ofFile;

/** A resource that is closed at the end of the test that opened it; opened outside of a test, at the end of the file. */
export function opened<T extends { close(): unknown }>(resource: T): T {
  atEnd(() => resource.close());
  return resource;
}

/** Runs a function at the end of the test, or of the file, before whatever was asked for earlier. */
export function atEnd(close: Close): void {
  current.push(close);
}

/** From now on what is opened belongs to one test. */
export function startTest(): void {
  current = ofTest;
}

/** Closes what the test opened. */
export async function closeTest(): Promise<void> {
  current = ofFile;
  await closeAll(ofTest);
}

/** Closes what was opened for all tests of the file. */
export async function closeFile(): Promise<void> {
  await closeAll(ofFile);
}

/** The last to be opened is closed first, for it may use the others. One that fails keeps none of the others open. */
async function closeAll(closings: Close[]): Promise<void> {
  const failures: unknown[] = [];
  for (let close = closings.pop(); close; close = closings.pop())
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `could not be closed: ${failures.map(String).join('; ')}`);
}
