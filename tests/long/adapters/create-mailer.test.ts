import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createMailer } from '../../../adapters/mail/create-mailer.ts'
import type { SmtpSettings } from '../../../adapters/mail/smtp-settings.ts'
import {
  MAIL_PASSWORD,
  MAIL_USER,
  startMailServer,
  type MailServerOptions,
} from '../../support/mail-server.ts'
import { TLS } from '../../support/tls-files.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const FROM = { name: 'Поток', address: 'potok@example.com' }
const MAIL = {
  id: '01a1fe31-293c-75ab-9660-fdfe33a2ff23',
  to: 'anna@example.org',
  subject: 'Готово',
  text: 'Всё получилось.',
}

async function open(
  server: MailServerOptions = {},
  settings: Partial<SmtpSettings> = {},
  { trusted = true, answer = 20_000 } = {},
) {
  const mail = await startMailServer(server)
  const stopping = new AbortController()
  const mailer = createMailer({
    smtp: {
      host: '127.0.0.1',
      port: mail.port,
      tls: 'starttls',
      credentials: { user: MAIL_USER, password: MAIL_PASSWORD },
      from: FROM,
      ...settings,
    },
    ...(trusted ? { ca: TLS.cert } : {}),
    timeouts: { answer, message: 5 * answer },
    stopping: stopping.signal,
  })
  closing.push(mail.close, () => stopping.abort())
  return { ...mail, mailer }
}

