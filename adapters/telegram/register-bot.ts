import { COMMANDS } from '../../workflows/bot/areas.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import { createBotApi, type BotApiAnswer, type BotApiOptions } from './bot-api.ts'

const TIMEOUT = 10_000
/** The kinds of update that the bot reads; Telegram sends no others. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

/**
 * Tells Telegram where updates go and with which secret (1 to 256 of `A-Z a-z 0-9 _ -`), or without
 * `webhook` that they will be fetched, and which commands the bot's menu shows, in both languages.
 * Repeating it changes nothing.
 * @returns the bot's user name
 * @throws AppError `provider_rejected` for a wrong token or URL, `provider_unavailable`
 */
export async function registerBot(
  options: BotApiOptions & { webhook?: { url: string; secret: string } | undefined },
): Promise<{ username: string }> {
  const api = createBotApi(options)
  const { username } = unwrap(await api.call('getMe', {}, TIMEOUT))
  if (options.webhook) {
    const webhook = {
      url: options.webhook.url,
      secret_token: options.webhook.secret,
      allowed_updates: ALLOWED_UPDATES,
      max_connections: 40,
    }
    unwrap(await api.call('setWebhook', webhook, TIMEOUT))
  } else {
    unwrap(await api.call('deleteWebhook', {}, TIMEOUT))
  }
  unwrap(await api.call('setMyCommands', { commands: commands('en') }, TIMEOUT))
  const russian = { commands: commands('ru'), language_code: 'ru' }
  unwrap(await api.call('setMyCommands', russian, TIMEOUT))
  return { username }
}

function commands(language: Language) {
  return COMMANDS.flatMap(({ name, description, menu = 'everyone' }) =>
    description && menu === 'everyone'
      ? [{ command: name, description: description[language] }]
      : [],
  )
}

function unwrap<T>(answer: BotApiAnswer<T>): T {
  if (!answer.ok) throw answer.error
  return answer.result
}
