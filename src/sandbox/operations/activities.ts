import { authorsPart, type SentAuthor } from './authors.js';
import { postActivityBody } from './message-schemas.js';
import type { Operation } from './operation.js';

interface Activity {
  readonly author: SentAuthor;
  readonly type: 'conversation:read' | 'typing:start' | 'typing:stop';
}

/** Reading is the only activity that leaves a trace. */
const postActivity: Operation<Activity, 'conversationId'> = {
  name: 'postActivity',
  method: 'POST',
  path: '/conversations/:conversationId/activity',
  status: 200,
  bodySchema: postActivityBody,
  perform({ app, body, now, params }) {
    const conversation = app.conversation(params.conversationId);
    const reader = authorsPart(app, conversation.id, body.author);
    if (body.type !== 'conversation:read') return {};
    const readAt = now.toISOString();
    if (reader === undefined) {
      app.saveConversation({ ...conversation, businessLastRead: readAt });
      return {};
    }
    app.saveParticipants(
      conversation.id,
      app
        .participants(conversation.id)
        .map((part) =>
          part.id === reader.id ? { ...part, unreadCount: 0, lastRead: readAt } : part,
        ),
    );
    return {};
  },
};

/** The routes of activities. */
export const activityOperations = [postActivity];
