import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKaspiGateway } from '../../../adapters/payments/kaspi-gateway.ts'
import { clock, newId } from '../../support/ids.ts'
import {
  KASPI_KEY,
  KASPI_SECRET,
  type KaspiMood,
  type KaspiServer,
  startKaspiServer,
} from '../../support/kaspi-server.ts'
import { behavesAsGateway, chargeOf, refundOf } from './gateway.contract.ts'

describe('Kaspi, on the local server', () => {
  let server: KaspiServer
  beforeAll(async () => {
    server = await startKaspiServer()
  })
  afterAll(() => server.close())

  const open = (more: { apiKey?: string; apiUrl?: string; timeout?: number } = {}) =>
    createKaspiGateway(
      { apiUrl: server.url, apiKey: KASPI_KEY, webhookSecret: KASPI_SECRET, ...more },
      { clock },
    )
  const charged = async () => {
    const charge = chargeOf()
    return { charge, externalId: (await open().charge(charge)).externalId }
  }
  const failure = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => null,
      (caught: unknown) => caught,
    )
    return error as Error & { code: string; retryable: boolean; retryAfter?: number }
  }

  behavesAsGateway(() => open())

  test('says where the customer pays, and carries whose the payment is', async () => {
    const charge = chargeOf()
    expect(await open().charge(charge)).toEqual({
      status: 'pending',
      externalId: server.invoices.get(charge.paymentId)?.id,
      payUrl: expect.stringMatching(/^https:\/\/pay\.kaspi\.test\//),
    })
    expect(server.invoices.get(charge.paymentId)?.metadata).toEqual(charge.scope)
    expect(server.calls.at(-1)?.authorization).toBe(`Bearer ${KASPI_KEY}`)
  })

  test.each([
    [{ kind: 'late', ms: 400 }, 'provider_unavailable'],
    [{ kind: 'lost' }, 'provider_unavailable'],
    [{ kind: 'garbled' }, 'provider_answer_invalid'],
  ] satisfies [KaspiMood, string][])(
    'whose answer is lost after the work was done is asked again, and the work is not done twice: %j',
    async (mood, code) => {
      const charge = chargeOf()
      const before = server.invoices.size
      server.moods.push(mood)
      const error = await failure(open({ timeout: 150 }).charge(charge))
      expect(error).toMatchObject({ code, retryable: true })
      const { externalId } = await open().charge(charge)
      expect(server.invoices.size).toBe(before + 1)

      const refund = refundOf(charge, externalId)
      server.moods.push(mood)
      expect(await failure(open({ timeout: 150 }).refund(refund))).toMatchObject({ code })
      const returned = server.refunds.size
      await open().refund(refund)
      expect(server.refunds.size).toBe(returned)
    },
  )

  test.each([
    [{ status: 500 }, { code: 'provider_unavailable', retryable: true }],
    [{ status: 502 }, { code: 'provider_unavailable', retryable: true }],
    [
      { status: 503, retryAfter: 7 },
      { code: 'provider_unavailable', retryAfter: 7 },
    ],
    [{ status: 409 }, { code: 'provider_unavailable', retryable: true }],
    [
      { status: 429, retryAfter: 30 },
      { code: 'rate_limited', retryable: true, retryAfter: 30 },
    ],
    [{ status: 429 }, { code: 'rate_limited', retryable: true }],
    [{ status: 302 }, { code: 'provider_answer_invalid' }],
    [{ status: 401 }, { code: 'provider_rejected', retryable: false }],
    [{ status: 422 }, { code: 'provider_rejected', retryable: false }],
  ])('that answers %j is an error of ours: %j', async (refusal, expected) => {
    const { charge, externalId } = await charged()
    server.moods.push({ kind: 'refuse', ...refusal }, { kind: 'refuse', ...refusal })
    expect(await failure(open().charge(chargeOf()))).toMatchObject(expected)
    expect(await failure(open().refund(refundOf(charge, externalId)))).toMatchObject(expected)
  })

  test('that cannot be reached is tried again', async () => {
    const away = open({ apiUrl: 'http://127.0.0.1:1' })
    expect(await failure(away.charge(chargeOf()))).toMatchObject({ code: 'provider_unavailable' })
  })

  test('refuses what it does not do, and says why', async () => {
    const error = await failure(open().charge(chargeOf({ currency: 'USD' })))
    expect(error).toMatchObject({
      code: 'provider_rejected',
      message: 'Kaspi refuses: Only KZT is possible',
    })
    const { charge, externalId } = await charged()
    const tooMuch = refundOf(charge, externalId, { amount: charge.amount + 1 })
    expect(await failure(open().refund(tooMuch))).toMatchObject({ code: 'provider_rejected' })
    const unnamed = refundOf(charge, null)
    expect(await failure(open().refund(unnamed))).toMatchObject({ code: 'provider_rejected' })
  })

  test('shows no secret in its errors, also when the bank repeats the key (I32)', async () => {
    server.moods.push({ kind: 'refuse', status: 422, message: `No: ${KASPI_KEY} ${KASPI_SECRET}` })
    const errors = [
      await failure(open().charge(chargeOf())),
      await failure(open({ apiKey: 'another key' }).charge(chargeOf())),
      await failure(open({ apiUrl: 'http://127.0.0.1:1' }).charge(chargeOf())),
    ]
    for (const error of errors) {
      const seen = JSON.stringify([error.message, error.stack, error.cause, { ...error }])
      expect(seen).not.toMatch(/kaspi-key|kaspi-secret|another key/)
    }
  })

  test('reads a notice that it signed, and no other', async () => {
    const { charge } = await charged()
    const { headers, body } = server.notice(charge.paymentId, { id: 'n-1', reason: ' why \n not ' })
    const bytes = new TextEncoder().encode(body)
    expect(await open().readNotice?.({ headers, body: bytes })).toEqual({
      noticeId: 'n-1',
      scope: charge.scope,
      paymentId: charge.paymentId,
      externalId: server.invoices.get(charge.paymentId)?.id,
      status: 'captured',
      amount: 1000,
      currency: 'KZT',
      reason: 'why not',
    })
    const { headers: others } = server.notice(newId())
    expect(await open().readNotice?.({ headers: others, body: bytes })).toBeNull()
  })
})
