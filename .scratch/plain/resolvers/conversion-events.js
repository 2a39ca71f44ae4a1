import { readConversionEvents } from '../input/conversion-events-input.js';
import { InputReader } from '../input/input-reader.js';
import { postConversionEvents } from '../sunshine/conversion-events.js';
import { outcomeOf } from './outcome.js';
export const Mutation = {
    postConversionEvents: (_, { input }, { apps, sunshine }) => outcomeOf(async () => {
        const reader = new InputReader(apps);
        const id = reader.conversationId(['conversationId'], input.conversationId);
        const events = readConversionEvents(reader, input.events);
        return postConversionEvents(sunshine, { appId: reader.finish(), id }, events);
    }),
};
export const PostConversionEventsPayload = {
    conversionEvents: ({ result }) => result,
};
//# sourceMappingURL=conversion-events.js.map