import type { Repositories } from '../deps.ts'

/** Is the record of an order FAILED, and its dead letter replayed? */
export async function isReplayed(_r: Repositories, _orderId: string): Promise<boolean> {
  throw new Error('not built yet')
}
