import { SAMPLE } from './sample-data.js';
import { createServer } from './server.js';
import { World } from './world.js';
export { SAMPLE } from './sample-data.js';
/**
 * Starts an in-memory emulator of the Sunshine Conversations REST API on the loopback interface.
 * Its data is the same at every start, and gone when it closes.
 *
 * @throws if the port is taken.
 */
export async function startSandbox(options = {}) {
    const world = new World(options.assumptions ?? {});
    const server = createServer(world);
    await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    const { port } = server.server.address();
    return {
        url: `http://127.0.0.1:${String(port)}`,
        appId: SAMPLE.appId,
        keyId: SAMPLE.keyId,
        keySecret: SAMPLE.keySecret,
        faults: world.faults,
        requests: world.requests,
        assumptions: world.assumptions,
        reset: () => {
            world.reset();
        },
        close: () => server.close(),
    };
}
//# sourceMappingURL=sandbox.js.map