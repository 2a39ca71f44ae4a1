/**
 * Global ids: base64url of the type, the app and the record's own ids, joined by colons. No part can hold a colon,
 * so an id can be read in one way only, and every record has exactly one id.
 */
import type { Entity, InApp, RecordInApp } from './entity.js';

/** What a global id says. */
export interface GlobalIdParts {
  readonly type: string;
  readonly appId: string;
  /** The record ids, in the order of the `idParts` of its kind. */
  readonly ids: readonly string[];
}

const TYPE = /^[A-Za-z]\w*$/;

/** Whether a text is a record id of Sunshine Conversations: 24 lower-case hexadecimal digits. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** Whether a text can be an app id: 1 to 128 letters, digits, `_` and `-`. */
export function isAppId(text: string): boolean {
  return /^[\w-]{1,128}$/.test(text);
}

/** The global id that consists of these parts. */
export function encodeParts({ type, appId, ids }: GlobalIdParts): string {
  return Buffer.from([type, appId, ...ids].join(':')).toString('base64url');
}

/** What a global id says; undefined when the text is not exactly the encoding of one. */
export function decodeParts(text: string): GlobalIdParts | undefined {
  const [type = '', appId = '', ...ids] = Buffer.from(text, 'base64url')
    .toString('latin1')
    .split(':');
  if (!TYPE.test(type) || !isAppId(appId) || !ids.every(isRecordId)) return undefined;
  const parts = { type, appId, ids };
  return encodeParts(parts) === text ? parts : undefined;
}

/** The global id of a record. */
export function globalIdOf<Rec extends RecordInApp>(
  entity: Pick<Entity<InApp, Rec>, 'type' | 'idsOf'>,
  record: Rec,
): string {
  return encodeParts({ type: entity.type, appId: record.appId, ids: entity.idsOf(record) });
}
