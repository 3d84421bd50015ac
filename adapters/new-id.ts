import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Clock, NewId } from '../workflows/shared/runtime.ts'

const BYTES = 16
/** Random bytes are asked for many ids at once: each time costs more than the rest of an id. */
const POOL = 256 * BYTES

/** UUIDv7 (RFC 9562) of the clock's time. */
export function createNewId(clock: Clock): NewId {
  const pool = new Uint8Array(POOL)
  let next = POOL
  return () => {
    if (next === POOL) {
      randomFillSync(pool)
      next = 0
    }
    next += BYTES
    return v7({ msecs: clock.now(), random: pool.subarray(next - BYTES, next) })
  }
}
