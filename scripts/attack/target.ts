/** The server under attack, in a process of its own with little memory, and what it does meanwhile. */
import { createHash, randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { SignJWT } from 'jose';

import { freePort, startNode, startPart, stop } from '../../bench/child-processes.js';
import { cpuOf, memoryOf } from '../../bench/process-usage.js';
import { untilAnswered } from '../../bench/readiness.js';

/** What the server did during an attack. */
export interface Watched {
  readonly isAlive: boolean;
  /** The longest that `/healthz` took, in milliseconds. */
  readonly longestWait: number;
  /** The largest resident memory, in MiB. */
  readonly memory: number;
  /** Seconds of processor time. */
  readonly cpu: number;
}

/** Megabytes of heap that the server may use. */
const HEAP = 256;
/** Milliseconds between two looks at its memory. */
const PAUSE = 20;
const SECRET = randomBytes(32).toString('base64url');
const ISSUER = 'https://login.example.com/';

/** A running server. */
export class Target {
  readonly url: string;
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
    this.url = `http://127.0.0.1:${port}/graphql`;
  }

  /** Starts one in front of that upstream, as in production but for what `settings` say. */
  static async start(
    upstream: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<Target> {
    const port = await freePort();
    const child = startNode([`--max-old-space-size=${HEAP}`, 'dist/main.js'], {
      NODE_ENV: 'production',
      SUNSHINE_BASE_URL: upstream,
      SUNSHINE_APP_ID: 'app',
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...settings,
    });
    await untilAnswered(child, `http://127.0.0.1:${port}/healthz`);
    return new Target(child, port);
  }

  /** Carries out an attack and watches the server until it is over, and until all work that it left is done. */
  async during(attack: () => Promise<void>): Promise<Watched> {
    const { pid = 0 } = this.#child;
    const probe = startPart('../scripts/attack/probe.ts', { PORT: String(this.port) });
    await once(probe, 'message');
    const start = cpuOf(pid);
    const state = { isOver: false };
    let memory = 0;
    const attacking = attack().finally(() => (state.isOver = true));
    while (!state.isOver && this.#isAlive()) {
      memory = Math.max(memory, memoryOf(pid));
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    if (!this.#isAlive()) {
      attacking.catch(() => undefined);
      await stop(probe);
      return { isAlive: false, longestWait: Number.NaN, memory, cpu: Number.NaN };
    }
    await attacking;
    probe.send('longest');
    const [longestWait] = (await once(probe, 'message')) as [number];
    await stop(probe);
    return { isAlive: this.#isAlive(), longestWait, memory, cpu: (cpuOf(pid) - start) / 1_000 };
  }

  stop(): Promise<void> {
    return stop(this.#child);
  }

  #isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

/** The settings of a server whose callers send tokens. */
export const TOKENS: Readonly<Record<string, string>> = {
  SUNSHINE_KEY_ID: 'app_67a0d9f0000000000000aaaa',
  SUNSHINE_KEY_SECRET: SECRET,
  CALLER_AUTH: 'jwt',
  CALLER_JWT_SECRET: SECRET,
  CALLER_JWT_ISSUER: ISSUER,
  CALLER_JWT_AUDIENCE: ISSUER,
};

/** The `Authorization` of a caller with these claims. */
export async function bearer(claims: Readonly<Record<string, string>>): Promise<string> {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(createHash('sha256').update(JSON.stringify(claims)).digest('hex'))
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
  return `Bearer ${token}`;
}
