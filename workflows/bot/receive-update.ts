import type { Deps } from '../deps.ts'
import { chatOf } from './telegram-update.ts'

/**
 * Stores an update with its `telegram.update_received`, once, however often it is delivered (I28).
 * One without a chat is stored as handled: there is nobody to answer.
 */
export async function receiveUpdate(
  deps: Pick<Deps, 'botScope' | 'inTenant'>,
  update: Record<string, unknown> & { update_id: number },
): Promise<{ isNew: boolean }> {
  const scope = await deps.botScope()
  const { update_id: updateId } = update
  const chatId = chatOf(update)
  const payload = storable(update) as Record<string, unknown>
  return deps.inTenant(scope, async (r) => {
    const isNew = await r.updates.insert({ updateId, chatId, payload })
    if (isNew && chatId !== null) {
      await r.events.append(
        { ...scope, actor: { type: 'system', id: 'telegram' }, source: 'telegram' },
        [
          {
            type: 'telegram.update_received',
            subject: String(chatId),
            data: { updateId, chatId },
          },
        ],
      )
    }
    return { isNew }
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
