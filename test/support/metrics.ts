/** What a server shows at `/metrics`. */
export interface Metrics {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** The value of the one sample with exactly these labels; undefined when there is none. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | undefined;
  /** The different values of a label, in alphabetical order. */
  readonly labelValues: (name: string, label: string) => readonly string[];
}

/** Scrapes the server whose GraphQL endpoint is at `url`. */
export async function scrape(url: string): Promise<Metrics> {
  const response = await fetch(new URL('/metrics', url));
  const text = await response.text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return {
    status: response.status,
    headers: response.headers,
    text,
    value(name, labels = {}) {
      const wanted = `${name} ${sorted(labels)}`;
      const sample = samples.find((line) => identity(line) === wanted);
      return sample === undefined ? undefined : Number(sample.slice(sample.lastIndexOf(' ')));
    },
    labelValues(name, label) {
      const found = samples.flatMap((line) => {
        if (!line.startsWith(`${name}{`)) return [];
        return labelsOf(line)[label] ?? [];
      });
      return [...new Set(found)].sort();
    },
  };
}

/** Name and labels of a sample, the labels in alphabetical order. */
function identity(line: string): string {
  return `${line.replace(/[{ ].*$/, '')} ${sorted(labelsOf(line))}`;
}

function labelsOf(line: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...line.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function sorted(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort());
}
