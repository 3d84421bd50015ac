import { z } from 'zod'
import type { PaymentGateway } from '../../workflows/payments/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { callKaspi, type KaspiConfig } from './kaspi-api.ts'
import { isGenuine, parseNotice } from './kaspi-notice.ts'

const invoiceSchema = z.object({
  id: z.string().regex(/^[\w.:-]{1,200}$/),
  status: z.enum(['pending', 'captured']),
  payUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
})
const refundSchema = z.object({ id: z.string().regex(/^[\w.:-]{1,200}$/) })

/**
 * Kaspi as invoice-then-webhook: the customer gets a remote invoice, pays it in the bank's app, and a signed
 * notice tells. Kaspi has no public specification of its merchant API: the protocol spoken here is Potok's own
 * guess at such a flow, written down in docs/payments.md and tested against the local server of
 * tests/support/kaspi-server.ts, never against the bank. Who has a contract puts a small relay that speaks it
 * at `apiUrl`.
 */
export function createKaspiGateway(
  config: KaspiConfig,
  { clock }: { clock: Clock },
): PaymentGateway {
  return {
    name: 'kaspi',
    immediate: false,

    async charge({ scope, paymentId, orderNumber, amount, currency, description }) {
      const { organizationId, workspaceId } = scope
      const answer = await callKaspi(config, {
        path: '/invoices',
        idempotencyKey: paymentId,
        body: {
          reference: paymentId,
          orderNumber,
          amount,
          currency,
          description,
          metadata: { organizationId, workspaceId },
        },
      })
      const { id: externalId, status, payUrl = null } = parsed(invoiceSchema, answer)
      if (status === 'captured') return { status, externalId }
      return { status, externalId, payUrl }
    },

    async refund({ refundId, externalId, amount, currency, reason }) {
      if (externalId === null) {
        throw new AppError(
          'provider_rejected',
          'Kaspi never named the payment: nothing can go back',
        )
      }
      const answer = await callKaspi(config, {
        path: `/invoices/${encodeURIComponent(externalId)}/refunds`,
        idempotencyKey: refundId,
        body: { reference: refundId, amount, currency, reason },
      })
      return { externalId: parsed(refundSchema, answer).id }
    },

    async readNotice(notice) {
      const { webhookSecret } = config
      return isGenuine(notice, webhookSecret, clock.now()) ? parseNotice(notice.body) : null
    },
  }
}

function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const { data } = schema.safeParse(answer)
  if (data !== undefined) return data
  throw new AppError('provider_answer_invalid', 'Kaspi gave an answer that cannot be used')
}
