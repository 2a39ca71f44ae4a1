import type { RejectionAnswer } from '../rejections.js';

/** An upload that this server does not take, or no longer. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly answer: RejectionAnswer;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.answer = { status, code, message };
  }
}

/** The file is larger than it may be. */
export function tooLarge(bytes: number): UploadRefused {
  return new UploadRefused(413, 'BAD_REQUEST', `the file may have at most ${bytes} bytes here`);
}
