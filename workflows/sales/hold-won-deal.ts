import type { Deps, Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { changeRecord } from '../registry/change-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { requireBuyer } from './require-buyer.ts'

/**
 * Holds the deal of the saga as won. One that was sent back is won again, because somebody lets its saga
 * start over.
 * @throws AppError `conflict` when it is gone, lost, has no items, or its customer cannot buy
 */
export async function holdWonDeal(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  dealId: string,
): Promise<{ title: string }> {
  const held = await findRecord(r, deal, dealId, { lock: true })
  if (!held) throw new AppError('conflict', 'The deal is deleted')
  const { title, customerId, version } = held
  if (customerId === null) throw new AppError('conflict', `The deal ${title} has no customer`)
  await requireBuyer(r, customerId)
  if (held.items.length === 0) throw new AppError('conflict', `The deal ${title} has no items`)
  const change = { version, stage: 'WON', sentBackReason: null }
  await changeRecord(deps, r, context, deal, dealId, change, { internal: true })
  return { title }
}
