import type { FastifyRequest } from 'fastify';

import type { Authenticate } from '../../access/authenticator.js';
import { hasScopes } from '../../access/scopes.js';
import type { HttpConfig } from '../../config/config-types.js';
import { uploadAddresses, type SignedUpload } from '../../domains/attachment/addresses.js';
import { isFileName, isMediaType } from '../../domains/attachment/input.js';
import type { UploadTerms } from '../../domains/attachment/records.js';
import { CONVERSATION } from '../../domains/conversation/input.js';
import { failureOf, type Caller } from '../../graphql/context.js';
import { AUTHENTICATION_ERRORS } from '../../graphql/plugins/authentication.js';
import { InputError } from '../../kernel/input-error.js';
import { InputReader } from '../../kernel/input-reader.js';
import type { Upstream } from '../../open-upstream.js';
import { passedOnCredentials, type Credentials } from '../../upstream/credentials.js';
import { marketplaceHeadersOf } from '../../upstream/marketplace.js';
import { shareOf } from '../operation-share.js';
import { isOneOf } from '../sockets/upgrade-rules.js';
import { UploadRefused } from './upload-refused.js';

const FALLBACK = { fileName: 'file', mediaType: 'application/octet-stream' };

/** What a request to upload a file is allowed. */
export interface UploadRequest {
  /** Whose share it takes. */
  readonly share: string;
  readonly credentials: Credentials;
  /** The address, when it was signed. */
  readonly signed: SignedUpload | undefined;
  /** What it may be, with what the file itself says of its name and type. */
  termsOf(file: {
    readonly name: string | undefined;
    readonly type: string | undefined;
  }): UploadTerms;
  /** How large the file may be, in bytes. */
  readonly maxBytes: number;
}

/** What requests are checked with. */
export interface UploadAccess {
  readonly upstream: Upstream;
  readonly authenticate: Authenticate;
  readonly corsOrigins: HttpConfig['corsOrigins'];
}

/**
 * What a request to upload a file is allowed: by its address when that is signed, else by its `Authorization`.
 *
 * @throws {UploadRefused} when that is nothing.
 */
export async function readUploadRequest(
  request: FastifyRequest,
  access: UploadAccess,
): Promise<UploadRequest> {
  const query = new URLSearchParams(/\?([^#]*)/.exec(request.url)?.[1]);
  const token = query.get('upload');
  return token === null ? direct(request, query, access) : bySignature(token, access.upstream);
}

function bySignature(token: string, { credentials, shared }: Upstream): UploadRequest {
  const signed = uploadAddresses(shared).read(token);
  if (!signed || !credentials)
    throw new UploadRefused(403, 'FORBIDDEN', 'the address is not valid, or no longer');
  return {
    share: signed.share,
    credentials,
    signed,
    maxBytes: signed.size,
    termsOf: () => signed,
  };
}

async function direct(
  request: FastifyRequest,
  query: URLSearchParams,
  { upstream, authenticate, corsOrigins }: UploadAccess,
): Promise<UploadRequest> {
  const { authorization } = request.headers;
  const authentication = await authenticate(authorization);
  const failure = failureOf(upstream, authentication, authorization);
  if (failure !== undefined) {
    const [code, message] = AUTHENTICATION_ERRORS[failure];
    throw new UploadRefused(code === 'UNAUTHENTICATED' ? 401 : 503, code, message);
  }
  checkMayUpload(request, authentication, corsOrigins);
  const marketplace = marketplaceHeadersOf(request.headers) ?? upstream.marketplace;
  const { appId, conversationId } = readIds(query, upstream);
  const fileName = query.get('fileName') ?? undefined;
  if (fileName !== undefined && !isFileName(fileName))
    throw new UploadRefused(
      400,
      'BAD_REQUEST',
      'fileName: must be 1 to 255 characters, without "/" and "\\"',
    );
  return {
    share: shareOf({ authentication, authorization }, upstream) ?? `address ${request.ip}`,
    credentials: upstream.credentials ?? passedOnCredentials(authorization ?? '', marketplace),
    signed: undefined,
    maxBytes: upstream.shared.changes.uploads.maxBytes,
    termsOf: ({ name = '', type = '' }) => ({
      appId,
      conversationId,
      fileName: fileName ?? (isFileName(name) ? name : FALLBACK.fileName),
      mediaType: isMediaType(type) ? type : FALLBACK.mediaType,
      size: upstream.shared.changes.uploads.maxBytes,
    }),
  };
}

/** Where callers are not told apart, pages of other sites must not upload: they can send files without being asked. */
function checkMayUpload(
  { headers }: FastifyRequest,
  { identity }: Caller['authentication'],
  corsOrigins: UploadAccess['corsOrigins'],
): void {
  const { origin, host = '' } = headers;
  if (identity?.kind === 'end-user')
    throw new UploadRefused(
      403,
      'FORBIDDEN',
      'end users need the address of createConversationUpload',
    );
  if (identity?.kind === 'service' && !hasScopes(identity, [['attachments:write']]))
    throw new UploadRefused(403, 'FORBIDDEN', 'uploading needs the scope attachments:write');
  const isForeign =
    origin !== undefined &&
    origin.replace(/^https?:\/\//, '') !== host &&
    !isOneOf(corsOrigins, origin);
  if (identity?.kind === 'anybody' && headers.authorization === undefined && isForeign)
    throw new UploadRefused(403, 'FORBIDDEN', 'pages of this origin may not upload files');
}

function readIds(
  query: URLSearchParams,
  { apps }: Upstream,
): Pick<UploadTerms, 'appId' | 'conversationId'> {
  const conversationId = query.get('conversationId');
  try {
    const reader = new InputReader(apps, { appId: query.get('appId') });
    const own =
      conversationId === null
        ? undefined
        : reader.recordId(CONVERSATION, ['conversationId'], conversationId);
    return { appId: reader.finish(), conversationId: own };
  } catch (error) {
    if (error instanceof InputError) throw new UploadRefused(400, 'BAD_REQUEST', error.message);
    throw error;
  }
}
