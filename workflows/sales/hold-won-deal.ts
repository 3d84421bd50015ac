import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Holds the deal of the saga as won: puts it there again when the saga starts over. @throws AppError `conflict` when it is gone or has no customer */
export async function holdWonDeal(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _dealId: string,
): Promise<{ title: string }> {
  throw new Error('not built yet')
}
