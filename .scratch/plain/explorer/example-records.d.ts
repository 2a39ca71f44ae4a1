/** The records that the example operations name. */
export interface ExampleRecords {
    /** The external id of a user with several conversations. */
    readonly user: string;
    /** The cursor of the last conversation on that user's first page of two. */
    readonly cursor: string;
    readonly group: string;
    /** The external id of a user who is not in the group. */
    readonly newcomer: string;
    /** A user who is in the group. */
    readonly member: string;
    readonly messengerConversation: string;
    readonly appleConversation: string;
    readonly appleUser: string;
    readonly conversationToDelete: string;
}
/** In the sample data of the sandbox. */
export declare const SAMPLE_RECORDS: ExampleRecords;
/** For a real app. No record is named like this, so nothing is changed or deleted until somebody puts an id in. */
export declare const PLACEHOLDERS: ExampleRecords;
