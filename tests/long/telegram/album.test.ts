import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { SqlDatabase, SqlSession } from '../../../db/drivers/sql.ts'
import { openTestDatabase } from '../../support/database.ts'
import { hastyClock } from '../../support/hasty-clock.ts'
import { startTelegramServer } from '../../support/telegram-server.ts'
import { openWholeWorld } from '../../support/whole-world.ts'

const CHAT = 700

let close: () => Promise<void> = async () => {}
afterEach(() => close())

/** The database of a server that dies at a statement of its choice: what it had not committed is not there. */
function mortal(database: SqlDatabase) {
  let left = Number.POSITIVE_INFINITY
  const mortalSession = (tx: SqlSession): SqlSession => ({
    arrays: (text, params) => tx.arrays(text, params),
    query: (text, params) => {
      left -= 1
      return left < 0 ? Promise.reject(new Error('the server is dead')) : tx.query(text, params)
    },
  })
  return {
    database: {
      ...database,
      transaction: (work, options) =>
        database.transaction((tx) => work(mortalSession(tx)), options),
    } satisfies SqlDatabase,
    dieAfter: (statements: number) => void (left = statements),
    revive: () => void (left = Number.POSITIVE_INFINITY),
  }
}

test.each([
  ['before the first photo', 1, 0],
  ['between the photos', 9, 0],
  ['between the photos, with a longer rest', 14, 1_500],
  ['after the last photo, before the answer', Number.POSITIVE_INFINITY, 0],
])(
  'Telegram dies in the middle of an album, %s: exactly one album in the end (I29)',
  async (_, statements, rest) => {
    const database = await openTestDatabase()
    const clock = hastyClock(20)
    const { database: itsDatabase, dieAfter, revive } = mortal(database.sql)
    let albums = 0
    const telegram = await startTelegramServer({
      database: itsDatabase,
      clock,
      judge: ({ method }) => {
        if (method !== 'sendMediaGroup') return undefined
        albums += 1
        if (albums > 1) return undefined
        dieAfter(statements)
        return { carryOut: true, answer: 'crash' }
      },
    })
    const world = await openWholeWorld(database, { clock, telegram })
    close = async () => {
      await world.close()
      await telegram.close()
    }
    await telegram.say(CHAT, 'opens the chat')
    const from = { id: CHAT, is_bot: false, first_name: 'Аня', language_code: 'ru' }
    const chat = { id: CHAT, type: 'private' }
    const text = '/carousel Как начать бегать'
    await world.deliver({ update_id: 1, message: { message_id: 1, date: 1, chat, from, text } })
    while (albums === 0) await sleep(20)
    await sleep(300 + rest)
    revive()
    await telegram.restart()
    await world.quiet()

    const answers = await telegram.answers(CHAT)
    const photos = answers.filter(({ photo }) => photo)
    expect(new Set(photos.map((photo) => photo.media_group_id)).size).toBe(1)
    const [made] = await database.sql.query<{ slides: number; status: string }>(
      `select jsonb_array_length(content -> 'slides') as slides, status from carousels`,
    )
    expect(made).toEqual({ slides: photos.length, status: 'completed' })
    expect(answers.filter(({ reply_markup: markup }) => markup)).toHaveLength(1)
    expect(albums).toBe(statements === Number.POSITIVE_INFINITY ? 1 : 2)
  },
)
