import type { Measurement } from './cell.js';

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [Math.floor, Math.ceil].map(
    (round) => sorted[round((sorted.length - 1) / 2)],
  );
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The median of each figure by itself. */
export function medianOf(measurements: readonly Measurement[]): Measurement {
  const of = (figure: keyof Measurement): number => median(measurements.map((one) => one[figure]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpu: of('cpu'),
    calls: of('calls'),
    memory: of('memory'),
  };
}
