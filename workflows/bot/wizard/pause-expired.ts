import type { Deps } from '../../deps.ts'

const AT_ONCE = 100

/**
 * Puts conversations aside whose person has said nothing for too long; `conversation.paused` has them told.
 * @returns how many
 */
export async function pauseExpired(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'clock'>,
): Promise<number> {
  const scope = await deps.botScope()
  return deps.inTenant(scope, async (r) => {
    const expired = await r.conversations.expired(deps.clock.now(), AT_ONCE)
    for (const { id } of expired) await r.conversations.update(id, { status: 'paused' })
    await r.events.append(
      { ...scope, actor: { type: 'system', id: 'potok' }, source: 'bot' },
      expired.map(({ id, chatId, kind, version }) => ({
        type: 'conversation.paused',
        subject: String(chatId),
        data: { conversationId: id, chatId, kind, version: version + 1 },
      })),
    )
    return expired.length
  })
}
