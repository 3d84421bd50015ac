import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { findRecord } from '../shared/find-record.ts'

/** Is the deal WON now? */
export async function isWon(r: Pick<Repositories, 'records'>, dealId: string): Promise<boolean> {
  return (await findRecord(r, deal, dealId))?.stage === 'WON'
}
