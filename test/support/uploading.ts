import { request } from 'node:http';
import { Readable } from 'node:stream';

import { atEnd } from './closing.js';
import type { Graph } from './graph.js';

export const CREATE_UPLOAD = `mutation ($input: CreateConversationUploadInput!) {
  createConversationUpload(input: $input) {
    upload { url method headers { name value } maxBytes expiresAt }
    userErrors { code field message }
  }
}`;

/** Where a file is sent. */
export interface Upload {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly maxBytes: number;
  readonly expiresAt: string;
}

export const PICTURE = { fileName: 'a.png', mediaType: 'image/png', size: 1_000 };

/** An address for a file of that size. */
export async function addressFor(
  graph: Pick<Graph, 'query'>,
  size = PICTURE.size,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { data } = await graph.query(CREATE_UPLOAD, { input: { ...PICTURE, size } }, headers);
  const { createConversationUpload: payload } = data as {
    createConversationUpload: { readonly upload: Upload | null };
  };
  if (!payload.upload) throw new Error(JSON.stringify(payload));
  return payload.upload.url;
}

/** An answer to an upload. */
export interface UploadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a file. */
export async function upload(
  url: string,
  body: string | Buffer | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<UploadAnswer> {
  const type = body instanceof FormData ? {} : { 'content-type': 'image/png' };
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...type, ...headers },
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** A form with a file in it. */
export function formWith(bytes: string | Buffer, name = 'b.txt', field = 'source'): FormData {
  const form = new FormData();
  const content = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  form.append(field, new File([content], name, { type: 'text/plain' }));
  return form;
}

/** A request to upload a file, of which the body is sent bit by bit. */
export interface SlowUpload {
  write(bytes: number): void;
  text(text: string): void;
  end(): void;
  /** Disconnects. */
  leave(): void;
  readonly answer: Promise<UploadAnswer>;
}

/** Begins an upload. */
export function beginUpload(url: string, headers: Readonly<Record<string, string>>): SlowUpload {
  const sent = request(url, {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...headers },
    agent: false,
  });
  sent.flushHeaders();
  atEnd(() => sent.destroy());
  const answer = new Promise<UploadAnswer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(),
          body: JSON.parse(text) as unknown,
        }),
      );
    });
  });
  answer.catch(() => undefined);
  return {
    write: (bytes) => void sent.write(Buffer.alloc(bytes, 'x')),
    text: (text) => void sent.write(text),
    end: () => void sent.end(),
    leave: () => void sent.destroy(),
    answer,
  };
}

/** So many bytes, made while they are sent. */
export function bytesOf(size: number): Readable {
  const chunk = Buffer.alloc(65_536, 'x');
  let left = size;
  return new Readable({
    read() {
      const next = Math.min(left, chunk.length);
      left -= next;
      this.push(next === 0 ? null : chunk.subarray(0, next));
    },
  });
}
