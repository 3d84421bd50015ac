/**
 * Serialises for a jsonb column. PostgreSQL stores neither NUL nor half a surrogate pair, so they
 * are dropped and replaced here rather than failing in the database.
 */
export function jsonb(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storable(part) : part,
  )
}

/** The text without what PostgreSQL cannot store. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
