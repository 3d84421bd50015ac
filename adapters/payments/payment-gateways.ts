import type { GatewayName, PaymentGateway } from '../../workflows/payments/ports.ts'
import { createLedgerGateway } from './create-ledger-gateway.ts'

/** The ledger, and the others that are configured. */
export function paymentGateways(): ReadonlyMap<GatewayName, PaymentGateway> {
  const gateways = [createLedgerGateway()]
  return new Map(gateways.map((gateway) => [gateway.name, gateway]))
}
