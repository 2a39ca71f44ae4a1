import { ConfigError } from './settings.js';

/**
 * Runs a step of starting a program. When it fails because of the settings, the program prints a line for each problem,
 * without a stack trace, and ends. Any other error is thrown on.
 *
 * @param hints Further lines to print then.
 */
export async function orExit<T>(
  step: () => T | Promise<T>,
  hints: readonly string[] = [],
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const problems = problemsOfSettings(error);
    if (!problems) throw error;
    for (const line of [...problems, ...hints]) console.error(line);
    // Servers and connections opened by earlier steps would keep the process running.
    return process.exit(1);
  }
}

function problemsOfSettings(error: unknown): readonly string[] | undefined {
  if (error instanceof ConfigError) return error.problems;
  return isListenFailure(error) ? [`cannot start: ${error.message}`] : undefined;
}

/** Whether the server cannot listen: the port is taken or not allowed, or the host is not one of this machine. */
function isListenFailure(error: unknown): error is Error {
  if (!(error instanceof Error && 'syscall' in error)) return false;
  return error.syscall === 'listen' || error.syscall === 'getaddrinfo';
}
