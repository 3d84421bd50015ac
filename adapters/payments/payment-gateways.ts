import type { GatewayName, PaymentGateway } from '../../workflows/payments/ports.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Config } from '../config.ts'
import { createLedgerGateway } from './create-ledger-gateway.ts'
import { createKaspiGateway } from './kaspi-gateway.ts'

type KaspiVariables = Partial<
  Pick<Config, 'KASPI_API_URL' | 'KASPI_API_KEY' | 'KASPI_WEBHOOK_SECRET'>
>

/** The ledger, and the others that are configured. */
export function paymentGateways(
  config: KaspiVariables,
  deps: { clock: Clock },
): ReadonlyMap<GatewayName, PaymentGateway> {
  const ledger = createLedgerGateway()
  const { KASPI_API_URL: apiUrl, KASPI_API_KEY: apiKey } = config
  const { KASPI_WEBHOOK_SECRET: webhookSecret } = config
  const gateways =
    apiUrl && apiKey && webhookSecret
      ? [ledger, createKaspiGateway({ apiUrl, apiKey, webhookSecret }, deps)]
      : [ledger]
  return new Map(gateways.map((gateway) => [gateway.name, gateway]))
}
