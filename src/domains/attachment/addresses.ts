import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { SharedState } from '../../kernel/shared-state.js';
import type { UploadTerms } from './records.js';

/** Where files are sent. */
export const UPLOAD_PATH = '/attachments';

/** For how long an address can be used, in milliseconds. */
export const ADDRESS_LIFETIME = 300_000;

/** What an address says. */
export interface SignedUpload extends UploadTerms {
  /** Whose share an upload takes, without naming them. */
  readonly share: string;
  /** Until when it can be used, in milliseconds since the epoch. */
  readonly end: number;
  /** Differs between addresses. */
  readonly serial: string;
}

/** The addresses of uploads of one server: signed, so that nobody else can make one or change what it says. */
export class UploadAddresses {
  readonly #secret: string | Buffer;

  /** @param secret What they are signed with. Default: something random. */
  constructor(secret: string | Buffer = randomBytes(32)) {
    this.#secret = secret;
  }

  /**
   * What stands in the address of one upload.
   *
   * @param callerKey Differs between callers.
   */
  sign(terms: UploadTerms, callerKey: string, end: number): string {
    const signed: SignedUpload = {
      ...terms,
      share: this.#mac(`share ${callerKey}`).toString('base64url', 0, 12),
      end,
      serial: randomBytes(12).toString('base64url'),
    };
    const text = Buffer.from(JSON.stringify(signed)).toString('base64url');
    return `${text}.${this.#mac(`upload ${text}`).toString('base64url')}`;
  }

  /** What an address says; undefined when it was not signed here, has been changed, or its time has passed. */
  read(token: string): SignedUpload | undefined {
    const [text = '', signature = '', more] = token.split('.');
    const expected = this.#mac(`upload ${text}`).toString('base64url');
    if (more !== undefined || !isSame(signature, expected)) return undefined;
    const signed = JSON.parse(Buffer.from(text, 'base64url').toString()) as SignedUpload;
    return signed.end > Date.now() ? signed : undefined;
  }

  #mac(text: string): Buffer {
    return createHmac('sha256', this.#secret).update(text).digest();
  }
}

/** The addresses of the uploads of a server. */
export function uploadAddresses(shared: SharedState): UploadAddresses {
  return shared.of(newAddresses);
}

function newAddresses({ changes }: SharedState): UploadAddresses {
  return new UploadAddresses(changes.uploads.secret);
}

/** Compares in constant time. The length is no secret: that of every signature is the same. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
