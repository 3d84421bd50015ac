import type { Deps, Repositories } from '../deps.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import { order } from '../entities/order.ts'
import { createRecord } from '../registry/create-record.ts'
import type { EntityRecord, RecordOf } from '../registry/entity.ts'
import type { LineItem } from '../sales/line-items.ts'
import type { EventContext } from '../shared/events.ts'
import { numberOf } from '../shared/number-series.ts'

type Order = RecordOf<typeof order>

/** An order whose lines are priced. What is null or absent takes its initial value. */
export interface NewOrder {
  /** Made ahead, when others refer to it before it is made. */
  id?: string | undefined
  customerId: string
  /** Where it comes from: an order of a deal is booked by the saga of its deal. */
  origin: Order['origin']
  dealId?: string | null | undefined
  quoteId?: string | null | undefined
  items: readonly LineItem[]
  /** ISO 4217; the workspace's own when absent. */
  currency?: string | null | undefined
  /** ISO 8601 day that was promised. */
  deliverBy?: string | null | undefined
  warehouseId?: string | null | undefined
  priority?: Order['priority'] | null | undefined
  address?: string | null | undefined
  notes?: string | null | undefined
  tags?: readonly string[] | undefined
  customFields?: Record<string, unknown> | undefined
  metadata?: Record<string, unknown> | undefined
}

/**
 * Stores a pending order under the next number. One that does not come from a deal gets its record of
 * the processor, which begins with `order.created`.
 * @throws AppError `invalid_input` naming each field and its rule
 */
export async function createOrder(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  { id, items, ...input }: NewOrder,
): Promise<EntityRecord> {
  const internal = { internal: true }
  const number = numberOf('ORD', await r.numbers.next('ORD'))
  const lines = items.map((item) => given({ ...item }))
  const values = { ...given(input), number, items: lines }
  const made = await createRecord(deps, r, context, order, values, { ...internal, id })
  if (input.origin !== 'deal') {
    await createRecord(deps, r, context, orderProcessing, { orderId: made.id }, internal)
  }
  return made
}

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))
