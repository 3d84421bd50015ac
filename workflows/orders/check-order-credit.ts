import type { Repositories } from '../deps.ts'

/** @throws AppError `conflict` as checkCredit does */
export async function checkOrderCredit(
  _r: Repositories,
  _orderId: string,
): Promise<{ owed: number; limit: number | null }> {
  throw new Error('not built yet')
}
