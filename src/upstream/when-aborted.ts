/** What waits for each signal. A signal that was waited for keeps its one listener. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls a function once when a signal is aborted, unless the returned function is called before. However many functions
 * wait for a signal, and however often, it gets one listener: on Node.js 20 it takes 4 µs to add one and to remove it
 * again, and every call to upstream waits for two signals.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

/** Whether anything waits for a signal. */
export function isAwaited(signal: AbortSignal): boolean {
  return (waiting.get(signal)?.size ?? 0) > 0;
}

function listen(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  waiting.set(signal, callbacks);
  const callAll = (): void => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener('abort', callAll, { once: true });
  return callbacks;
}
