import { createChatMessenger } from '../../adapters/telegram/create-chat-messenger.ts'
import { createNewId } from '../../adapters/new-id.ts'
import { bootstrap } from '../../db/access/bootstrap.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { createBlockedChats } from '../../db/repositories/blocked-chats.ts'
import { createButtonStore } from '../../db/repositories/buttons.ts'
import { createDeliveryLedger } from '../../db/repositories/delivery-ledger.ts'
import { telegramWebhook } from '../../functions/http/telegram-webhook.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openTestDatabase } from './database.ts'
import { quietLogger } from './quiet-logger.ts'
import { startTelegramServer } from './telegram-server.ts'

export const WEBHOOK_SECRET = 'a-secret-of-the-webhook'

/** The bot on a real database, in a chat with the simulator: everything but the engine. */
export async function openBotWorld() {
  const database = await openTestDatabase()
  const newId = createNewId(Date)
  const { scope } = await bootstrap(database, { clock: Date, newId })
  const logger = quietLogger
  const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock: Date, newId, logger })
  const botScope = () => Promise.resolve(scope)

  const webhook = telegramWebhook({ botScope, inTenant, logger }, { secret: WEBHOOK_SECRET })
  const telegram = await startTelegramServer({
    database: database.sql,
    fetchWebhook: async (_, init) =>
      webhook.request('/', {
        method: 'POST',
        headers: new Headers(init?.headers),
        body: String(init?.body),
      }),
  })
  const ledger = createDeliveryLedger(database, { clock: Date })
  /** A new process: what it knows of Telegram's waits is gone. */
  const buttons = createButtonStore(database, { clock: Date })
  const blocked = createBlockedChats(database, { clock: Date })
  const createMessenger = () =>
    createChatMessenger({ ...telegram, ledger, buttons, blocked, logger, clock: Date })
  const query = (text: string, values: unknown[] = []) =>
    database.sql.query<Record<string, unknown>>(text, values)

  return {
    scope,
    database,
    telegram,
    ledger,
    createMessenger,
    query,
    deps: {
      newId,
      logger,
      inTenant,
      botScope,
      messenger: createMessenger(),
      deliveries: ledger,
    } as Partial<Deps> as Deps,
    /** A crash after the send, before the ledger noted it. */
    forget: (key: string) =>
      query(
        "update telegram_deliveries set status = 'sending', message_ids = null, last_message_id = null where key = $1",
        [key],
      ),
    async close() {
      await telegram.close()
      await database.close()
    },
  }
}

export type BotWorld = Awaited<ReturnType<typeof openBotWorld>>
