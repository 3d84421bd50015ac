import type { Repositories } from '../deps.ts'

/** @throws AppError `conflict` naming the limit when what the customer owes, with this deal, would exceed it */
export async function checkCredit(
  _r: Repositories,
  _dealId: string,
): Promise<{ owed: number; limit: number | null }> {
  throw new Error('not built yet')
}
