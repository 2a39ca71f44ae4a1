/** A JSON object with whatever keys. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What upstream may leave out or send as null: it declares hardly any key as required, and treats both alike. */
export type Maybe<T> = T | null | undefined;
