/** What pure code must be given, because asking the world for it would make its answers unrepeatable. Types only. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Clock = () => number;

/** A fresh, unguessable id: 128 random bits as 22 characters of base64url. */
export type NewId = () => string;
