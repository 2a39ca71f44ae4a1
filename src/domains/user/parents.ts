/** The parents of the resolvers of types that are no records. */
import type { Outcome } from '../../kernel/outcome.js';
import type { InvalidRecord } from '../../upstream/response.js';
import type { User, UserById } from './records.js';

/** A user as far as the answer to a change has it. */
interface AnsweredUser {
  readonly user: User | InvalidRecord | null;
}

export type CreatedEndUser = Outcome<
  AnsweredUser & {
    /** Null when it could not be found out. */
    readonly isNew: boolean | null;
  }
>;
export type ChangedEndUser = Outcome<AnsweredUser>;
export type DeletedEndUser = Outcome<UserById>;
