import { paymentGateways } from '../../adapters/payments/payment-gateways.ts'
import type { Database } from '../../db/open-database.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { invoice } from '../../workflows/entities/invoice.ts'
import { order } from '../../workflows/entities/order.ts'
import { payment } from '../../workflows/entities/payment.ts'
import { refund } from '../../workflows/entities/refund.ts'
import type { Repositories } from '../../workflows/deps.ts'
import { askToPay } from '../../workflows/payments/ask-to-pay.ts'
import { finishRefund } from '../../workflows/payments/finish-refund.ts'
import { giveBack } from '../../workflows/payments/give-back.ts'
import { keepCharge } from '../../workflows/payments/keep-charge.ts'
import { changeRecord } from '../../workflows/registry/change-record.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import type { AnyEntity, RecordOf } from '../../workflows/registry/entity.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { allRecords } from '../../workflows/shared/find-record.ts'
import { openApiWorld } from './api-world.ts'
import { clock as wallClock } from './ids.ts'
import { KASPI_KEY, KASPI_SECRET, startKaspiServer } from './kaspi-server.ts'

type Line = Partial<Record<'quantity' | 'unitPrice' | 'taxRate' | 'discountPercent', number>>

/** Orders, their invoices and money in one workspace, with Kaspi's local server beside it. */
export async function openMoneyWorld(database: Database, { clock = wallClock } = {}) {
  const api = await openApiWorld(database, { clock })
  const kaspi = await startKaspiServer({ now: () => clock.now() })
  const variables = {
    KASPI_API_URL: kaspi.url,
    KASPI_API_KEY: KASPI_KEY,
    KASPI_WEBHOOK_SECRET: KASPI_SECRET,
  }
  const deps = Object.assign(api.deps, { payments: paymentGateways(variables, { clock }) })
  const context: EventContext = {
    ...api.scope,
    actor: { type: 'system', id: 'potok' },
    source: 'test',
  }
  const as = <T>(work: (r: Repositories) => Promise<T>) => deps.inTenant(context, work)
  const made = (entity: AnyEntity, input: object) =>
    as((r) => createRecord(deps, r, context, entity, input, { internal: true }))
  const of = <E extends AnyEntity>(entity: E, orderId: string): Promise<RecordOf<E>[]> =>
    as((r) =>
      allRecords(r, entity, {
        conditions: [{ field: 'orderId', operator: 'eq', value: orderId }],
        sort: { field: 'createdAt', descending: false },
      }),
    )
  const customerId = (await made(customer, { name: 'A customer', paymentTermDays: 14 })).id

  return {
    ...api,
    deps,
    kaspi,
    context,
    as,
    customerId,
    /** A processing order. @returns its id */
    order: async (lines: Line[] = [{}], more: object = {}) => {
      const items = lines.map((line) => ({
        title: 'A cake',
        quantity: 1,
        unitPrice: 1000,
        ...line,
      }))
      const input = { customerId, currency: 'KZT', status: 'processing', ...more, items }
      return (await made(order, input)).id
    },
    change: (entity: AnyEntity, id: string, input: object) =>
      as(async (r) => {
        const version = (await r.records.find(entity, id))?.version ?? 0
        return changeRecord(deps, r, context, entity, id, { version, ...input }, { internal: true })
      }),
    pay: (orderId: string, body: object = {}) =>
      api.ask('POST', `/orders/${orderId}/payments`, { body }),
    refund: (paymentId: string, body: object = {}) =>
      api.ask('POST', `/payments/${paymentId}/refund`, { body }),
    /** What the durable function does. */
    charge: async (paymentId: string) => {
      const result = await askToPay(deps, context, paymentId)
      if (result) await as((r) => keepCharge(deps, r, context, paymentId, result))
    },
    giveBack: async (refundId: string) => {
      const given = await giveBack(deps, context, refundId)
      if (!given) return
      await as((r) => finishRefund(deps, r, context, refundId, { status: 'succeeded', ...given }))
    },
    /** The gateway tells; the answer's status and body. */
    tell: async ({
      headers,
      body,
    }: {
      headers: Record<string, string>
      body: string | Uint8Array
    }) => {
      const url = 'http://potok.test/webhooks/payments/kaspi'
      const response = await api.app.request(url, {
        method: 'POST',
        headers,
        body: body as BodyInit,
      })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
    orderOf: async (id: string) =>
      (await as((r) => r.records.find(order, id))) as unknown as RecordOf<typeof order>,
    invoicesOf: (orderId: string) => of(invoice, orderId),
    paymentsOf: (orderId: string) => of(payment, orderId),
    refundsOf: (orderId: string) => of(refund, orderId),
    events: async (type: string, subject: string) => {
      const rows = await database.sql.query<{ data: Record<string, unknown> }>(
        'select data from events where type = $1 and subject = $2 order by position',
        [type, subject],
      )
      return rows.map(({ data }) => data)
    },
    close: () => kaspi.close(),
  }
}

export type MoneyWorld = Awaited<ReturnType<typeof openMoneyWorld>>
