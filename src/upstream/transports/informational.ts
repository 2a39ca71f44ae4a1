import type { Socket } from 'node:net';

const [CR, LF, ZERO, ONE, THREE] = [13, 10, 48, 49, 51];
/** Where the three digits of the status are in a line such as `HTTP/1.1 100 Continue`. */
const FIRST_DIGIT = 9;
const LAST_DIGIT = 11;

/**
 * Has undici read over `100 Continue`, which a server may send before any answer. undici closes the connection on it,
 * and ignores every other informational answer; so it is shown another one, `103`.
 */
export function ignoringContinue(socket: Socket): Socket {
  const heads = new AnswerHeads();
  const read = socket.read.bind(socket) as (size?: number) => unknown;
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.read = (size?: number): unknown => {
    const chunk = read(size);
    if (chunk instanceof Buffer) heads.amend(chunk);
    return chunk;
  };
  // undici writes a request only once the answer to the one before has been read.
  socket.write = (...given: unknown[]): boolean => {
    heads.begin();
    return write(...given);
  };
  return socket;
}

/** Follows the heads of what a server sends for one request, up to the status of the answer itself. */
class AnswerHeads {
  /** Whether the status of the answer has been read. What follows it may be anything, and stays as it is. */
  #isOver = false;
  /** How many bytes of a head have been read. */
  #length = 0;
  #isInformational = false;
  #isContinue = false;
  /** How many of the last bytes were line ends. */
  #lineEnds = 0;

  begin(): void {
    this.#isOver = false;
    this.#length = 0;
  }

  amend(chunk: Buffer): void {
    for (let index = 0; index < chunk.length && !this.#isOver; index += 1) {
      const byte = chunk[index] ?? 0;
      if (this.#length > LAST_DIGIT) this.#skip(byte);
      else if (this.#readStatus(byte)) chunk[index] = THREE;
    }
  }

  /** Reads a byte up to the last digit of the status. Gives whether that is the last one of 100. */
  #readStatus(byte: number): boolean {
    const isLineEnd = byte === CR || byte === LF;
    // Line ends between two heads belong to none.
    if (this.#length === 0 && isLineEnd) return false;
    if (this.#length === FIRST_DIGIT) this.#isInformational = byte === ONE;
    if (this.#length === FIRST_DIGIT + 1) this.#isContinue = this.#isInformational && byte === ZERO;
    const isLast = this.#length === LAST_DIGIT;
    this.#length += 1;
    if (!isLast) return false;
    this.#isOver = !this.#isInformational;
    this.#lineEnds = 0;
    return this.#isContinue && byte === ZERO;
  }

  /** Reads a byte of the rest of an informational head, which an empty line ends. */
  #skip(byte: number): void {
    this.#lineEnds = byte === CR || byte === LF ? this.#lineEnds + 1 : 0;
    if (this.#lineEnds === 4) this.#length = 0;
  }
}
