import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { albumsOf, createMachine, eventually, type Machine } from '../../support/machine.ts'
import { type ModelServer, startModelServer } from '../../support/model-server.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'

describe.skipIf(!hasPostgres())('kill -9 around a paid call', () => {
  let server: PostgresServer
  let model: ModelServer
  let slow: ModelServer
  let machine: Machine
  let database: pg.Client

  beforeAll(async () => {
    server = await startPostgres()
    model = await startModelServer()
    slow = await startModelServer({ latency: 2_000 })
    const url = await server.createDatabase()
    machine = await createMachine({
      DATABASE_URL: url,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: model.openAiUrl,
    })
    await machine.start()
    database = new pg.Client(url.replace('potok_owner@', 'postgres@'))
    await database.connect()
  }, 120_000)
  afterAll(async () => {
    await database?.end()
    await machine?.remove()
    await Promise.all([model?.close(), slow?.close()])
    await server?.stop()
  })

  const answered = async () => {
    const { rows } = await database.query(`select 1 from ai_answers where status = 'answered'`)
    return rows.length
  }
  const delivered = (chatId: number) =>
    eventually(
      `the album in ${chatId}`,
      async () => {
        const chat = await machine.chat(chatId)
        return albumsOf(chat).length > 0 && chat.at(-1)?.reply_markup ? chat : null
      },
      120_000,
    )

  test('between the stored answer and the commit of its step: nobody is asked again (I29)', async () => {
    for (let round = 1; round <= 3; round += 1) {
      // The step that wrote the words cannot commit: it waits for this lock.
      await database.query('begin')
      await database.query('lock table ai_calls in access exclusive mode')
      await machine.say(100 + round, '/carousel Как начать бегать')
      await eventually('the answer', async () => (await answered()) >= round, 60_000)
      expect(model.calls()).toBe(round)
      await machine.kill()
      await database.query('commit')
      await machine.start()
      const chat = await delivered(100 + round)
      expect(albumsOf(chat)).toHaveLength(1)
      expect(model.calls(), `round ${round}`).toBe(round)
    }
    const { rows } = await database.query<{ calls: number; answers: number; same: number }>(
      `select (select count(*)::int from ai_calls) as calls,
        (select count(*)::int from ai_answers) as answers,
        (select count(*)::int from ai_calls join ai_answers using (id)) as same`,
    )
    expect(rows[0]).toEqual({ calls: 3, answers: 3, same: 3 })
  }, 400_000)

  test('while the model is writing: it is asked once more, and one album comes (I9)', async () => {
    await machine.kill()
    const other = await createMachine({
      DATABASE_URL: await server.createDatabase(),
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: slow.openAiUrl,
    })
    try {
      await other.start()
      await other.say(201, '/carousel Как начать бегать')
      await eventually('the call', async () => slow.calls() === 1, 60_000)
      await other.kill()
      await other.start()
      const chat = await eventually(
        'the album',
        async () => {
          const messages = await other.chat(201)
          return albumsOf(messages).length > 0 && messages.at(-1)?.reply_markup ? messages : null
        },
        120_000,
      )
      expect(albumsOf(chat)).toHaveLength(1)
      expect(slow.calls()).toBe(2)
    } finally {
      await other.remove()
    }
  }, 300_000)
})
