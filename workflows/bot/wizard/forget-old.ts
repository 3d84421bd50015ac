import type { Deps } from '../../deps.ts'

const DAY = 24 * 60 * 60_000
const CONVERSATIONS = 7 * DAY
const BUTTONS = 365 * DAY

/** Deletes conversations that ended or were left a week ago, and buttons of messages a year old. */
export async function forgetOld(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'clock'>,
): Promise<{ conversations: number; buttons: number }> {
  const now = deps.clock.now()
  return deps.inTenant(await deps.botScope(), async (r) => ({
    conversations: await r.conversations.forgetBefore(now - CONVERSATIONS),
    buttons: await r.buttons.forgetBefore(now - BUTTONS),
  }))
}
