import { pino, type Logger } from 'pino';

/** What a server logs, to look at. */
export interface CapturedLog {
  /** To be given to the server. */
  readonly logger: Logger;
  /** Everything that was written, as it was written. */
  readonly text: string;
  /** The lines with this message. */
  lines(message: string): readonly Readonly<Record<string, unknown>>[];
  /** Forgets what was written so far. */
  clear(): void;
}

/** A log that keeps everything, down to the finest level, and shows nothing. */
export function captureLog(): CapturedLog {
  const written: string[] = [];
  return {
    logger: pino({ level: 'trace' }, { write: (line: string) => void written.push(line) }),
    get text() {
      return written.join('');
    },
    lines: (message) =>
      written
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
        .filter(({ msg }) => msg === message),
    clear: () => void written.splice(0),
  };
}
