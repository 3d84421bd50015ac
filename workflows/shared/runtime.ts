/** Milliseconds since 1970. Handed in, so that tests own the time. */
export interface Clock {
  now(): number
}

/** Makes ids: UUIDv7 (RFC 9562), so that they sort by creation time. */
export type NewId = () => string

/** Structured log: facts first, then the sentence. */
export interface Logger {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
