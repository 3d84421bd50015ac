import type { SqlSession } from '../../db/drivers/sql.ts'
import { jsonb } from './jsonb.ts'

export interface Webhook {
  url: string
  secretToken: string
  maxConnections: number
}

export interface BotCommand {
  command: string
  description: string
}

export interface BotState {
  webhook: Webhook | null
  /** null: every type but those that must be asked for. */
  allowedUpdates: string[] | null
  /** Seconds since 1970. */
  lastErrorDate: number | null
  lastErrorMessage: string | null
  /** By scope and language, as `commandKey` writes them. */
  commands: Record<string, BotCommand[]>
}

interface Row {
  webhook: Webhook | null
  allowed_updates: string[] | null
  last_error_date: number | string | null
  last_error_message: string | null
  commands: Record<string, BotCommand[]>
}

/** The one row about the bot: its webhook and its commands. */
export function botStore(session: SqlSession) {
  return {
    async read(): Promise<BotState> {
      const [row] = await session.query<Row>('select * from simulator.bot')
      if (!row) throw new Error('the simulator has not been started')
      return {
        webhook: row.webhook,
        allowedUpdates: row.allowed_updates,
        lastErrorDate: row.last_error_date === null ? null : Number(row.last_error_date),
        lastErrorMessage: row.last_error_message,
        commands: row.commands,
      }
    },

    /** Sets or, with null, removes the webhook; the error of the former one is forgotten. */
    async setWebhook(webhook: Webhook | null): Promise<void> {
      await session.query(
        `update simulator.bot set webhook = $1::jsonb,
           last_error_date = null, last_error_message = null`,
        [webhook ? jsonb(webhook) : null],
      )
    },

    async setAllowedUpdates(types: string[] | null): Promise<void> {
      await session.query('update simulator.bot set allowed_updates = $1::jsonb', [
        types ? jsonb(types) : null,
      ])
    },

    async setLastError(date: number, message: string): Promise<void> {
      await session.query(
        'update simulator.bot set last_error_date = $1, last_error_message = $2',
        [date, message],
      )
    },

    async setCommands(commands: Record<string, BotCommand[]>): Promise<void> {
      await session.query('update simulator.bot set commands = $1::jsonb', [jsonb(commands)])
    },
  }
}
