import { scrape } from './metrics.js';

const OPERATIONS = 'sunshine_graphql_operations_total';
const REJECTIONS = 'sunshine_http_rejections_total';

/** How many answers a server has counted: operations, and requests that never became one. */
export interface AnswerCounts {
  readonly all: number;
  /** Those that raise the alert UnexpectedErrors. */
  readonly unexpected: number;
}

/** Counts the answers of the server whose GraphQL endpoint is at `url`. */
export async function answerCounts(url: string): Promise<AnswerCounts> {
  const { text } = await scrape(url);
  const samples = text
    .split('\n')
    .filter((line) => line.startsWith(`${OPERATIONS}{`) || line.startsWith(`${REJECTIONS}{`));
  return {
    all: sum(samples),
    unexpected: sum(samples.filter((line) => line.includes('code="INTERNAL_SERVER_ERROR"'))),
  };
}

function sum(samples: readonly string[]): number {
  return samples.reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' '))), 0);
}
