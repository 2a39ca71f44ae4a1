import type { Context } from '../../kernel/context.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { SunshineClient } from '../../upstream/client.js';
import type { Audience } from './audience.js';
import { isRefusal, patiently } from './membership-source.js';

/** For how long it is believed that upstream lets a caller see something, in milliseconds. */
const BELIEVED = 5 * 60 * 1_000;

/**
 * The same audience for callers whose own credentials say what they may see: upstream is asked with these, now and
 * again before the first event after five minutes. Other callers may see it anyway.
 *
 * @param rule What to say to a caller who may not see it.
 * @throws {GraphQLError} `FORBIDDEN` when upstream does not let them.
 */
export async function checkedAgain(
  audience: Audience,
  { again, passesCredentialsOn }: Context,
  signal: AbortSignal,
  rule: string,
  ask: (sunshine: SunshineClient) => Promise<unknown>,
): Promise<Audience> {
  if (!passesCredentialsOn) return audience;
  const check = async (): Promise<void> => {
    try {
      await ask(again(signal).sunshine);
    } catch (error) {
      throw isRefusal(error) ? forbidden(rule) : error;
    }
  };
  await check();
  let checkedAt = Date.now();
  return {
    ignores: (previous, logged) => audience.ignores(previous, logged),
    admit: async (previous, logged) => {
      const verdict = await audience.admit(previous, logged);
      if (verdict === 'skip' || Date.now() - checkedAt < BELIEVED) return verdict;
      await patiently(check, signal);
      checkedAt = Date.now();
      return verdict;
    },
  };
}
