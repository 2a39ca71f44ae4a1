import type { Conversation, Message, Participant, User } from '../../src/sandbox/records.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

/** Every key that one of the answers may have, so that a test can pick what it expects. */
interface AnswerBody {
  readonly conversation?: Conversation;
  readonly conversations?: readonly Conversation[];
  readonly participant?: Participant;
  readonly participants?: readonly Participant[];
  readonly messages?: readonly Message[];
  readonly user?: User;
  readonly meta?: { hasMore: boolean; afterCursor?: string; beforeCursor?: string };
  readonly links?: { prev?: string; next?: string };
  readonly errors?: readonly { code: string; title: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

export function basic(keyId: string, keySecret: string): string {
  return `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
}

/** Calls below the path of the sample app, with its key; paths with a leading `/_` as they are. */
export function restCaller(sandbox: Sandbox, basePath = ''): Call {
  return async (method, path, body) => {
    const root = `${sandbox.url}${basePath}/v2/apps/${sandbox.appId}`;
    const response = await fetch(path.startsWith('/_') ? sandbox.url + path : root + path, {
      method,
      headers: {
        authorization: basic(sandbox.keyId, sandbox.keySecret),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as AnswerBody,
    };
  };
}

/** A refusal as a test expects it. */
export function refusal(status: number, code: string, ...titles: readonly string[]): object {
  return { status, body: { errors: titles.map((title) => ({ code, title })) } };
}
