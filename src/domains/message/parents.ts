/** The parents of the resolvers of types that are no records. */
import type { Slice } from '../../kernel/slice.js';
import type { Message } from './records.js';

export type MessagePage = Slice<Message>;
