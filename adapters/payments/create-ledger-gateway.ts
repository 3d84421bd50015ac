import type { PaymentGateway } from '../../workflows/payments/ports.ts'

/**
 * The built-in gateway: money that a person says has come or gone, in cash or by a transfer. It only keeps
 * the books, so everything succeeds at once and nothing comes from outside.
 */
export function createLedgerGateway(): PaymentGateway {
  return {
    name: 'ledger',
    immediate: true,
    charge: async () => ({ status: 'captured', externalId: null }),
    refund: async () => ({ externalId: null }),
  }
}
