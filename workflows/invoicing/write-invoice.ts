import { settingsIn } from '../access/settings-in.ts'
import type { Repositories } from '../deps.ts'
import { customer } from '../entities/customer.ts'
import { invoice } from '../entities/invoice.ts'
import type { Invoice, Order } from '../payments/records.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { daysAfter, localDay } from '../shared/local-day.ts'
import { numberOf } from '../shared/number-series.ts'
import { invoiceIssued } from './events.ts'

export interface NewInvoice {
  /** Locked by the caller. */
  order: Order
  /** How much of each of the order's lines, in their order; lines of 0 are left out. */
  quantities: readonly number[]
  replacesId?: string
}

/**
 * Writes an invoice with the next number of its series; publishes `invoice.issued`. The number is taken in
 * this transaction: when it fails, the number is free again (I6).
 * @throws AppError `conflict` when it would not amount to what the order does (I5)
 */
export async function writeInvoice(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { order, quantities, replacesId }: NewInvoice,
): Promise<Invoice> {
  const { id: orderId, customerId, currency, total } = order
  const { timeZone, sales } = await settingsIn(deps, context, r)
  const issuedOn = localDay(timeZone, deps.clock.now())
  const buyer = await findRecord(r, customer, customerId, { deleted: 'with' })
  const series = `${sales.invoiceSeries}-${issuedOn.slice(0, 4)}`
  const sequence = await r.numbers.next(series)
  const input = {
    number: numberOf(series, sequence),
    series,
    sequence,
    orderId,
    customerId,
    issuedOn,
    dueOn: daysAfter(issuedOn, buyer?.paymentTermDays ?? 0),
    currency,
    items: linesOf(order, quantities),
    ...(replacesId === undefined ? {} : { replacesId }),
  }
  const made: unknown = await createRecord(deps, r, context, invoice, input, {
    internal: true,
    continues: replacesId !== undefined,
  })
  const issued = made as Invoice
  if (issued.total !== total) {
    throw new AppError(
      'conflict',
      `The invoice amounts to ${issued.total} and the order to ${total} minor units of ${currency}`,
    )
  }
  const { id: invoiceId, number } = issued
  await r.events.append(context, [
    {
      type: invoiceIssued.type,
      subject: invoiceId,
      data: { invoiceId, orderId, number, total, currency },
    },
  ])
  return issued
}

const linesOf = ({ items }: Order, quantities: readonly number[]) =>
  items.flatMap(({ productId, title, unitPrice, discountPercent, taxRate }, index) => {
    const quantity = quantities[index] ?? 0
    if (quantity === 0) return []
    const rates = { discountPercent: discountPercent ?? 0, taxRate: taxRate ?? 0 }
    return [{ productId, title, quantity, unitPrice, ...rates }]
  })
