import * as apollo from '@apollo/composition';
import * as guild from '@theguild/federation-composition';
import {
  buildSchema,
  parse,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

/** What became of the subgraphs. */
interface Composition {
  /** A code and a message for each. */
  readonly errors: readonly string[];
  /** A code and a message for each. */
  readonly hints: readonly string[];
  /** The supergraph as a router reads it; undefined when the subgraphs do not compose. */
  readonly supergraph: GraphQLSchema | undefined;
}

/** SDL by the name of the subgraph. */
type Subgraphs = Readonly<Record<string, string>>;

/** Something that makes a supergraph of subgraphs. */
export interface Composer {
  readonly name: string;
  /** Whether a router learns from the supergraph that an input takes exactly one field. */
  readonly keepsOneOf: boolean;
  readonly compose: (subgraphs: Subgraphs) => Composition;
}

/** The composers whose supergraphs the common routers read. */
export const COMPOSERS: readonly Composer[] = [
  { name: '@apollo/composition', keepsOneOf: false, compose: composeWithApollo },
  { name: '@theguild/federation-composition', keepsOneOf: true, compose: composeWithGuild },
];

function composeWithApollo(subgraphs: Subgraphs): Composition {
  const { errors, hints = [], supergraphSdl } = apollo.composeServices(services(subgraphs));
  return {
    errors: describe(errors),
    hints: hints.map(({ definition: { code }, message }) => `${code} ${message}`),
    supergraph: read(supergraphSdl),
  };
}

/** It gives no hints. */
function composeWithGuild(subgraphs: Subgraphs): Composition {
  const { errors, supergraphSdl } = guild.composeServices(services(subgraphs));
  return { errors: describe(errors), hints: [], supergraph: read(supergraphSdl) };
}

function services(subgraphs: Subgraphs): { name: string; url: string; typeDefs: DocumentNode }[] {
  return Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(sdl),
  }));
}

function describe(errors: readonly GraphQLError[] = []): readonly string[] {
  return errors.map(({ extensions, message }) => `${String(extensions['code'])} ${message}`);
}

function read(sdl: string | undefined): GraphQLSchema | undefined {
  return sdl === undefined ? undefined : buildSchema(sdl);
}
