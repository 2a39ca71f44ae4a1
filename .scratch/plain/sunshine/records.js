/**
 * The records of the Sunshine Conversations v2 API as this server uses them. Upstream declares hardly any key as
 * required and treats a missing key and null alike, so only what every read checks is certain here.
 */
export {};
//# sourceMappingURL=records.js.map