import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepRegistering } from '../../../adapters/telegram/keep-registering.ts'
import { pollUpdates } from '../../../adapters/telegram/poll-updates.ts'
import { registerBot } from '../../../adapters/telegram/register-bot.ts'
import { openBotWorld, type BotWorld } from '../../support/bot-world.ts'
import { eventually } from '../../support/machine.ts'
import { quietLogger } from '../../support/quiet-logger.ts'
import type { TelegramServer } from '../../support/telegram-server.ts'

let world: BotWorld
let telegram: TelegramServer

beforeAll(async () => {
  world = await openBotWorld()
  ;({ telegram } = world)
})
afterAll(() => world.close())

test('the webhook and the commands of both languages are registered; twice changes nothing', async () => {
  const options = {
    ...telegram,
    webhook: { url: 'https://potok.test/telegram/webhook', secret: 'a'.repeat(32) },
  }
  expect(await registerBot(options)).toEqual({ username: 'potok_simulator_bot' })
  await registerBot(options)
  const { has_webhook: hasWebhook, commands } = await telegram.bot()
  expect(hasWebhook).toBe(true)
  expect(Object.keys(commands).toSorted()).toEqual(['default', 'ru'])
  expect(commands['ru']).toContainEqual({
    command: 'carousel',
    description: 'Сделать карусель на тему',
  })
})

test('a wrong token is said so', async () => {
  const { apiRoot } = telegram
  await expect(registerBot({ apiRoot, token: '1:wrong' })).rejects.toMatchObject({
    code: 'provider_rejected',
  })
})

test('while Telegram is away there is one warning, and the bot is registered when it is back', async () => {
  const said: string[] = []
  const note = (level: string) => (_: object, message: string) =>
    void said.push(`${level} ${message}`)
  const logger = { ...quietLogger, warn: note('warn'), info: note('info'), error: note('error') }
  for (const answer of ['broken', 502, 502] as const) {
    telegram.failNext('getMe', { carryOut: true, answer })
  }
  const stopping = new AbortController()
  const options = { ...telegram, logger, stopping: stopping.signal, pause: 10 }
  expect(await keepRegistering(options)).toBeNull()
  await eventually('the bot', async () => said.length > 1)
  expect(said).toEqual([
    'warn Telegram is away: the bot will be registered when it is back',
    'info the bot is registered',
  ])
  expect(await keepRegistering(options)).toBe('potok_simulator_bot')
})

test('a wrong token ends a start at once', async () => {
  const options = { logger: quietLogger, stopping: new AbortController().signal }
  const { apiRoot } = telegram
  await expect(keepRegistering({ ...options, apiRoot, token: '1:wrong' })).rejects.toMatchObject({
    code: 'provider_rejected',
  })
})

test('without a webhook updates are fetched in order, and one that could not be stored comes again', async () => {
  await registerBot(telegram)
  const received: string[] = []
  let failures = 2
  const polling = pollUpdates({
    ...telegram,
    logger: quietLogger,
    receive: async (update) => {
      if (failures-- > 0) throw new Error('the database is away')
      received.push((update['message'] as { text: string }).text)
    },
  })
  for (const text of ['one', 'two', 'three']) await telegram.say(5, text)
  await eventually('three updates', async () => received.length === 3)
  await polling.stop()
  expect(received).toEqual(['one', 'two', 'three'])
})
