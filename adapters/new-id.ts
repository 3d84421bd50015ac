import { v7 } from 'uuid'
import type { Clock, NewId } from '../workflows/shared/runtime.ts'

/** UUIDv7 (RFC 9562) of the clock's time. */
export function createNewId(clock: Clock): NewId {
  return () => v7({ msecs: clock.now() })
}
