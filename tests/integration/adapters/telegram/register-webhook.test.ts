import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerWebhook } from '../../../../adapters/telegram/register-webhook.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'
import type { TelegramServer } from '../../../support/telegram-server.ts'

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
    url: 'https://potok.test/telegram/webhook',
    secret: 'a'.repeat(32),
  }
  expect(await registerWebhook(options)).toEqual({ username: 'potok_simulator_bot' })
  await registerWebhook(options)
  const { has_webhook: hasWebhook, commands } = await telegram.bot()
  expect(hasWebhook).toBe(true)
  expect(Object.keys(commands).toSorted()).toEqual(['default', 'ru'])
  expect(commands['ru']).toContainEqual({
    command: 'carousel',
    description: 'Сделать карусель на тему',
  })
})

test('a wrong token is said so', async () => {
  const options = { apiRoot: telegram.apiRoot, url: 'https://potok.test/x', secret: 'a' }
  await expect(registerWebhook({ ...options, token: '1:wrong' })).rejects.toMatchObject({
    code: 'provider_rejected',
  })
})
