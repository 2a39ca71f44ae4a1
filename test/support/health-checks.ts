/** Sends health checks, one after the other, until something has settled. Gives the slowest, in milliseconds. */
export async function slowestHealthCheck(url: string, done: Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  done.then(end, end);
  let slowest = 0;
  do {
    const start = performance.now();
    const { status } = await fetch(new URL('/healthz', url));
    if (status !== 200) throw new Error(`the health check was answered with ${status}`);
    slowest = Math.max(slowest, performance.now() - start);
  } while (!over.signal.aborted);
  return slowest;
}
