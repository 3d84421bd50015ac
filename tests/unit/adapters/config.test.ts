import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../adapters/config.ts'

describe('the configuration', () => {
  test('nothing is needed on one machine', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, POTOK_DATA: '.potok', HOST: '127.0.0.1' })
  })

  test('how much is logged is left to the logger, which knows of production', () => {
    expect(readConfig({})).not.toHaveProperty('LOG_LEVEL')
    expect(readConfig({ LOG_LEVEL: 'debug' })).toMatchObject({ LOG_LEVEL: 'debug' })
  })

  test('an empty variable counts as absent', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/db'],
    ['TELEGRAM_BOT_TOKEN', 'hunter2'],
    ['TELEGRAM_WEBHOOK_SECRET', 'hunter2'],
    ['POTOK_SECRET', 'hunter2'],
    ['POTOK_MASTER_KEY', 'hunter2'],
    ['POTOK_MASTER_KEY', 'hunter2'.repeat(6)],
    ['INNGEST_DEV', 'hunter2'],
    ['PUBLIC_URL', 'ftp://hunter2'],
    ['KASPI_API_URL', 'hunter2'],
    ['KASPI_WEBHOOK_SECRET', 'hunter2'],
  ])('a bad %s is named in one line that does not show the value (I32)', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}: .+$`))
    expect(read).not.toThrow(/hunter2|\n/)
  })

  test.each([
    ['hex', 'ab'.repeat(32)],
    ['base64', Buffer.alloc(32, 0xab).toString('base64')],
    ['base64url', Buffer.alloc(32, 0xab).toString('base64url')],
  ])('takes the master key as %s', (_, text) => {
    const { POTOK_MASTER_KEY } = readConfig({ POTOK_MASTER_KEY: text })
    expect(POTOK_MASTER_KEY).toEqual(Buffer.alloc(32, 0xab))
  })

  test('production does not start without a master key', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
      /^POTOK_MASTER_KEY: is needed in production.*$/,
    )
    expect(() => readConfig({ POTOK_MASTER_KEY_PREVIOUS: 'ab'.repeat(32) })).toThrow(
      /^POTOK_MASTER_KEY: is needed together/,
    )
  })

  test('half of a pair names what is missing', () => {
    expect(() => readConfig({ S3_ENDPOINT: 'https://s3.example' })).toThrow(/^S3_BUCKET: is needed/)
    expect(() => readConfig({ INNGEST_SIGNING_KEY: 'signkey-1' })).toThrow(/^INNGEST_EVENT_KEY: /)
    expect(() => readConfig({ KASPI_API_KEY: 'key-1' })).toThrow(
      /^KASPI_API_URL: is needed together with KASPI_API_KEY$/,
    )
    expect(() => readConfig({ JWT_ISSUER: 'https://login.example.com' })).toThrow(
      /^JWT_AUDIENCE: is needed together/,
    )
  })
})
