import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { AppError } from '../shared/errors.ts'
import { findRecord } from '../shared/find-record.ts'
import { grantCredit } from './grant-credit.ts'
import { saleOf } from './sale-of.ts'

/** @throws AppError `conflict` naming the limit when what the customer owes, with this deal, would exceed it */
export async function checkCredit(
  r: Pick<Repositories, 'records' | 'sagas' | 'sagaReader'>,
  dealId: string,
): Promise<{ owed: number; limit: number | null }> {
  const won = await findRecord(r, deal, dealId)
  if (!won?.customerId) throw new AppError('conflict', 'The deal is not won any more')
  const { total: amount, currency } = await saleOf(r, won)
  return grantCredit(r, { customerId: won.customerId, id: dealId, amount, currency })
}
