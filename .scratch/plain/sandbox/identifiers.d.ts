/**
 * Makes record ids like the upstream's: 24 lower-case hex digits, the first eight of them the
 * second of creation, the last six a counter. Each id is greater than every one before it, also
 * when the clock goes back.
 */
export declare class Identifiers {
    #private;
    /** The id of a record made at that time; call it once for each record. */
    next(at: Date): string;
}
/** The second at which the record with that id was made. */
export declare function creationTime(id: string): Date;
