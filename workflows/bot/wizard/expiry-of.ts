import type { Clock } from '../../shared/runtime.ts'

/** Milliseconds of silence after which a conversation is put aside. */
const PATIENCE = 30 * 60_000
/** Milliseconds within which a press on the last question is the second half of a double one. */
const DOUBLE_PRESS = 2000

/** Until when the next answer is waited for, as ISO 8601. */
export function expiryOf(clock: Clock): string {
  return new Date(clock.now() + PATIENCE).toISOString()
}

/** Was it moved on a moment ago? */
export function wasJustMoved({ expiresAt }: { expiresAt: string }, clock: Clock): boolean {
  return clock.now() + PATIENCE - Date.parse(expiresAt) < DOUBLE_PRESS
}
