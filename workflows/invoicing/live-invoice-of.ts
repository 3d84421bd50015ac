import type { Repositories } from '../deps.ts'
import { invoice } from '../entities/invoice.ts'
import type { Invoice } from '../payments/records.ts'
import { allRecords } from '../shared/find-record.ts'

/** The invoice of an order that is not void; there is one at most. Who writes it holds the order. */
export async function liveInvoiceOf(
  r: Pick<Repositories, 'records'>,
  orderId: string,
): Promise<Invoice | null> {
  const [live] = await allRecords(r, invoice, {
    conditions: [
      { field: 'orderId', operator: 'eq', value: orderId },
      { field: 'status', operator: 'ne', value: 'void' },
    ],
  })
  return live ?? null
}
