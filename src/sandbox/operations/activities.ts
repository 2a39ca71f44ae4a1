import { answeredAuthor, authorsPart, type SentAuthor } from './authors.js';
import { type Activity, addActivity } from './changes.js';
import { postActivityBody } from './message-schemas.js';
import { echoed, type Operation } from './operation.js';

interface Report {
  readonly author: SentAuthor;
  readonly type: Activity['type'];
}

const postActivity: Operation<Report, 'conversationId'> = {
  name: 'postActivity',
  method: 'POST',
  path: '/conversations/:conversationId/activity',
  status: 200,
  bodySchema: postActivityBody,
  perform(call) {
    const { app, body, params } = call;
    const conversation = app.conversation(params.conversationId);
    const part = authorsPart(app, conversation.id, body.author);
    const user = part === undefined ? undefined : app.user({ userId: part.userId });
    addActivity(echoed(call), conversation, {
      type: body.type,
      source: { type: 'api:conversations' },
      author: answeredAuthor(body.author, user),
    });
    return {};
  },
};

/** The routes of activities. */
export const activityOperations = [postActivity];
