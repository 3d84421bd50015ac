import * as bot from './bot/events.ts'
import * as carousel from './carousel/events.ts'
import type { AnyEventDeclaration } from './shared/events.ts'

/** Every event that Potok publishes. */
export const EVENT_CATALOG: readonly AnyEventDeclaration[] = [
  ...Object.values(bot),
  ...Object.values(carousel),
]
