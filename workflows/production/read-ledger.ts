import type { Repositories } from '../deps.ts'
import { thousandths } from '../shared/money.ts'
import type { StockLedger } from './explode.ts'

/** What is available of the products in open warehouses, locked until the transaction ends. */
export async function readLedger(
  r: Pick<Repositories, 'stock'>,
  productIds: Iterable<string>,
): Promise<StockLedger> {
  const ledger: StockLedger = new Map()
  for (const { productId, available, open } of await r.stock.lock([...productIds])) {
    if (!open) continue
    ledger.set(productId, (ledger.get(productId) ?? 0n) + thousandths(available))
  }
  return ledger
}
