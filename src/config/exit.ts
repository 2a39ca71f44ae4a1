import { ConfigError } from './settings.js';

/**
 * Does a step of starting a program. When the settings keep it from being done, the program ends with a line for each
 * problem, as no stack would help whoever wrote them; whatever else fails is thrown on.
 */
export async function orExit<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const problems = problemsOfSettings(error);
    if (!problems) throw error;
    for (const problem of problems) console.error(problem);
    // Whatever the steps before have opened would keep the process running.
    return process.exit(1);
  }
}

function problemsOfSettings(error: unknown): readonly string[] | undefined {
  if (error instanceof ConfigError) return error.problems;
  return isListenFailure(error) ? [`cannot start: ${error.message}`] : undefined;
}

/** Whether an address cannot be listened at: its port is taken or not allowed, or its host is not of this machine. */
function isListenFailure(error: unknown): error is Error {
  if (!(error instanceof Error && 'syscall' in error)) return false;
  return error.syscall === 'listen' || error.syscall === 'getaddrinfo';
}
