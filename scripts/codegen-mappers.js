/** A preset of graphql-codegen: adds what the `mappers.json` of each domain says to the mappers of `codegen.yml`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const DOMAINS = new URL('../src/domains/', import.meta.url);

export const preset = {
  buildGeneratesSection({ baseOutputDir, config, ...options }) {
    const mappers = { ...config.mappers, ...mappersOfDomains() };
    return [{ ...options, filename: baseOutputDir, config: { ...config, mappers } }];
  },
};

/** What the resolvers of each type get as their parent. */
function mappersOfDomains() {
  return Object.fromEntries(
    readdirSync(DOMAINS, { withFileTypes: true })
      .filter((entry) => existsSync(new URL(`${entry.name}/mappers.json`, DOMAINS)))
      .flatMap(({ name }) =>
        Object.entries(
          JSON.parse(readFileSync(new URL(`${name}/mappers.json`, DOMAINS), 'utf8')),
        ).map(([type, parent]) => [type, `../domains/${name}/${parent}`]),
      ),
  );
}
