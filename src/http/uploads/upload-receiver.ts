import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { usedAddresses } from '../../domains/attachment/used-addresses.js';
import type { Attachment } from '../../domains/attachment/records.js';
import { uploadAttachment } from '../../domains/attachment/rest.js';
import { whenClosed } from '../../kernel/when-closed.js';
import type { UploadObserver } from '../../observability/upload-metrics.js';
import { createSunshineClient } from '../../upstream/client.js';
import { discardBody, rejectUnread } from '../odd-requests.js';
import { pathOf, reject, type RejectionAnswer, type Rejections } from '../rejections.js';
import { checkLength, incomingFile } from './incoming-file.js';
import { outgoingForm } from './outgoing-form.js';
import { uploadFailure } from './upload-failure.js';
import { UploadRefused } from './upload-refused.js';
import { readUploadRequest, type UploadAccess, type UploadRequest } from './upload-request.js';
import { UploadShares } from './upload-shares.js';

/** Seconds after which a sender may try again who has too many uploads under way. */
const RETRY_AFTER = 1;

/** What uploads are received with. */
export interface UploadReceiver extends UploadAccess {
  /** Milliseconds that upstream may take to go on reading, and to answer. */
  readonly patience: number;
  readonly rejections: Rejections;
  readonly observe: UploadObserver;
}

/** Receives files and passes them on to upstream while they come. A file is never held, and never sent twice. */
export function receiveUploads(
  app: FastifyInstance,
  urls: readonly string[],
  receiver: UploadReceiver,
): void {
  const shares = new UploadShares();
  app.removeAllContentTypeParsers();
  // The body is read by the handler.
  app.addContentTypeParser('*', (_, __, done) => done(null));
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const sender = new AbortController();
    whenClosed(request, reply, () => sender.abort());
    let attachment: Attachment;
    try {
      attachment = await receive(request, sender.signal, receiver, shares);
    } catch (error) {
      if (sender.signal.aborted || isGone(request)) {
        receiver.observe('aborted');
        return reply.hijack();
      }
      const failure = uploadFailure(error);
      if (!failure) throw error;
      receiver.observe(failure.outcome);
      return answer(request, reply, failure.answer, receiver.rejections);
    }
    receiver.observe('uploaded');
    return reply.sent ? reply : reply.code(201).send({ attachment });
  };
  for (const url of urls) app.post(url, handler);
}

async function receive(
  request: FastifyRequest,
  sender: AbortSignal,
  receiver: UploadReceiver,
  shares: UploadShares,
): Promise<Attachment> {
  const { raw } = request;
  const allowed = await readUploadRequest(request, receiver);
  checkLength(raw, allowed.maxBytes);
  const free = shares.take(allowed.share);
  try {
    const { signed } = allowed;
    if (signed && !(await receiver.upstream.shared.of(usedAddresses).use(signed)))
      throw new UploadRefused(403, 'FORBIDDEN', 'the address was used before');
    return await passOn(request, allowed, sender, receiver);
  } finally {
    free();
  }
}

/** Sends the file on while it comes. */
async function passOn(
  { raw }: FastifyRequest,
  allowed: UploadRequest,
  sender: AbortSignal,
  { upstream, patience }: UploadReceiver,
): Promise<Attachment> {
  const file = await incomingFile(raw);
  const call = new AbortController();
  const signal = AbortSignal.any([sender, call.signal]);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let fault: unknown;
  const terms = allowed.termsOf(file);
  const form = outgoingForm(file, terms, {
    offered: () => {
      // What was being read when the call ended still comes.
      if (isOver) return;
      timer = setTimeout(() => {
        call.abort(new DOMException('upstream is too slow', 'TimeoutError'));
      }, patience);
    },
    taken: () => {
      clearTimeout(timer);
    },
    failed: (error) => {
      fault = error;
      // First, so that it does not count as a failure of upstream.
      call.abort(new DOMException('the file is not whole', 'AbortError'));
    },
  });
  const sunshine = createSunshineClient(upstream.http, upstream.baseUrl, {
    credentials: allowed.credentials,
    callerKey: allowed.share,
    signal,
    deadline: Date.now() + patience,
    maxCalls: 1,
    concurrency: 1,
  });
  try {
    return await uploadAttachment(sunshine, terms, form);
  } catch (error) {
    throw fault ?? error;
  } finally {
    isOver = true;
    clearTimeout(timer);
    form.stream.destroy();
    raw.unpipe();
  }
}

/** Whether the sender has disconnected. */
function isGone({ raw }: FastifyRequest): boolean {
  return raw.errored !== null || raw.socket.destroyed;
}

/** Answers a sender, who may still be sending. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  rejection: RejectionAnswer,
  rejections: Rejections,
): FastifyReply {
  if (reply.sent) return reply;
  const { status, extensions } = rejection;
  const retryAfter = extensions?.['retryAfter'] ?? (status === 429 ? RETRY_AFTER : undefined);
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (request.raw.complete) {
    discardBody(request, reply);
    return reject(request, reply, rejection);
  }
  const { log, method, url } = request;
  request.operationCode = rejection.code;
  rejections.note(rejection, log, { method, path: pathOf(url) });
  rejectUnread(request, reply, rejection);
  return reply;
}
