import { badRequest } from '../errors.js';
import type { Operation } from './operation.js';
import { downloadMessageRefBody, postConversionEventsBody } from './schemas.js';

interface Download {
  readonly userId: string;
  readonly apple?: {
    readonly interactiveDataRef: { readonly bid: string; readonly owner: string };
  };
}

/** What a decoded Apple message holds is free-form: here, what a picked time looks like. */
const downloadMessageRef: Operation<Download, 'conversationId'> = {
  name: 'downloadMessageRef',
  method: 'POST',
  path: '/conversations/:conversationId/download',
  status: 200,
  bodySchema: downloadMessageRefBody,
  perform({ app, body: { apple, userId } }) {
    app.user({ userId });
    if (apple === undefined) return {};
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

const CONVERSION_CHANNELS = ['messenger', 'instagram', 'whatsapp'] as const;

interface ChannelEvents {
  readonly payload: { readonly data: readonly object[] };
}

type ConversionEvents = Readonly<
  Partial<Record<(typeof CONVERSION_CHANNELS)[number], ChannelEvents>>
>;

const postConversionEvents: Operation<ConversionEvents, 'conversationId'> = {
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
    const connected = new Set(
      app
        .participants(conversation.id)
        .flatMap(({ clientAssociations }) => clientAssociations.map(({ type }) => type)),
    );
    const stranger = sent.find(({ channel }) => !connected.has(channel));
    if (stranger !== undefined) {
      throw badRequest(`Conversation has no client of type '${stranger.channel}'`);
    }
    const eventsReceived = sent.flatMap(({ events }) => events).length;
    return { conversionEvents: { datasetId: '1104820915472633', eventsReceived } };
  },
};

/** The routes that send data to a channel or fetch data from one. */
export const channelOperations = [downloadMessageRef, postConversionEvents];
