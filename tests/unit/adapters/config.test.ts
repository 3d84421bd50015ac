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
    ['INNGEST_DEV', 'hunter2'],
    ['PUBLIC_URL', 'ftp://hunter2'],
  ])('a bad %s is named in one line that does not show the value (I32)', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}: .+$`))
    expect(read).not.toThrow(/hunter2|\n/)
  })

  test('half of a pair names what is missing', () => {
    expect(() => readConfig({ S3_ENDPOINT: 'https://s3.example' })).toThrow(/^S3_BUCKET: is needed/)
    expect(() => readConfig({ INNGEST_SIGNING_KEY: 'signkey-1' })).toThrow(/^INNGEST_EVENT_KEY: /)
  })
})
