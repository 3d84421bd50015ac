import { expect, test } from 'vitest'
import type { Charge, GatewayRefund, PaymentGateway } from '../../../workflows/payments/ports.ts'
import { newId } from '../../support/ids.ts'

export const chargeOf = (more: Partial<Charge> = {}): Charge => ({
  scope: { organizationId: newId(), workspaceId: newId() },
  paymentId: newId(),
  orderNumber: 'ORD-000001',
  amount: 1000,
  currency: 'KZT',
  description: 'Order ORD-000001',
  ...more,
})

export const refundOf = (
  { paymentId, amount, currency }: Charge,
  externalId: string | null,
  more: Partial<GatewayRefund> = {},
): GatewayRefund => ({
  refundId: newId(),
  paymentId,
  externalId,
  amount,
  currency,
  reason: null,
  ...more,
})

/** What every gateway does. */
export function behavesAsGateway(open: () => PaymentGateway): void {
  test('charges, and the same payment again is the same charge', async () => {
    const charge = chargeOf()
    const first = await open().charge(charge)
    expect(first.status).toMatch(/^(captured|pending)$/)
    expect(await open().charge(charge)).toEqual(first)
  })

  test('asks nobody outside when it says that it is immediate', async () => {
    const { status } = await open().charge(chargeOf())
    expect(open().immediate).toBe(status === 'captured')
  })

  test('gives back a part and the rest, each of them once', async () => {
    const charge = chargeOf()
    const { externalId } = await open().charge(charge)
    const part = refundOf(charge, externalId, { amount: 300, reason: 'A broken one' })
    const first = await open().refund(part)
    expect(await open().refund(part)).toEqual(first)
    await open().refund(refundOf(charge, externalId, { amount: 700 }))
  })

  test('takes nothing for a notice that nobody signed', async () => {
    const body = new TextEncoder().encode('{}')
    const read = await open().readNotice?.({ headers: {}, body })
    expect(read ?? null).toBeNull()
  })
}