describe('e-mail by SMTP', () => {
  test('arrives as it was written, over STARTTLS, signed in, over one connection', async () => {
    const { mailer, messages, connections } = await open()
    const subject = `Конвертация выполнена 🎉: ${'очень длинное имя клиента '.repeat(12)}`.trim()
    const text = `Правило: «Лиды» 👩‍👩‍👧\n.\n..точки в начале\n${'ж'.repeat(3000)}\nFrom here`
    await mailer.send({ ...MAIL, subject, text, priority: 'high' })
    await mailer.send({ ...MAIL, priority: 'low' })
    const [first, second] = messages
    expect(first).toMatchObject({
      secure: true,
      user: MAIL_USER,
      to: ['anna@example.org'],
      email: {
        subject,
        from: FROM,
        to: [{ address: 'anna@example.org' }],
        messageId: `<${MAIL.id}@example.com>`,
      },
    })
    expect(first?.email.text?.trimEnd()).toBe(text)
    const header = (name: string) =>
      [first, second].map(
        (mail) => mail?.email.headers.find(({ key }) => key === name)?.value ?? null,
      )
    expect(header('importance')).toEqual(['High', 'Low'])
    expect(header('auto-submitted')).toEqual(['auto-generated', 'auto-generated'])
    // RFC 5322: no line of more than 998 characters, and nothing but ASCII in the headers.
    const lines = first?.raw.split('\r\n') ?? []
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998)
    expect(first?.raw.split('\r\n\r\n')[0]).toMatch(/^[\x20-\x7E\r\n\t]*$/)
    expect(connections()).toBe(1)
  })

  test('TLS from the start, too; and none only where the settings say so', async () => {
    const secure = await open({ tls: 'implicit' }, { tls: 'implicit' })
    await secure.mailer.send(MAIL)
    expect(secure.messages[0]?.secure).toBe(true)
    const plain = await open({ tls: 'none' }, { tls: 'off', credentials: null })
    await plain.mailer.send(MAIL)
    expect(plain.messages).toHaveLength(1)
  })

  test('without STARTTLS, or with a stranger’s certificate, neither message nor password goes out', async () => {
    const plain = await open({ tls: 'none' })
    await expect(plain.mailer.send(MAIL)).rejects.toThrow(/No TLS/)
    const stranger = await open({}, {}, { trusted: false })
    await expect(stranger.mailer.send(MAIL)).rejects.toMatchObject({ code: 'provider_unavailable' })
    expect([...plain.messages, ...stranger.messages]).toEqual([])
  })

  test('what a header could be broken with stays text, or is refused', async () => {
    const { mailer, messages } = await open()
    await mailer.send({ ...MAIL, subject: 'Hello\r\nBcc: victim@example.org\n\nBody' })
    expect(messages[0]?.email).toMatchObject({ subject: 'Hello Bcc: victim@example.org Body' })
    expect(messages[0]?.email.bcc ?? []).toEqual([])
    expect(messages[0]?.to).toEqual(['anna@example.org'])
    for (const to of [
      'a@b.c\r\nBcc: v@example.org',
      'a@b.c, v@example.org',
      'A <a@b.c>',
      'nobody',
    ]) {
      await expect(mailer.send({ ...MAIL, to })).rejects.toMatchObject({
        code: 'provider_rejected',
      })
    }
    expect(messages).toHaveLength(1)
  })

  test('a 4xx may be tried again, and is the same message then; a 5xx may not', async () => {
    const { mailer, messages, moods } = await open()
    moods.push(
      { at: 'rcpt', status: 450, message: '4.2.0 greylisted' },
      { at: 'data', status: 451, message: '4.3.0 later' },
      { at: 'rcpt', status: 550, message: '5.1.1 no such user' },
      { at: 'data', status: 554, message: `5.7.1 spam ${MAIL_PASSWORD}` },
    )
    const later = { code: 'provider_unavailable' }
    await expect(mailer.send(MAIL)).rejects.toMatchObject(later)
    await expect(mailer.send(MAIL)).rejects.toMatchObject(later)
    await expect(mailer.send(MAIL)).rejects.toMatchObject({
      code: 'provider_rejected',
      message: expect.stringContaining('no such user') as string,
    })
    const spam = mailer.send(MAIL)
    await expect(spam).rejects.toMatchObject({ code: 'provider_rejected' })
    await expect(spam).rejects.not.toThrow(MAIL_PASSWORD)
    await mailer.send(MAIL)
    expect(messages.map(({ email }) => email.messageId)).toEqual([`<${MAIL.id}@example.com>`])
  })

  test('a wrong password ends it, and is not told (I32)', async () => {
    const credentials = { user: MAIL_USER, password: 'not-the-one' }
    const { mailer } = await open({}, { credentials })
    const sent = mailer.send(MAIL)
    await expect(sent).rejects.toMatchObject({ code: 'provider_rejected' })
    await expect(sent).rejects.not.toThrow('not-the-one')
  })

  test('a connection lost within DATA, and a server that says nothing, may be tried again', async () => {
    const { mailer, messages, moods } = await open({}, {}, { answer: 2000 })
    moods.push({ at: 'data', drop: true }, { at: 'data', hang: true })
    const later = { code: 'provider_unavailable' }
    await expect(mailer.send(MAIL)).rejects.toMatchObject(later)
    await expect(mailer.send(MAIL)).rejects.toMatchObject(later)
    await mailer.send(MAIL)
    // It had taken the second one: who receives it knows the third by its id.
    expect(new Set(messages.map(({ email }) => email.messageId)).size).toBe(1)
    expect(messages).toHaveLength(2)
  })

  test('a server that never greets, or is not there, may be tried again', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closing.push(() => silent.close())
    const { port } = silent.address() as AddressInfo
    const later = { code: 'provider_unavailable' }
    const waiting = await open({}, { port }, { answer: 300 })
    await expect(waiting.mailer.send(MAIL)).rejects.toMatchObject(later)
    const nobody = await open({}, { port: 1 })
    await expect(nobody.mailer.send(MAIL)).rejects.toMatchObject(later)
  })

  test('without a server it says what is missing', async () => {
    await expect(createMailer({ smtp: null }).send(MAIL)).rejects.toMatchObject({
      code: 'not_configured',
      message: expect.stringContaining('SMTP_URL') as string,
    })
  })
})
