import type { TenantScope } from '../shared/scope.ts'

export type GatewayName = 'ledger' | 'kaspi'

export interface Charge {
  scope: TenantScope
  /** Also the idempotency key: the same payment is charged once. */
  paymentId: string
  orderNumber: string
  /** Minor units. */
  amount: number
  currency: string
  description: string
}

export type ChargeResult =
  /** The money is there. */
  | { status: 'captured'; externalId: string | null }
  /** The customer pays there; the notice from outside tells. */
  | { status: 'pending'; externalId: string; payUrl: string | null }

export interface GatewayRefund {
  /** Also the idempotency key. */
  refundId: string
  paymentId: string
  externalId: string | null
  amount: number
  currency: string
  reason: string | null
}

/** What a gateway says happened to a payment. Checked: it comes from the gateway and is no replay of an old day. */
export interface PaymentNotice {
  /** Of this notice: the same one may come again. */
  noticeId: string
  scope: TenantScope
  paymentId: string
  externalId: string
  status: 'captured' | 'failed'
  amount: number
  currency: string
  reason: string | null
}

/**
 * A way to get money and give it back.
 * @throws AppError `provider_unavailable`, `rate_limited` (try again), `provider_rejected` (do not)
 */
export interface PaymentGateway {
  readonly name: GatewayName
  /** True when it answers without leaving the process: it may be asked inside a transaction. */
  readonly immediate: boolean
  charge(charge: Charge): Promise<ChargeResult>
  refund(refund: GatewayRefund): Promise<{ externalId: string | null }>
  /** Null for a notice that the gateway did not sign, or that is too old. Absent when it sends none. */
  readNotice?(notice: {
    headers: Readonly<Record<string, string | undefined>>
    /** As it came: the signature is over these bytes. */
    body: Uint8Array
  }): Promise<PaymentNotice | null>
}
