import type { Repositories } from '../deps.ts'
import type { product } from '../entities/product.ts'
import { supplier } from '../entities/supplier.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { daysAfter } from '../shared/local-day.ts'
import { addToDraft, type DraftLine } from './add-to-draft.ts'
import type { DraftOwner } from './drafts.ts'

export interface Purchase {
  owner: DraftOwner
  warehouseId: string
  /** By product. */
  missing: ReadonlyMap<string, number>
  products: ReadonlyMap<string, RecordOf<typeof product>>
  /** `YYYY-MM-DD`, from which lead times count. */
  today: string
}

/**
 * Puts what is missing on draft purchase orders, one for each supplier and currency, at the products' cost.
 * What is deleted or has no supplier that is active is not bought: `product.reorder_blocked` says so.
 * @returns the ids of the purchase orders
 */
export async function buyMissing(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { owner, warehouseId, missing, products, today }: Purchase,
): Promise<string[]> {
  const lines = [...missing].flatMap(([productId, quantity]): DraftLine[] => {
    const found = products.get(productId)
    return found && quantity > 0 ? [{ product: found, quantity }] : []
  })
  const active = await activeSuppliers(r, lines)
  const isBought = ({ product: { deletedAt, supplierId } }: DraftLine) =>
    deletedAt === null && active.has(supplierId ?? '')
  await r.events.append(
    context,
    lines
      .filter((line) => !isBought(line))
      .map(({ product: { id } }) => ({
        type: 'product.reorder_blocked',
        subject: id,
        data: { productId: id, reason: 'no_supplier' as const },
      })),
  )
  const groups = Map.groupBy(
    lines.filter(isBought),
    ({ product }) => `${product.supplierId} ${product.currency}`,
  )
  const ids: string[] = []
  for (const group of groups.values()) {
    const [first] = group
    if (!first?.product.supplierId) continue
    const days = Math.max(...group.map(({ product }) => product.leadTimeDays))
    const added = await addToDraft(deps, r, context, {
      ...owner,
      supplierId: first.product.supplierId,
      currency: first.product.currency,
      warehouseId,
      expectedOn: daysAfter(today, days),
      lines: group,
    })
    ids.push(...added)
  }
  return ids
}

async function activeSuppliers(
  r: Pick<Repositories, 'records'>,
  lines: readonly DraftLine[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(lines.flatMap(({ product }) => product.supplierId ?? []))
  const found = await r.records.findMany(supplier, [...ids])
  return new Set(found.filter(({ active }) => active === true).map(({ id }) => id))
}
