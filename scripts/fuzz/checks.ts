/** What every answer of the server has to be like. */
import { isLosslessNumber } from 'lossless-json';

import type { FuzzAnswer } from './client.js';
import { fieldNameOf } from './documents.js';
import type { FuzzRequest } from './requests.js';
import type { Exchange } from './stub.js';
import { canonical, fromText, isObject, type Json } from './values.js';

/** The fields that show a value of upstream's as it is: by type, the kind of record and what names it. */
const SHOWN: Readonly<
  Record<string, { readonly kind: string; readonly id: string; readonly fields: readonly string[] }>
> = {
  Conversation: {
    kind: 'conversation',
    id: 'conversationId',
    fields: [
      'displayName',
      'description',
      'iconUrl',
      'metadata',
      'businessLastRead',
      'lastUpdatedAt',
      'createdAt',
    ],
  },
  Participant: { kind: 'participant', id: 'participantId', fields: ['userExternalId', 'lastRead'] },
  EndUser: {
    kind: 'user',
    id: 'userId',
    fields: ['externalId', 'zendeskId', 'brandId', 'signedUpAt', 'metadata'],
  },
  EndUserClient: {
    kind: 'client',
    id: 'clientId',
    fields: ['externalId', 'lastSeen', 'linkedAt', 'displayName', 'info', 'raw'],
  },
  EndUserDevice: {
    kind: 'device',
    id: 'deviceId',
    fields: ['guid', 'lastSeen', 'info', 'appVersion'],
  },
  DownloadMessageRefPayload: { kind: 'download', id: '', fields: ['data'] },
  ConversionEvents: { kind: 'conversionEvent', id: '', fields: ['datasetId'] },
};

/** What is wrong with an answer; empty when nothing is. */
export function findingsIn(
  request: FuzzRequest,
  answer: FuzzAnswer,
  exchange: Exchange,
): readonly string[] {
  const { status, contentType, text } = answer;
  const findings = [...exchange.findings];
  if (status >= 500) findings.push(`HTTP status ${status}`);
  if (request.method === 'HEAD') return findings;
  const body = fromText(text);
  if (!/^application\/(?:json|graphql-response\+json)\b/.test(contentType) || !isObject(body))
    return [...findings, `an answer that is not JSON: ${contentType}`];
  const { data, errors } = body;
  if (data === undefined && errors === undefined) findings.push('neither `data` nor `errors`');
  if (
    contentType.startsWith('application/graphql-response+json') &&
    !('data' in body) &&
    status < 300
  )
    findings.push(`HTTP status ${status} without data`);
  if (errors !== undefined) findings.push(...findingsInErrors(errors));
  const failed = new Set(
    Array.isArray(errors) ? errors.map((error: unknown) => pathOf(error)) : [],
  );
  new DataCheck(exchange, failed, findings).check(data, []);
  return findings;
}

function findingsInErrors(errors: unknown): readonly string[] {
  if (!Array.isArray(errors) || errors.length === 0) return ['`errors` is no list of errors'];
  return errors.flatMap((error: unknown) => {
    if (!isObject(error) || typeof error['message'] !== 'string')
      return ['an error without a message'];
    const { extensions } = error;
    const code = isObject(extensions) ? extensions['code'] : undefined;
    if (typeof code !== 'string') return ['an error without a code'];
    return code === 'INTERNAL_SERVER_ERROR' ? [code] : [];
  });
}

function pathOf(error: unknown): string {
  const path = isObject(error) ? error['path'] : undefined;
  return Array.isArray(path) ? path.map(String).join('.') : '';
}

class DataCheck {
  readonly #exchange: Exchange;
  readonly #failed: ReadonlySet<string>;
  readonly #findings: string[];

  constructor(exchange: Exchange, failed: ReadonlySet<string>, findings: string[]) {
    this.#exchange = exchange;
    this.#failed = failed;
    this.#findings = findings;
  }

  check(value: unknown, path: readonly (string | number)[]): void {
    if (Array.isArray(value)) value.forEach((item, index) => this.check(item, [...path, index]));
    if (!isObject(value)) return;
    const fields = Object.fromEntries(
      Object.entries(value).map(([name, field]) => [fieldNameOf(name), field]),
    );
    this.#checkPageInfo(fields, path);
    const shown = SHOWN[String(fields['__typename'])];
    for (const [name, field] of Object.entries(value))
      if (shown?.fields.includes(fieldNameOf(name)))
        this.#checkShown(shown, fields, name, field, path);
      else this.check(field, [...path, name]);
  }

  #checkPageInfo(fields: Json, path: readonly (string | number)[]): void {
    if (fields['__typename'] !== 'PageInfo') return;
    if (fields['hasNextPage'] === true && fields['endCursor'] === null)
      this.#findings.push(`a next page without a cursor at ${path.join('.')}`);
    if (fields['hasPreviousPage'] === true && fields['startCursor'] === null)
      this.#findings.push(`a previous page without a cursor at ${path.join('.')}`);
  }

  #checkShown(
    { kind, id }: (typeof SHOWN)[string],
    fields: Json,
    responseName: string,
    value: unknown,
    path: readonly (string | number)[],
  ): void {
    const at = [...path, responseName].join('.');
    if (this.#failed.has(at)) return;
    const { userErrors } = fields;
    if (value === null && Array.isArray(userErrors) && userErrors.length > 0) return;
    const name = fieldNameOf(responseName);
    const all = this.#exchange.records
      .filter((record) => record.kind === kind)
      .map(({ record }) => record);
    const named = all.filter(
      (record) => typeof fields[id] === 'string' && record['id'] === fields[id],
    );
    const given = (named.length > 0 ? named : all).map((record) => record[name] ?? null);
    const isSame = given.some(
      (candidate) => canonical(candidate) === canonical(value) || isText(value, candidate),
    );
    if (!isSame && !(name === 'externalId' && this.#isKnown(value)))
      this.#findings.push(
        `${at} is ${canonical(value)}; upstream said ${given.map(canonical).join(' or ') || 'nothing'}`,
      );
  }

  /** Whether the external id of a user is known without a call: from the request, or from a participant. */
  #isKnown(value: unknown): boolean {
    const participants = this.#exchange.records.filter(({ kind }) => kind === 'participant');
    return (
      this.#exchange.sent.has('userExternalId', value) ||
      participants.some(({ record }) => {
        const known = record['userExternalId'] ?? null;
        return canonical(known) === canonical(value) || isText(value, known);
      })
    );
  }
}

/** Whether a field of text shows a value that is none. */
function isText(shown: unknown, value: unknown): boolean {
  if (typeof shown !== 'string') return false;
  if (typeof value === 'boolean') return String(value) === shown;
  return (
    (isLosslessNumber(value) || typeof value === 'number') &&
    canonical(fromText(shown)) === canonical(value)
  );
}
