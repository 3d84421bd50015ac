import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../adapters/config.ts'
import { smtpSettingsOf } from '../../../adapters/mail/smtp-settings.ts'

const SMTP_FROM = 'Поток <potok@example.com>'
const read = (environment: Record<string, string>) => smtpSettingsOf(readConfig(environment))

describe('the mail server', () => {
  test('is none without its variables', () => expect(read({})).toBeNull())

  test('by address', () => {
    expect(
      read({ SMTP_FROM, SMTP_URL: 'smtp://potok%40example.com:p%40ss%2Fword@mail.example.com' }),
    ).toEqual({
      host: 'mail.example.com',
      port: 587,
      tls: 'starttls',
      credentials: { user: 'potok@example.com', password: 'p@ss/word' },
      from: { name: 'Поток', address: 'potok@example.com' },
    })
    expect(read({ SMTP_FROM, SMTP_URL: 'smtps://mail.example.com' })).toMatchObject({
      port: 465,
      tls: 'implicit',
      credentials: null,
    })
    expect(read({ SMTP_FROM, SMTP_URL: 'smtp://[::1]:1025/', SMTP_TLS: 'off' })).toMatchObject({
      host: '::1',
      port: 1025,
      tls: 'off',
    })
  })

  test('or by its parts', () => {
    const parts = { SMTP_HOST: 'mail.example.com', SMTP_USER: 'u', SMTP_PASSWORD: 'p' }
    const bare = { SMTP_FROM: 'potok@example.com' }
    expect(read({ ...bare, ...parts })).toEqual({
      host: 'mail.example.com',
      port: 587,
      tls: 'starttls',
      credentials: { user: 'u', password: 'p' },
      from: { name: '', address: 'potok@example.com' },
    })
    expect(read({ ...bare, ...parts, SMTP_PORT: '465' })).toMatchObject({ tls: 'implicit' })
  })

  const url = 'smtp://u:hunter2@mail.example.com'
  test.each([
    ['SMTP_URL', { SMTP_FROM, SMTP_URL: 'http://u:hunter2@host' }],
    ['SMTP_URL', { SMTP_FROM, SMTP_URL: `${url}/?tls.rejectUnauthorized=false` }],
    ['SMTP_URL', { SMTP_FROM, SMTP_URL: 'smtp://u@host' }],
    ['SMTP_URL', { SMTP_FROM, SMTP_URL: 'smtp://u:hunter2%ZZ@host' }],
    ['SMTP_FROM', { SMTP_URL: url }],
    ['SMTP_FROM', { SMTP_URL: url, SMTP_FROM: 'hunter2' }],
    ['SMTP_FROM', { SMTP_URL: url, SMTP_FROM: 'A <a@example.com>\r\nBcc: <hunter2@example.com>' }],
    ['SMTP_HOST', { SMTP_FROM }],
    ['SMTP_HOST', { SMTP_FROM, SMTP_PASSWORD: 'hunter2', SMTP_USER: 'u' }],
    ['SMTP_HOST', { SMTP_FROM, SMTP_URL: url, SMTP_HOST: 'host' }],
    ['SMTP_PASSWORD', { SMTP_FROM, SMTP_HOST: 'host', SMTP_USER: 'u' }],
    ['SMTP_USER', { SMTP_FROM, SMTP_HOST: 'host', SMTP_PASSWORD: 'hunter2' }],
    ['SMTP_PORT', { SMTP_FROM, SMTP_HOST: 'host', SMTP_PORT: 'hunter2' }],
    ['SMTP_TLS', { SMTP_FROM, SMTP_URL: url, SMTP_TLS: 'off' }],
    ['SMTP_TLS', { SMTP_FROM, SMTP_URL: 'smtps://host', SMTP_TLS: 'off' }],
  ])('a bad %s is named in one line without its value (I32): %j', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name}: .+$`))
    expect(() => readConfig(environment)).not.toThrow(/hunter2|\n/)
  })
})
