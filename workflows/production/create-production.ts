import { z } from 'zod'
import { settingsIn } from '../access/settings-in.ts'
import type { Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { warehouse } from '../entities/warehouse.ts'
import { buyMissing } from '../procurement/buy-missing.ts'
import { invalidRecord } from '../registry/errors.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError, type FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { localDay } from '../shared/local-day.ts'
import { explode } from './explode.ts'
import { loadBills, type Product } from './load-bills.ts'
import type { ProductionOrder } from './lock-production.ts'
import { addMissingOf, type Missing } from './missing-of.ts'
import { readLedger } from './read-ledger.ts'
import { warehouseFor } from './warehouse-for.ts'
import { writeProduction } from './write-production.ts'

const { quantity, dueOn, priority, notes } = productionOrder.fields

/** So much of a product that is to be made for stock. */
export const newProductionSchema = z.strictObject({
  productId: z.uuid('must be an id').toLowerCase(),
  quantity: quantity.schema,
  warehouseId: z
    .uuid('must be an id')
    .toLowerCase()
    .optional()
    .meta({ description: 'The workspace’s own, or the oldest, when absent' }),
  dueOn: dueOn.schema.optional().meta({ description: 'By lead times when absent' }),
  priority: priority.schema.optional(),
  notes: notes.schema.optional(),
})

export type NewProduction = z.infer<typeof newProductionSchema>

/**
 * A production order for stock, exploded through its bill of materials: components are reserved, the short
 * ones get production orders of their own or a place on a draft purchase order.
 * @throws AppError `invalid_input` naming each field and its rule, `conflict` as planSupply does
 */
export async function createProduction(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { productId, quantity, warehouseId: wanted, dueOn, priority, notes }: NewProduction,
  id?: string,
): Promise<ProductionOrder> {
  const bills = await loadBills(r, [productId])
  await requireNames(r, bills.parts.get(productId), wanted)
  const { timeZone } = await settingsIn(deps, context, r)
  const today = localDay(timeZone, deps.clock.now())
  const warehouseId = wanted ?? (await warehouseFor(deps, r, context, null))
  const plan = explode({ productId, quantity }, bills, await readLedger(r, bills.parts.keys()))
  const [made] = await writeProduction(deps, r, context, plan, {
    id,
    orderId: null,
    orderItemId: null,
    parentId: null,
    parentItemId: null,
    warehouseId,
    priority: priority ?? 'normal',
    today,
    dueOn,
    notes,
  })
  if (!made) throw new AppError('internal', 'A production order was not written')
  const missing: Missing = new Map()
  addMissingOf(missing, plan)
  const owner = { origin: 'production' as const, productionOrderId: made.id }
  await buyMissing(deps, r, context, { owner, warehouseId, missing, products: bills.parts, today })
  return (await findRecord(r, productionOrder, made.id)) ?? made
}

async function requireNames(
  r: Pick<Repositories, 'records'>,
  part: Product | undefined,
  warehouseId: string | undefined,
): Promise<void> {
  const errors: FieldError[] = []
  if (part?.deletedAt !== null) {
    errors.push({ field: 'productId', rule: 'must be the id of a product that exists' })
  } else if (part.type !== 'goods' || part.supply !== 'made') {
    const rule = `is ${part.type === 'goods' ? 'bought' : 'a service'}, not made`
    errors.push({ field: 'productId', rule })
  }
  const place = warehouseId ? await r.records.find(warehouse, warehouseId) : undefined
  if (place === null) {
    errors.push({ field: 'warehouseId', rule: 'must be the id of a warehouse that exists' })
  } else if (place?.['active'] === false) {
    errors.push({ field: 'warehouseId', rule: 'is closed' })
  }
  if (errors.length > 0) throw invalidRecord(productionOrder.name, errors)
}
