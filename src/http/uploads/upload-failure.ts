import { formatError } from '../../graphql/errors.js';
import { printable } from '../../kernel/outcome.js';
import type { UploadOutcome } from '../../observability/upload-metrics.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import type { RejectionAnswer } from '../rejections.js';
import { UploadRefused } from './upload-refused.js';

const STATUSES: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UPSTREAM_INVALID_RESPONSE: 502,
  UPSTREAM_UNAUTHENTICATED: 502,
  UPSTREAM_FORBIDDEN: 502,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_TIMEOUT: 504,
};

/** What becomes of an upload that failed: what its sender is answered, and how it counts. */
export interface UploadFailure {
  readonly answer: RejectionAnswer;
  readonly outcome: UploadOutcome;
}

/** Why an upload failed; undefined for what nobody expects. */
export function uploadFailure(error: unknown): UploadFailure | undefined {
  if (error instanceof UploadRefused) return { answer: error.answer, outcome: 'refused' };
  if (!(error instanceof SunshineError)) return undefined;
  const { message, extensions } = formatError({ message: '' }, error);
  const code = String(extensions?.['code']);
  const { status = 500, errors } = error;
  const [refusal] = errors;
  const isRejected = status >= 400 && status < 500 && !error.refusesServer && status !== 429;
  // What is wrong with the file, only the title says.
  const title = refusal?.title === undefined ? '' : `: ${printable(refusal.title)}`;
  if (status === 413 || (isRejected && errors.length > 0 && STATUSES[code] === 502))
    return {
      answer: {
        status: status === 413 ? 413 : 400,
        code: 'BAD_USER_INPUT',
        message: `uploadAttachment: Sunshine Conversations refused the file${title}`,
      },
      outcome: 'rejected',
    };
  return {
    answer: {
      status: STATUSES[code] ?? 500,
      code,
      message: isRejected ? message + title : message,
      ...(extensions === undefined ? {} : { extensions }),
    },
    outcome: isRejected ? 'rejected' : 'failed',
  };
}
