import type { Outcome } from '../../kernel/outcome.js';
import type { JsonObject } from '../../upstream/json.js';

export type Download = Outcome<JsonObject>;
