import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { registerBot } from '../../../../adapters/telegram/register-bot.ts'
import { answerUpdate } from '../../../../workflows/bot/answer-update.ts'
import { setAsideUpdate } from '../../../../workflows/bot/set-aside-update.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import type { EventContext } from '../../../../workflows/shared/events.ts'
import { openBotWorld, WEBHOOK_SECRET, type BotWorld } from '../../../support/bot-world.ts'
import type { TelegramServer } from '../../../support/telegram-server.ts'

let world: BotWorld
let telegram: TelegramServer
let deps: Deps
let context: EventContext
let chatId = 2000

beforeAll(async () => {
  world = await openBotWorld()
  ;({ telegram, deps } = world)
  context = { ...world.scope, actor: { type: 'system', id: 'test' }, source: 'bot' }
  const url = 'https://potok.test/telegram/webhook'
  await registerBot({ ...telegram, webhook: { url, secret: WEBHOOK_SECRET } })
})
afterAll(() => world.close())
beforeEach(() => {
  chatId += 1
})

/** The oldest update that waits, once it has come in through the webhook. */
async function received() {
  const next = () => deps.inTenant(context, (r) => r.updates.nextOf(chatId))
  await expect.poll(next).not.toBeNull()
  return (await next())?.updateId ?? 0
}
const carousels = () =>
  world.query("select id, source from carousels where (chat ->> 'chatId')::bigint = $1", [chatId])
const eventTypes = async () =>
  (
    await world.query("select type from events where data ->> 'chatId' = $1 order by position", [
      String(chatId),
    ])
  ).map(({ type }) => String(type))
const texted = async () => (await telegram.answers(chatId)).map(({ text }) => text)
const statuses = async () =>
  (
    await world.query('select status from telegram_updates where chat_id = $1 order by 1', [chatId])
  ).map(({ status }) => status)

describe('an update from the chat to the order', () => {
  test('a topic is answered with a progress message, then ordered', async () => {
    await telegram.say(chatId, '/carousel Как начать бегать')
    await answerUpdate(deps, context, await received())
    expect(await texted()).toEqual(['⏳ Принято, начинаю…'])
    const [carousel] = await carousels()
    expect(carousel).toMatchObject({ source: { kind: 'topic', topic: 'Как начать бегать' } })
    expect(await eventTypes()).toEqual([
      'telegram.update_received',
      'user.message.received',
      'user.session.created',
      'command.executed',
      'session.saved',
      'carousel.generate.requested',
    ])
    const progress = await world.ledger.find(
      world.scope,
      `carousel:${String(carousel?.['id'])}:progress`,
    )
    expect(progress).toEqual([(await telegram.answers(chatId))[0]?.message_id])
  })

  test('buttons lead from the greeting to a remembered style', async () => {
    await telegram.say(chatId, '/start')
    await answerUpdate(deps, context, await received())
    await telegram.pressButton(chatId, texts.en.styleButton)
    await answerUpdate(deps, context, await received())
    await telegram.pressButton(chatId, 'Midnight')
    await answerUpdate(deps, context, await received())
    expect((await texted()).at(-1)).toBe(texts.en.styleRemembered('Midnight'))
    const session = await deps.inTenant(context, (r) => r.sessions.find(chatId))
    expect(session?.style).toBe('midnight')
  })
})

describe('a crash at any moment, then the step again (I9, I29)', () => {
  test('after the decision was stored: the reply still goes out, decided once', async () => {
    await telegram.say(chatId, '/carousel Сон')
    const updateId = await received()
    telegram.failNext('sendMessage', { carryOut: false, answer: 502 })
    await expect(answerUpdate(deps, context, updateId)).rejects.toThrow('502')
    expect(await carousels()).toHaveLength(0)
    await answerUpdate(deps, context, updateId)
    expect(await texted()).toHaveLength(1)
    expect(await carousels()).toHaveLength(1)
    expect((await eventTypes()).filter((type) => type === 'user.session.created')).toHaveLength(1)
  })

  test('after the reply went out: it is not sent again, the order is taken down once', async () => {
    await telegram.say(chatId, '/carousel Сон')
    const updateId = await received()
    telegram.failNext('sendMessage', { carryOut: true, answer: 'broken' })
    await expect(answerUpdate(deps, context, updateId)).rejects.toThrow('did not answer')
    await answerUpdate(deps, context, updateId)
    await answerUpdate(deps, context, updateId)
    expect(await texted()).toHaveLength(1)
    expect(await carousels()).toHaveLength(1)
    expect(await statuses()).toEqual(['handled'])
  })

  test('before each transaction commits: the end is the same', async () => {
    await telegram.say(chatId, '/carousel Сон')
    const updateId = await received()
    for (let dying = 1; dying <= 3; dying += 1) {
      let count = 0
      const inTenant: Deps['inTenant'] = (scope, work) =>
        deps.inTenant(scope, async (r) => {
          const result = await work(r)
          count += 1
          if (count === dying) throw new Error('killed')
          return result
        })
      await answerUpdate({ ...deps, inTenant }, context, updateId).catch(() => {})
    }
    await answerUpdate(deps, context, updateId)
    expect(await texted()).toHaveLength(1)
    expect(await carousels()).toHaveLength(1)
    expect((await eventTypes()).filter((type) => type.startsWith('carousel.'))).toHaveLength(1)
  })
})

describe('a poison update', () => {
  const poison = { code: 'invalid_input', retryable: false }

  test('is set aside with an apology and a number, and the next one is answered', async () => {
    await telegram.say(chatId, '/help')
    const updateId = await received()
    const broken: Deps = {
      ...deps,
      inTenant: (scope, work) =>
        deps.inTenant(scope, (r) =>
          work({ ...r, sessions: { ...r.sessions, find: async () => ({}) as never } }),
        ),
    }
    await expect(answerUpdate(broken, context, updateId)).rejects.toMatchObject(poison)
    const aside = { updateId, chatId, reason: 'broken' }
    await setAsideUpdate(deps, context, aside)
    await setAsideUpdate(deps, context, aside)
    expect(await texted()).toEqual([texts.en.updateFailed(updateId)])
    expect(await statuses()).toEqual(['failed'])

    await telegram.say(chatId, '/help')
    await answerUpdate(deps, context, await received())
    expect((await texted()).at(-1)).toBe(texts.en.help)
  })

  test('of someone who blocked the bot is set aside in silence', async () => {
    await telegram.say(chatId, '/help')
    const updateId = await received()
    await telegram.block(chatId)
    await expect(answerUpdate(deps, context, updateId)).rejects.toMatchObject({
      code: 'provider_rejected',
    })
    await setAsideUpdate(deps, context, { updateId, chatId, reason: 'blocked' })
    expect((await statuses())[0]).toBe('failed')
  })
})
