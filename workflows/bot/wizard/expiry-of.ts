import type { Clock } from '../../shared/runtime.ts'

/** Milliseconds of silence after which a conversation is put aside. */
const PATIENCE = 30 * 60_000

/** Until when the next answer is waited for, as ISO 8601. */
export function expiryOf(clock: Clock): string {
  return new Date(clock.now() + PATIENCE).toISOString()
}
