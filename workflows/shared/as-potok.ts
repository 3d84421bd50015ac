import type { EventContext } from './events.ts'

/** The same work, done by Potok itself: what follows from an event is nobody's own change. */
export const asPotok = (context: EventContext): EventContext => ({
  ...context,
  actor: { type: 'system', id: 'potok' },
})
