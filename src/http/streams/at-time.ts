/** The longest that a timer of Node.js can wait, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/**
 * Calls a function at a time, however far away.
 *
 * @param time Milliseconds since the epoch; undefined for never.
 * @returns Calls it off.
 */
export function atTime(time: number | undefined, act: () => void): () => void {
  if (time === undefined) return () => undefined;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const left = time - Date.now();
    timer = setTimeout(
      left > LONGEST_TIMER ? wait : act,
      Math.min(Math.max(left, 0), LONGEST_TIMER),
    );
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}
