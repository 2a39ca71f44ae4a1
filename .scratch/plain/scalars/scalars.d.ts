/** The custom scalars. Output is handed on as upstream wrote it; input is checked. */
import { GraphQLScalarType } from 'graphql';
/** A moment in time, handed out as upstream wrote it. No input takes one. */
export declare const DateTime: GraphQLScalarType<string, string>;
/** An absolute address; on input it must be http or https. It is handed on in its own spelling. */
export declare const URLScalar: GraphQLScalarType<string, string>;
/** A JSON object. */
export declare const JSONObject: GraphQLScalarType<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>;
