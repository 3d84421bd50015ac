import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { PaymentNotice } from '../../workflows/payments/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/** How old a notice may be, and how far ahead its clock: milliseconds. */
const WINDOW = 5 * 60_000

type RawNotice = { headers: Readonly<Record<string, string | undefined>>; body: Uint8Array }

const id = z.string().regex(/^[\w.:-]{1,200}$/, 'must be 1 to 200 of A-Z a-z 0-9 _ . : -')
const noticeSchema = z.object({
  id,
  invoiceId: id,
  reference: z.uuid(),
  status: z.enum(['captured', 'failed']),
  amount: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  currency: z.string().regex(/^[A-Z]{3}$/),
  reason: z.string().nullish(),
  metadata: z.object({ organizationId: z.uuid(), workspaceId: z.uuid() }),
})

/**
 * The signature of a notice: HMAC-SHA256 over `<timestamp>.<body>` in hex.
 * @param timestamp seconds since 1970, as the header says them
 */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
}

/** Is the notice signed with the secret, at most five minutes ago? Compared in constant time. */
export function isGenuine({ headers, body }: RawNotice, secret: string, now: number): boolean {
  const timestamp = headers['x-kaspi-timestamp'] ?? ''
  const given = Buffer.from(headers['x-kaspi-signature'] ?? '')
  const expected = Buffer.from(signatureOf(secret, timestamp, body))
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
  return (
    isSigned && /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= WINDOW
  )
}

/** @throws AppError `invalid_input` naming the field */
export function parseNotice(body: Uint8Array): PaymentNotice {
  const parsed = noticeSchema.safeParse(parseJson(body))
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      field: path.map(String).join('.') || 'body',
      rule: message,
    }))
    throw new AppError('invalid_input', `The notice is not valid: ${fields[0]?.field}`, { fields })
  }
  const { id: noticeId, invoiceId, reference, reason, metadata, ...told } = parsed.data
  const words = reason
    ?.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, 500)
  return {
    ...told,
    noticeId,
    scope: metadata,
    paymentId: reference,
    externalId: invoiceId,
    reason: words ? words : null,
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    const fields = [{ field: 'body', rule: 'must be valid JSON' }]
    throw new AppError('invalid_input', 'The notice is not valid JSON', { fields })
  }
}
