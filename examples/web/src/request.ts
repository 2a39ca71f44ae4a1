import type { TypedDocumentString } from './__generated__/graphql';

/** Makes the variables of an operation an argument that can be left out where it has none. */
type Arguments<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables];

/**
 * Sends an operation and gives its data. Types of variables and data come with the document.
 *
 * @throws when something failed that is not told in the data.
 */
export async function request<Data, Variables>(
  url: string,
  document: TypedDocumentString<Data, Variables>,
  ...[variables]: Arguments<Variables>
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: readonly { readonly message: string }[];
  };
  if (errors !== undefined || data === undefined || data === null)
    throw new Error(errors?.map(({ message }) => message).join('; ') ?? 'no data');
  return data;
}
