import type { Repositories } from '../deps.ts'
import type { DemandKind, StockReservation } from './ports.ts'

/** What is active of some demands, once the levels of their products are locked. */
export async function lockReserved(
  r: Pick<Repositories, 'stock'>,
  kind: DemandKind,
  ids: readonly string[],
): Promise<StockReservation[]> {
  const seen = await r.stock.reservedFor(kind, ids)
  if (seen.length === 0) return []
  await r.stock.lock([...new Set(seen.map(({ productId }) => productId))])
  // Somebody may have changed them while we waited.
  return r.stock.reservedFor(kind, ids)
}
