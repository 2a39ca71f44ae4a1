/** A page without a browser, for tests. React looks for one when it is loaded, so this is imported before it. */
import { Window } from 'happy-dom';

export const window = new Window();

const { document, navigator } = window;
for (const [name, value] of Object.entries({ window, document, navigator }))
  Object.defineProperty(globalThis, name, { value, configurable: true });
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
