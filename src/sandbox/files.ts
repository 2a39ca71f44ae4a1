/** The files that were uploaded: where they are, and how they are served. */
import type { FastifyInstance } from 'fastify';
import { notFound } from './errors.js';
import { SAMPLE } from './samples/data.js';
import type { World } from './world.js';

/** A file that was uploaded. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The conversation with which it is deleted. */
  readonly conversationId: string | undefined;
}

const PREFIX = '/attachments/v2';

/** The path of the address of a file. */
export function filePath({ id, name }: Pick<StoredFile, 'id' | 'name'>): string {
  return `${PREFIX}/${id}/${encodeURIComponent(name)}`;
}

/** The id in the address of a file; undefined when it is not one on the host of that request, or of the samples. */
export function idOfFile(mediaUrl: string, address: string): string | undefined {
  if (!URL.canParse(mediaUrl)) return undefined;
  const { origin, pathname } = new URL(mediaUrl);
  const own = [new URL(address).origin, new URL(SAMPLE.attachment.mediaUrl).origin];
  if (!own.includes(origin)) return undefined;
  return /^\/attachments\/v2\/([0-9a-f]{24})\/[^/]*$/.exec(pathname)?.[1];
}

/** Serves the files of all apps, to everyone: their addresses are public. */
export function addFileRoutes(server: FastifyInstance, world: World): void {
  server.get<{ Params: { id: string } }>(`${PREFIX}/:id/:name`, (request, reply) => {
    const { id } = request.params;
    const file = world.tenants.map(({ app }) => app.file(id)).find((found) => found !== undefined);
    if (file === undefined) throw notFound('Attachment not found');
    return reply
      .headers({
        'content-type': file.type,
        // What is uploaded must not run in a browser as a page of this host.
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
      })
      .send(file.bytes);
  });
}
