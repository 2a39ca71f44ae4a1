/** A request to the GraphQL endpoint that no client would send; what came back, as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  /** What the text says as JSON; undefined when it is not. */
  readonly body: RawBody | undefined;
}

/** A GraphQL answer, or whatever else a server might say. */
interface RawBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: unknown;
}

/** Sends a request as it is. */
export async function rawRequest(url: string, init: RequestInit = {}): Promise<RawAnswer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, text, body: parse(text) };
}

/** A POST of anything as JSON. */
export function postJson(url: string, body: unknown): Promise<RawAnswer> {
  return rawRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function parse(text: string): RawBody | undefined {
  try {
    return JSON.parse(text) as RawBody;
  } catch {
    return undefined;
  }
}
