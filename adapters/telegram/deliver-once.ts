import type { DeliveryLedger } from '../../workflows/bot/ports.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { BotApiAnswer } from './bot-api.ts'

/** Messages that may stand between the last one known and the one looked for. */
const MAX_PROBES = 20

export interface OneDelivery {
  key: string
  chatId: number
  method: string
  /** Highest message id that is certainly older than this delivery; 0 when none is known. */
  after: number
  /** How many messages one send makes. */
  count: number
  send(): Promise<BotApiAnswer<number[]>>
  /** Edits the message to what it should already be: no effect if it is ours (decision 0003). */
  probe(messageId: number): Promise<BotApiAnswer<unknown>>
}

/**
 * Sends under a key at most once, as far as Telegram lets one know: see
 * docs/decisions/0003-delivery-ledger.md. @throws AppError as the port says
 */
export async function deliverOnce(
  { ledger, logger }: { ledger: DeliveryLedger; logger: Logger },
  scope: TenantScope,
  delivery: OneDelivery,
): Promise<number[]> {
  const { key, chatId, method } = delivery
  const state = await ledger.begin(scope, { key, chatId, method })
  if (state.status === 'sent') return state.messageIds
  if (state.status === 'unknown') {
    const after = Math.max(delivery.after, state.after ?? 0)
    const found = await findLost(delivery, after, new Set(state.taken), logger)
    logger.warn({ key, chatId, found }, 'the end of an earlier send was unknown')
    if (found) {
      await ledger.finish(scope, key, found)
      return found
    }
  }
  const answer = await delivery.send()
  if (!answer.ok) {
    if (answer.isRefused) await ledger.abandon(scope, key)
    throw answer.error
  }
  await ledger.finish(scope, key, answer.result)
  return answer.result
}

async function findLost(
  { probe, count, key, chatId, method }: OneDelivery,
  after: number,
  taken: ReadonlySet<number>,
  logger: Logger,
): Promise<number[] | null> {
  if (after === 0) return null
  for (let id = after + 1, probes = 0; probes < MAX_PROBES; id += 1) {
    if (taken.has(id)) continue
    probes += 1
    const answer = await probe(id)
    if (answer.ok) {
      logger.warn({ key, chatId, messageId: id }, 'a probe changed a message that was not the one')
      // No key has it, so it is another send of unknown end. Now it says what this one does, and the other
      // one will find what this one sent, or send again: both come once.
      if (method === 'sendMessage') return [id]
    } else if (/message is not modified/i.test(answer.description)) {
      return Array.from({ length: count }, (_, index) => id + index)
    } else if (answer.error.code !== 'provider_rejected' || isForbidden(answer.description)) {
      throw answer.error
    }
  }
  return null
}

function isForbidden(description: string): boolean {
  return /^(forbidden|unauthorized)/i.test(description)
}
