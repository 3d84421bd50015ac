import type { Repositories } from '../deps.ts'
import type { customer } from '../entities/customer.ts'
import { deal } from '../entities/deal.ts'
import { invoice } from '../entities/invoice.ts'
import { order } from '../entities/order.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RecordCondition } from '../registry/ports.ts'
import { allRecords } from '../shared/find-record.ts'
import { CREDIT_STEP } from './credit.ts'
import { saleOf } from './sale-of.ts'

type R = Pick<Repositories, 'records' | 'sagas' | 'sagaReader'>

const is = (field: string, value: unknown): RecordCondition => ({ field, operator: 'eq', value })
const among = (field: string, value: unknown): RecordCondition => ({ field, operator: 'in', value })
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/**
 * What a customer owes in their currency, in minor units: open invoices less what is paid, and what was
 * granted and has no invoice yet. Whoever grants more holds the customer until that is recorded.
 * @param besides the deal or order that asks
 */
export async function owedBy(
  r: R,
  { id, currency }: Pick<RecordOf<typeof customer>, 'id' | 'currency'>,
  besides: string,
): Promise<number> {
  const own = [is('customerId', id), is('currency', currency)]
  const open = [...own, among('status', ['issued', 'partially_paid'])]
  const invoices = await allRecords(r, invoice, { conditions: open })
  const due = sum(invoices.map(({ total, paidTotal }) => total - paidTotal))
  return due + (await inOrders(r, own, besides)) + (await inDeals(r, id, currency, besides))
}

/** Orders in process that have no invoice yet. */
async function inOrders(r: R, own: RecordCondition[], besides: string): Promise<number> {
  const conditions = [...own, among('status', ['pending', 'processing'])]
  const orders = (await allRecords(r, order, { conditions })).filter(({ id }) => id !== besides)
  if (orders.length === 0) return 0
  const ids = orders.map(({ id }) => id)
  const live: RecordCondition = { field: 'status', operator: 'ne', value: 'void' }
  const invoices = await allRecords(r, invoice, { conditions: [among('orderId', ids), live] })
  const invoiced = new Set(invoices.map(({ orderId }) => orderId))
  const amounts = orders
    .filter(({ id }) => !invoiced.has(id))
    .map(async ({ id, origin, total }) => {
      // That of a deal was granted with the deal.
      const granted = origin === 'deal' || (await isGranted(r, id))
      return granted ? total : 0
    })
  return sum(await Promise.all(amounts))
}

/** Won deals that passed the check and have no order yet, because somebody has to approve them. */
async function inDeals(
  r: R,
  id: string,
  currency: string | null,
  besides: string,
): Promise<number> {
  const won = await allRecords(r, deal, { conditions: [is('customerId', id), is('stage', 'WON')] })
  const others = won.filter((each) => each.id !== besides)
  if (others.length === 0) return 0
  const ids = others.map((each) => each.id)
  const live: RecordCondition = { field: 'status', operator: 'ne', value: 'cancelled' }
  const orders = await allRecords(r, order, { conditions: [among('dealId', ids), live] })
  const ordered = new Set(orders.map(({ dealId }) => dealId))
  let amount = 0
  for (const each of others) {
    if (ordered.has(each.id) || !(await isGranted(r, each.id))) continue
    const sale = await saleOf(r, each)
    if (sale.currency === currency) amount += sale.total
  }
  return amount
}

async function isGranted(r: R, sagaId: string): Promise<boolean> {
  const saga = await r.sagaReader.find(sagaId)
  if (saga?.status !== 'running') return false
  const step = await r.sagas.findStep(sagaId, saga.attempt, CREDIT_STEP)
  return step?.done === true
}
