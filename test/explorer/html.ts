import { parse } from 'parse5';

/** What a browser would have to forgive in a document, by the names that the HTML standard has for it. */
export function htmlErrors(document: string): readonly string[] {
  const errors: string[] = [];
  parse(document, { onParseError: ({ code }) => errors.push(code) });
  return errors;
}

/** The addresses that a document refers to, in order. */
export function references(document: string): readonly string[] {
  return [...document.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
}

/** A content security policy by its directives. */
export function securityPolicy({ headers }: Response): ReadonlyMap<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}
