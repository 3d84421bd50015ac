import type { Deps } from '../deps.ts'
import { inBatches } from '../shared/in-batches.ts'
import { chatOf } from './telegram-update.ts'

type Update = Record<string, unknown> & { update_id: number }
type ReceiveDeps = Pick<Deps, 'botScope' | 'inTenant'>

/** Updates stored in one transaction at most. */
const BATCH = 100

/**
 * Stores an update with its `telegram.update_received`, once, however often it is delivered (I28); the
 * promise is kept once that is committed. One without a chat is stored as handled: there is nobody to answer.
 * Updates that come while others are being stored share a transaction.
 */
export function createReceiveUpdate(
  deps: ReceiveDeps,
): (update: Update) => Promise<{ isNew: boolean }> {
  return inBatches((updates) => storeUpdates(deps, updates), { limit: BATCH })
}

async function storeUpdates(
  deps: ReceiveDeps,
  updates: readonly Update[],
): Promise<{ isNew: boolean }[]> {
  const scope = await deps.botScope()
  const received = updates.map((update) => ({
    updateId: update.update_id,
    chatId: chatOf(update),
    payload: storable(update) as Record<string, unknown>,
  }))
  return deps.inTenant({ ...scope, urgent: true }, async (r) => {
    const added = new Set(await r.updates.insert(received))
    // Telegram may deliver the same one twice at the same time.
    const isNew = received.map(({ updateId }) => added.delete(updateId))
    await r.events.append(
      { ...scope, actor: { type: 'system', id: 'telegram' }, source: 'telegram' },
      received.flatMap(({ updateId, chatId }, index) =>
        chatId !== null && isNew[index]
          ? [
              {
                type: 'telegram.update_received',
                subject: String(chatId),
                data: { updateId, chatId },
              },
            ]
          : [],
      ),
    )
    return isNew.map((isNew) => ({ isNew }))
  })
}

/** PostgreSQL's jsonb takes neither U+0000 nor half a surrogate pair. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [wellFormed(key), storable(inner)]),
  )
}

function wellFormed(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
