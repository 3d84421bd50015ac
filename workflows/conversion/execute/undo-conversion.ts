import type { Deps, Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { Conversion } from '../ports.ts'

/**
 * Takes a conversion back: what it made is deleted, what it changed is restored, the source too. Undoing
 * again changes nothing.
 * @throws AppError `not_found`, `conflict` naming what somebody changed since, or what refers to a record it made
 */
export async function undoConversion(
  _deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  _r: Repositories,
  _context: EventContext,
  _conversionId: string,
): Promise<Conversion> {
  throw new Error('not built yet')
}
