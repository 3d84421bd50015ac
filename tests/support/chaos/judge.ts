import { type Answer, type AskApi, everyRecord } from '../../../scripts/ask-api.ts'
import type { Deal } from './prepare-load.ts'

/** What came of all sales. A reason for each that is lost, doubled or uncompensated. */
export interface Verdict {
  started: number
  finished: number
  compensated: number
  lost: string[]
  doubled: string[]
  uncompensated: string[]
}

type Index = Map<unknown, Answer[]>
const by = (records: readonly Answer[], field: string): Index =>
  Map.groupBy(records, (record) => record[field])
const sum = (records: readonly Answer[], field: string): number =>
  Math.round(records.reduce((total, record) => total + Number(record[field]), 0) * 1000) / 1000

/**
 * Reads everything through the API.
 * - lost: a sale without an end, or one that ended well and lacks its order, its invoice or its stock;
 * - doubled: more than one saga, order, invoice or production order for the same thing, stock that is
 *   reserved more often than it is there, a gap or a double in the numbers of invoices;
 * - uncompensated: what a saga that was undone, or should have been, left behind.
 */
export async function judge(ask: AskApi, deals: readonly Deal[]): Promise<Verdict> {
  const every = (path: string) => everyRecord(ask, path)
  const sagas = by(await every('/sagas'), 'subject')
  const orders = await every('/orders')
  const ordersOfDeal = by(orders, 'dealId')
  const orderById = by(orders, 'id')
  const invoices = await every('/invoices')
  const invoicesOf = by(invoices, 'orderId')
  const productionOf = by(await every('/production-orders'), 'orderId')
  const purchasesOf = by(await every('/purchase-orders'), 'orderId')
  const stageOf = new Map((await every('/deals')).map(({ id, stage }) => [id, stage]))

  const verdict: Verdict = {
    started: 0,
    finished: 0,
    compensated: 0,
    lost: [],
    doubled: [],
    uncompensated: [],
  }
  for (const { id, kind, late, key } of deals) {
    const [saga, ...more] = sagas.get(id) ?? []
    const own = (kind === 'deal' ? ordersOfDeal : orderById).get(id) ?? []
    const say = (list: string[], what: string) => list.push(`${key} (${kind} ${id}): ${what}`)
    if (!saga) {
      say(verdict.lost, 'no saga')
      continue
    }
    verdict.started += 1
    if (more.length > 0) say(verdict.doubled, `${more.length + 1} sagas`)
    if (saga.status === 'completed') {
      verdict.finished += 1
      if (late) say(verdict.uncompensated, 'it was promised too early and was completed')
      const [order, ...others] = own.filter(({ status }) => status === 'completed')
      const invoice = (invoicesOf.get(order?.id) ?? []).filter(({ status }) => status !== 'void')
      if (!order) say(verdict.lost, 'completed without a completed order')
      if (others.length > 0 || own.length > 1 + (Number(saga['attempt']) - 1)) {
        say(verdict.doubled, `${own.length} orders`)
      }
      if (order && invoice.length === 0) say(verdict.lost, 'completed without an invoice')
      if (invoice.length > 1) say(verdict.doubled, `${invoice.length} invoices`)
      if (invoice[0] && invoice[0]['total'] !== order?.['total']) {
        say(verdict.lost, `invoice ${invoice[0]['total']}, order ${order?.['total']}`)
      }
      for (const item of order?.items ?? []) {
        const parts = ['reserved', 'toProduce', 'toPurchase', 'delivered', 'cancelled']
        const accounted = parts.reduce((total, part) => total + Number(item[part]), 0)
        if (item['productId'] !== null && accounted !== item['quantity']) {
          say(verdict.lost, `a line of ${String(item['quantity'])} accounts for ${accounted}`)
        }
      }
      const made = by(productionOf.get(order?.id) ?? [], 'orderItemId')
      for (const [item, list] of made) {
        if (item !== null && list.length > 1) {
          say(verdict.doubled, `${list.length} production orders for one line`)
        }
      }
    } else if (saga.status === 'compensated') {
      verdict.compensated += 1
      if (!late) say(verdict.lost, `undone, because: ${String(saga['reason'])}`)
      if (kind === 'deal' && stageOf.get(String(id)) === 'WON') {
        say(verdict.uncompensated, 'the deal is still won')
      }
      for (const order of own) {
        if (!/^(cancelled|failed)$/.test(order.status)) {
          say(verdict.uncompensated, `the order is ${order.status}`)
        }
        const parts = ['reserved', 'toProduce', 'toPurchase']
        if (order.items.some((item) => parts.some((part) => item[part] !== 0))) {
          say(verdict.uncompensated, 'its order still has stock or supply')
        }
        const live = (index: Index, over: string) =>
          (index.get(order.id) ?? []).filter(({ status }) => status !== over).length
        if (live(invoicesOf, 'void')) say(verdict.uncompensated, 'an invoice is not void')
        if (live(productionOf, 'cancelled')) say(verdict.uncompensated, 'production goes on')
        if (live(purchasesOf, 'cancelled')) say(verdict.uncompensated, 'a purchase goes on')
      }
    } else if (saga.status === 'compensation_failed') {
      say(verdict.uncompensated, String(saga['reason']))
    } else say(verdict.lost, `still ${saga.status}`)
  }

  const sequences = invoices.map(({ sequence }) => Number(sequence)).toSorted((a, b) => a - b)
  if (sequences.some((sequence, index) => sequence !== index + 1)) {
    verdict.doubled.push(`the numbers of invoices have a gap or a double: ${sequences.join(' ')}`)
  }
  verdict.doubled.push(...(await stockMismatches(ask, orders, [...productionOf.values()].flat())))
  return verdict
}

/** I1: what levels, reservations and documents say is reserved must be the same. */
async function stockMismatches(
  ask: AskApi,
  orders: readonly Answer[],
  production: readonly Answer[],
): Promise<string[]> {
  const levels = by(await everyRecord(ask, '/stock/levels'), 'productId')
  const reservations = by(await everyRecord(ask, '/stock/reservations'), 'productId')
  const items = by(
    [...orders, ...production].flatMap(({ items }) => items),
    'productId',
  )
  return [...levels].flatMap(([productId, level]) => {
    const here = sum(level, 'reserved')
    const kept = sum(reservations.get(productId) ?? [], 'quantity')
    const said = sum(items.get(productId) ?? [], 'reserved')
    return here === kept && kept === said
      ? []
      : [`product ${String(productId)}: level ${here}, reservations ${kept}, documents ${said}`]
  })
}
