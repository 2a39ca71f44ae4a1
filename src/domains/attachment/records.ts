/** A file that was uploaded, as upstream answers it. */
export interface Attachment {
  readonly mediaUrl: string;
  /** Null when upstream does not say. */
  readonly mediaType: string | null;
}

/** What an upload is for, and what is known of its file. */
export interface UploadTerms {
  readonly appId: string;
  readonly conversationId?: string | undefined;
  readonly fileName: string;
  readonly mediaType: string;
  /** How large the file may be, in bytes. */
  readonly size: number;
}
