import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { customer } from '../entities/customer.ts'
import type { EntityRecord } from '../registry/entity.ts'
import { invalidRecord } from '../registry/errors.ts'
import { checkLineItems } from '../sales/check-line-items.ts'
import type { LineItem } from '../sales/line-items.ts'
import { type PriceLines, priceLines, type UnpricedLine } from '../sales/pricing/price-lines.ts'
import { requireBuyer } from '../sales/require-buyer.ts'
import type { EventContext } from '../shared/events.ts'
import { localDay } from '../shared/local-day.ts'
import { createOrder } from './create-order.ts'
import type { OrderInput } from './order-input.ts'

/**
 * An order from outside: its lines are priced where they say no price, and it waits for the processor.
 * @throws AppError `invalid_input` naming each field and its rule, `conflict` when the customer is not active
 */
export async function placeOrder(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  { items, pricing, discountPercent, tags, ...input }: OrderInput,
  id?: string,
): Promise<EntityRecord> {
  const lines = items as readonly UnpricedLine[]
  const unnamed = checkLineItems(lines as LineItem[])
  if (unnamed.length > 0) throw invalidRecord('order', unnamed)
  if (!(await r.records.find(customer, input.customerId))) {
    const rule = 'must be the id of a customer that exists'
    throw invalidRecord('order', [{ field: 'customerId', rule }])
  }
  const buyer = await requireBuyer(r, input.customerId)
  const settings = await settingsIn(deps, context, r)
  const currency = input.currency ?? buyer.currency ?? settings.currency
  const request = {
    strategy: pricing ?? 'agreed',
    discountPercent: discountPercent ?? null,
    customerId: buyer.id,
    currency,
    day: localDay(settings.timeZone, deps.clock.now()),
    lines,
  } as const
  return createOrder(deps, r, context, {
    ...input,
    id,
    origin: 'api',
    currency,
    items: await priced(r, request),
    tags: tags ?? undefined,
  })
}

/** A price that is given holds under every strategy. */
async function priced(
  r: Pick<Repositories, 'records' | 'settings'>,
  request: PriceLines,
): Promise<LineItem[]> {
  const { strategy, lines } = request
  if (strategy === 'agreed') return priceLines(r, request)
  const isGiven = ({ unitPrice }: UnpricedLine) => unitPrice != null
  // What has no product is left alone by every strategy, and so keeps its place.
  const apart = (line: UnpricedLine) => ({ ...line, productId: null, unitPrice: 0 })
  const rest = lines.map((line) => (isGiven(line) ? apart(line) : line))
  const given = lines.map((line) => (isGiven(line) ? line : apart(line)))
  const priced = await priceLines(r, { ...request, lines: rest })
  const agreed = await priceLines(r, { ...request, strategy: 'agreed', lines: given })
  return lines.map((line, index) => (isGiven(line) ? agreed : priced)[index] as LineItem)
}
