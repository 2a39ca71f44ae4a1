/** Something that listens, until it is closed. */
export interface RunningService {
  /** Its GraphQL endpoint. */
  readonly url: string;
  close(): Promise<void>;
}
