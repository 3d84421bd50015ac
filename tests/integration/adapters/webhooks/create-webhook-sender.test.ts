import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWebhookSender } from '../../../../adapters/webhooks/create-webhook-sender.ts'
import { clock } from '../../../support/ids.ts'
import { TLS } from '../../../support/tls-files.ts'
import { startWebhookReceiver } from '../../../support/webhook-receiver.ts'

let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>
beforeAll(async () => {
  receiver = await startWebhookReceiver()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.moods.length = 0
})
afterAll(() => receiver.close())

const HOOK = {
  id: '01a1fe31-293c-75ab-9660-fdfe33a2ff23',
  type: 'conversion.failed',
  time: '2026-11-21T09:00:00.000Z',
  data: { error: 'почта занята' },
}
/** Long enough for a busy machine; what hangs on purpose is given less. */
const PATIENCE = 20_000
const open = (timeout = PATIENCE) =>
  createWebhookSender({
    clock,
    guard: { isAllowed: (address) => address === '127.0.0.1', ca: TLS.cert },
    timeout,
  })
const post = (url = receiver.url, timeout = PATIENCE) => open(timeout).post({ ...HOOK, url })
const REFUSED = { code: 'provider_rejected', message: expect.stringMatching(/public/) as string }

describe('a webhook', () => {
  test('is one POST of JSON', async () => {
    await post()
    expect(receiver.received).toMatchObject([
      {
        path: '/hook',
        headers: { 'content-type': 'application/json', 'webhook-id': HOOK.id },
        body: HOOK,
      },
    ])
  })

  test.each([200, 201, 204])('%i is a success', async (status) => {
    receiver.moods.push({ status })
    await post()
    expect(receiver.received).toHaveLength(1)
  })

  test.each([
    [301, 'provider_rejected'],
    [302, 'provider_rejected'],
    [307, 'provider_rejected'],
    [308, 'provider_rejected'],
    [400, 'provider_rejected'],
    [401, 'provider_rejected'],
    [404, 'provider_rejected'],
    [410, 'provider_rejected'],
    [408, 'provider_unavailable'],
    [425, 'provider_unavailable'],
    [429, 'rate_limited'],
    [500, 'provider_unavailable'],
    [503, 'provider_unavailable'],
  ])('%i is %s, and a redirect is not followed', async (status, code) => {
    const headers = { location: `${receiver.url}/elsewhere`, 'retry-after': '7' }
    receiver.moods.push({ status, headers, body: 'a secret of the receiver' })
    const sent = post()
    await expect(sent).rejects.toMatchObject({ code })
    await expect(sent).rejects.not.toThrow(/secret|hook/)
    expect(receiver.received).toHaveLength(1)
  })

  test.each([
    ['7', 7],
    ['999999', 3600],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 3600],
    ['-1', undefined],
    ['soon', undefined],
  ])('Retry-After %s waits %s s', async (header, wait) => {
    receiver.moods.push({ status: 429, headers: { 'retry-after': header } })
    const error = (await post().catch((thrown: unknown) => thrown)) as { retryAfter?: number }
    expect(error.retryAfter).toBe(wait)
  })

  test('a receiver that hangs, drops or is not there may be tried again', async () => {
    const later = { code: 'provider_unavailable' }
    receiver.moods.push({ hang: 'answer' })
    await expect(post(receiver.url, 400)).rejects.toMatchObject(later)
    receiver.moods.splice(0, receiver.moods.length, { drop: true })
    await expect(post()).rejects.toMatchObject(later)
    await expect(post('https://localhost:2/hook')).rejects.toMatchObject(later)
    await expect(post('https://nowhere.invalid/hook')).rejects.toMatchObject(later)
    // It said that it took the hook: what it says beside does not matter.
    receiver.moods.splice(0, receiver.moods.length, { hang: 'body' })
    await post(receiver.url, 2000)
  })

  test('of an endless answer little is read', async () => {
    receiver.moods.push({ flood: true })
    await post()
    expect(receiver.sent()).toBeLessThan(8 * 1024 * 1024)
  })

  test('only https, a certificate that holds, and no credentials in the address', async () => {
    for (const url of [
      receiver.url.replace('https', 'http'),
      receiver.url.replace('//', '//user:password@'),
      'ftp://localhost/',
      'https://localhost:25/',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      await expect(post(url)).rejects.toMatchObject({ code: 'provider_rejected' })
    }
    const guard = { isAllowed: () => true }
    const distrusting = createWebhookSender({ clock, guard, timeout: PATIENCE })
    await expect(distrusting.post({ ...HOOK, url: receiver.url })).rejects.toThrow(
      /cannot be reached/,
    )
    expect(receiver.received).toEqual([])
  })
})

describe('a webhook to a private address (I20)', () => {
  const guarded = (addresses?: LookupAddress[]) =>
    createWebhookSender({
      clock,
      guard: {
        ca: TLS.cert,
        ...(addresses ? { lookup: (_name, callback) => callback(null, addresses) } : {}),
      },
      timeout: PATIENCE,
    })
  const v4 = (address: string): LookupAddress => ({ address, family: 4 })

  test('is refused before anything is sent, however it is written', async () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '169.254.169.254',
      '[fd00:ec2::254]',
      '100.64.0.1',
      '10.0.0.1',
      '0.0.0.0',
      '①②⑦.⓪.⓪.①',
    ]) {
      const url = `https://${host}:${receiver.port}/hook`
      await expect(guarded().post({ ...HOOK, url }), host).rejects.toMatchObject(REFUSED)
    }
    expect(receiver.received).toEqual([])
  })

  test('is refused when a public name means one, even among public ones', async () => {
    const url = `https://hooks.test:${receiver.port}/hook`
    for (const addresses of [
      [v4('127.0.0.1')],
      [v4('93.184.216.34'), v4('127.0.0.1')],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
      [],
    ]) {
      await expect(guarded(addresses).post({ ...HOOK, url })).rejects.toMatchObject(REFUSED)
    }
    expect(receiver.received).toEqual([])
  })

  test('is refused when a name means another address the next time', async () => {
    const answers = [[v4('127.0.0.1')], [v4('127.0.0.2')]]
    const sender = createWebhookSender({
      clock,
      guard: {
        ca: TLS.cert,
        isAllowed: (address) => address === '127.0.0.1',
        lookup: (_name, callback) => callback(null, answers.shift() ?? []),
      },
      timeout: PATIENCE,
    })
    const url = `https://hooks.test:${receiver.port}/hook`
    await sender.post({ ...HOOK, url })
    await expect(sender.post({ ...HOOK, url })).rejects.toMatchObject(REFUSED)
    expect(receiver.received).toHaveLength(1)
  })
})
