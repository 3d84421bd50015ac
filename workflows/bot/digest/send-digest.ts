import type { Deps } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import { localDay } from '../../shared/local-day.ts'
import { tellMember } from '../tell-member.ts'
import { showDigest } from './actions.ts'
import { digestTexts } from './texts.ts'
import { digestFacts, digestText } from './write-digest.ts'

interface Due {
  userId: string
  day: string
  timeZone: string
  since: number
}

/**
 * Sends a member the digest of a day, once, by what they may see as of now. On another day it is too late;
 * whoever is no active member any more gets none, and it is switched off.
 */
export async function sendDigest(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger' | 'clock'>,
  context: EventContext,
  { userId, day, timeZone, since }: Due,
): Promise<{ sent: boolean }> {
  if (localDay(timeZone, deps.clock.now()) !== day) return { sent: false }
  const facts = await deps.inTenant(context, async (r) => {
    const found = await digestFacts(r, { userId, day, timeZone, since })
    const digest = await r.digests.find(userId)
    if (found === null && digest?.enabled) {
      await r.digests.save({ ...digest, enabled: false, nextAt: null })
    }
    return digest?.enabled ? found : null
  })
  if (facts === null) return { sent: false }
  const sent = await tellMember(deps, context, {
    userId,
    key: `digest:${userId}:${day}`,
    text: (language) => digestText(language, facts),
    buttons: (language) => [[showDigest.button(digestTexts[language].settings, {})]],
  })
  return { sent }
}
