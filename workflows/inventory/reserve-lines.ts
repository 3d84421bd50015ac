import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { DemandKind } from './ports.ts'
import { exactly } from '../shared/quantity.ts'
import { reserveStock } from './reserve-stock.ts'
import { lineOf, type LineRow, takeableOf, withReserved } from './stock-line.ts'

export interface LinesToReserve<Row> {
  kind: Exclude<DemandKind, 'manual'>
  /** The items of a locked record. */
  items: readonly Row[]
  /** The ids of goods among their products. */
  goods: ReadonlySet<string>
  /** By item, what live production orders for it will still give. */
  inProduction: ReadonlyMap<string, number>
  reference: string
  /** From where first. */
  warehouseId: string | null
}

/**
 * Takes from stock what the lines of one record may take, in the order in which everybody locks stock; lines
 * of one product in the order in which they stand.
 * @returns the items as they are now, or null when nothing was there to take
 */
export async function reserveLines<Row extends LineRow>(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { kind, items, goods, inProduction, reference, warehouseId }: LinesToReserve<Row>,
): Promise<Row[] | null> {
  const wanting = items
    .flatMap((item) => {
      const { id, productId } = item
      const wanted = takeableOf(lineOf(item), inProduction.get(id) ?? 0)
      return productId !== null && goods.has(productId) && wanted > 0
        ? [{ item, productId, wanted }]
        : []
    })
    .toSorted((a, b) => Number(a.productId > b.productId) - Number(a.productId < b.productId))
  await r.stock.lock([...new Set(wanting.map(({ productId }) => productId))])

  const changed = new Map<string, Row>()
  for (const { item, productId, wanted } of wanting) {
    const { id } = item
    const quantity = exactly(item.reserved + wanted)
    const demand = { kind, id, productId, reference, quantity, warehouseId }
    const { added, reserved } = await reserveStock(deps, r, context, demand)
    if (added > 0) changed.set(id, { ...item, ...withReserved(lineOf(item), reserved) })
  }
  return changed.size === 0 ? null : items.map((item) => changed.get(item.id) ?? item)
}
