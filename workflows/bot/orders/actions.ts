import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const orderId = z.uuid()

/** A page of orders: open ones, or those with these words. */
export const listOrders = declareAction('order.list', {
  show: z.enum(['open', 'all']).optional(),
  search: z.string().optional(),
  page: z.int().min(0).optional(),
})
export const openOrder = declareAction('order.open', { orderId })
export const searchOrders = declareAction('order.search', {})
/** Asks the gateway for an address where the customer pays, or notes the money where there is none. */
export const askPayment = declareAction('order.ask_payment', { orderId })
export const requestPay = declareAction('order.pay', { orderId, amount: z.int().min(1) })
export const shipOrder = declareAction('order.ship', { orderId })
/** Asks whether it is really to be cancelled, and why. */
export const askCancel = declareAction('order.ask_cancel', { orderId })
