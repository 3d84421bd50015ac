import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { GatewayName, PaymentGateway } from './ports.ts'

const NEEDS: Record<GatewayName, string> = {
  ledger: 'nothing',
  kaspi: 'KASPI_API_URL, KASPI_API_KEY and KASPI_WEBHOOK_SECRET',
}

/** @throws AppError `conflict` for a gateway that is not configured here, naming the variables it needs */
export function gatewayOf({ payments }: Pick<Deps, 'payments'>, name: GatewayName): PaymentGateway {
  const gateway = payments.get(name)
  if (gateway) return gateway
  const rule = `is not configured: ${name} needs ${NEEDS[name]} in the environment`
  throw new AppError('conflict', `The gateway ${rule}`, { fields: [{ field: 'gateway', rule }] })
}
