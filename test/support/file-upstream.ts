import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

import { listening } from './listening.js';

/** An upload as it came to upstream. */
interface ReceivedUpload {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** How many bytes of the body have come. */
  size: number;
  /** The beginning and the end of the body. */
  start: string;
  end: string;
  state: 'under way' | 'answered' | 'cut';
}

/**
 * What to do with an upload: answer it with that status, at once or once it has come; hold it without an answer; read
 * nothing of it; or cut its connection once some of it has come.
 */
type UploadReaction =
  | {
      readonly status: number;
      readonly body?: string;
      readonly isEarly?: boolean;
      readonly retryAfter?: string;
    }
  | 'hold'
  | 'stall'
  | 'cut';

/** An upstream that keeps no file. */
export interface FileUpstream {
  readonly url: string;
  readonly uploads: readonly ReceivedUpload[];
  react(reaction: UploadReaction): void;
}

export const CREATED = {
  status: 201,
  body: '{"attachment":{"mediaUrl":"https://files.example/1","mediaType":"image/png"}}',
};
const SHOWN = 300;

/** Starts one that answers every upload with 201. It closes with the test, or with the file. */
export async function startFileUpstream(): Promise<FileUpstream> {
  const uploads: ReceivedUpload[] = [];
  let reaction: UploadReaction = CREATED;
  const server = createServer((request, response) => {
    const upload: ReceivedUpload = {
      url: request.url ?? '',
      headers: request.headers,
      size: 0,
      start: '',
      end: '',
      state: 'under way',
    };
    uploads.push(upload);
    response.on('close', () => (upload.state = response.writableFinished ? 'answered' : 'cut'));
    request.on('error', () => undefined);
    if (reaction === 'stall') return;
    if (typeof reaction === 'object' && reaction.isEarly === true) answer(reaction, response);
    const now = reaction;
    request.on('data', (chunk: Buffer) => {
      upload.size += chunk.length;
      if (upload.start.length < SHOWN) upload.start += chunk.toString('latin1', 0, SHOWN);
      upload.end = (upload.end + chunk.toString('latin1', Math.max(0, chunk.length - SHOWN))).slice(
        -SHOWN,
      );
      if (now === 'cut') request.socket.destroy();
    });
    request.on('end', () => {
      if (typeof now === 'object' && now.isEarly !== true) answer(now, response);
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    uploads,
    react: (next) => {
      reaction = next;
    },
  };
}

function answer(reaction: UploadReaction, response: ServerResponse): void {
  if (typeof reaction !== 'object') return;
  const { status, body = '', retryAfter } = reaction;
  response.writeHead(status, {
    'content-type': body.startsWith('{') ? 'application/json' : 'text/html',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
  response.end(body);
}
