import { EXPLORER_SECURITY_POLICY, loadExplorer, } from './graphiql.js';
import { HOME_SECURITY_POLICY, homePage } from './home-page.js';
import { printedSchema } from './printed-schema.js';
/** Adds what people look at with a browser: the home page, the schema and the explorer, as far as they are open. */
export function addExplorerRoutes(app, options) {
    const home = homePage(options);
    app.get('/', (_, reply) => sendPage(reply, home, HOME_SECURITY_POLICY));
    if (options.introspection)
        app.get('/schema.graphql', (_, reply) => reply.type('text/plain; charset=utf-8').send(printedSchema()));
    if (options.explorer)
        addExplorer(app, options);
}
function addExplorer(app, options) {
    let loading;
    const load = () => (loading ??= loadExplorer(options));
    app.get('/explorer', async (_, reply) => sendPage(reply, (await load()).page, EXPLORER_SECURITY_POLICY));
    app.get('/explorer/:file', async (request, reply) => {
        const asset = (await load()).assets.get(request.url);
        if (!asset) {
            reply.callNotFound();
            return reply;
        }
        return reply
            .type(asset.type)
            .header('cache-control', 'public, max-age=31536000, immutable')
            .send(asset.body);
    });
}
function sendPage(reply, page, securityPolicy) {
    return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', securityPolicy)
        .header('referrer-policy', 'no-referrer')
        .send(page);
}
//# sourceMappingURL=routes.js.map