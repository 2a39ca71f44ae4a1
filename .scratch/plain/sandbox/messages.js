import { badRequest } from './errors.js';
import { downloadMessageRefBody, postConversionEventsBody } from './schemas.js';
/** What a decoded Apple message holds is free-form: here, what a picked time looks like. */
const downloadMessageRef = {
    name: 'downloadMessageRef',
    method: 'POST',
    path: '/conversations/:conversationId/download',
    status: 200,
    bodySchema: downloadMessageRefBody,
    perform({ app, body: { apple, userId } }) {
        app.user({ userId });
        if (apple === undefined)
            return {};
        const { bid, owner } = apple.interactiveDataRef;
        return {
            interactiveData: {
                bid,
                data: {
                    version: '1.0',
                    requestIdentifier: owner,
                    event: {
                        identifier: '1',
                        title: 'Delivery',
                        timeslots: [
                            { identifier: 'morning', startTime: '2025-06-02T08:00+0000', duration: 3600 },
                        ],
                    },
                },
            },
        };
    },
};
const CONVERSION_CHANNELS = ['messenger', 'instagram', 'whatsapp'];
const postConversionEvents = {
    name: 'postConversionEvents',
    method: 'POST',
    path: '/conversations/:conversationId/conversionEvents',
    status: 200,
    bodySchema: postConversionEventsBody,
    perform({ app, body, params }) {
        const conversation = app.conversation(params.conversationId);
        const sent = CONVERSION_CHANNELS.flatMap((channel) => {
            const events = body[channel]?.payload.data;
            return events === undefined ? [] : [{ channel, events }];
        });
        const connected = new Set(app
            .participants(conversation.id)
            .flatMap(({ clientAssociations }) => clientAssociations.map(({ type }) => type)));
        const stranger = sent.find(({ channel }) => !connected.has(channel));
        if (stranger !== undefined) {
            throw badRequest(`Conversation has no client of type '${stranger.channel}'`);
        }
        const eventsReceived = sent.flatMap(({ events }) => events).length;
        return { conversionEvents: { datasetId: '1104820915472633', eventsReceived } };
    },
};
/** The routes that hand something to, or fetch something from, a channel. */
export const channelOperations = [downloadMessageRef, postConversionEvents];
//# sourceMappingURL=messages.js.map