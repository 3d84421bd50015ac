import type { Repositories } from '../deps.ts'
import { grantCredit } from '../sales/grant-credit.ts'
import { lockOrder } from './lock-order.ts'

/** @throws AppError `conflict` as checkCredit does */
export async function checkOrderCredit(
  r: Pick<Repositories, 'records' | 'sagas' | 'sagaReader'>,
  orderId: string,
): Promise<{ owed: number; limit: number | null }> {
  const { customerId, total, currency } = await lockOrder(r, orderId)
  const sale = { amount: total, currency: currency ?? '' }
  return grantCredit(r, { customerId, id: orderId, ...sale })
}
