import { createHash } from 'node:crypto'

/** A fixed-length key for a rule of a function and the value that its key expression has. */
export function flowKey(rule: string, owner: string, value: unknown): string {
  const text = JSON.stringify([owner, value ?? null])
  return `${rule}:${createHash('sha1').update(text).digest('base64url')}`
}
