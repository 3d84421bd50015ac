import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../../adapters/logger.ts'
import type { Database } from '../../../db/open-database.ts'
import { openTestDatabase } from '../../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await database.sql.script('create temp table vault (secret text, needed integer not null)')
})
afterAll(() => database.close())

test.each([
  ['its parameters', 'select $1::text, 1 / 0'],
  ['the row that failed', 'insert into vault values ($1, null)'],
])('a failed statement is logged without %s (I32)', async (_, statement) => {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = createLogger({ LOG_LEVEL: 'debug', NODE_ENV: 'test' }, destination)
  const error = await database.sql.query(statement, ['hunter2']).catch((cause: unknown) => cause)
  logger.error({ err: error }, 'request failed')
  const line = JSON.parse(lines[0] ?? '') as { err: { message: string; stack: string } }
  expect(line.err.message).toMatch(/division by zero|not-null/)
  expect(line.err.stack).toContain('at ')
  expect(lines.join()).not.toContain('hunter2')
})
