import { expect, test } from 'vitest'
import {
  invoiceStatusOf,
  paymentStatusOf,
} from '../../../../workflows/payments/payment-status-of.ts'

test.each([
  [0, 0, 'unpaid'],
  [40, 0, 'partially_paid'],
  [100, 0, 'paid'],
  [120, 0, 'paid'],
  [120, 20, 'paid'],
  [100, 40, 'partially_refunded'],
  [100, 100, 'refunded'],
  [200, 100, 'paid'],
] as const)('of 100, %i paid and %i given back is %s', (captured, refunded, status) => {
  expect(paymentStatusOf(100, { captured, refunded })).toBe(status)
})

test('what costs nothing is paid', () => {
  expect(paymentStatusOf(0, { captured: 0, refunded: 0 })).toBe('paid')
})

test.each([
  [100, 0, 'issued'],
  [100, 1, 'partially_paid'],
  [100, 100, 'paid'],
  [100, 101, 'paid'],
  [0, 0, 'paid'],
] as const)('an invoice over %i of which %i is paid is %s', (total, paid, status) => {
  expect(invoiceStatusOf(total, paid)).toBe(status)
})
