import type { Decision, DecideInput } from './decide.ts'
import type { Incoming } from './read-update.ts'
import type { ChatSession } from './repository.ts'
import { reachTexts } from './broadcasts/texts.ts'

type Membership = Extract<Incoming, { kind: 'membership' }>

/**
 * Somebody let the bot in or out: out is noted, so that nothing is sent there any more, in clears that. A
 * group where it is new is greeted; in a private chat the person speaks first.
 */
export function answerMembership(
  { deps, updateId }: Pick<DecideInput, 'deps' | 'updateId'>,
  incoming: Membership,
  known: ChatSession | null,
  fresh: ChatSession,
): Decision {
  const { chatId, isWelcome, isPrivate } = incoming
  const isGone = known !== null && (known.blockedAt ?? null) !== null
  const session = known ?? fresh
  const nothing: Decision = { session: null, outcome: { replies: [], carousel: null }, events: [] }
  if (!isWelcome) {
    if (!known || isGone) return nothing
    const blockedAt = new Date(deps.clock.now()).toISOString()
    return saved(nothing, { ...known, blockedAt })
  }
  if (isPrivate) return isGone ? saved(nothing, { ...session, blockedAt: null }) : nothing
  // Telegram tells of changed rights in the same way.
  if (known && !isGone) return nothing
  const decision = saved(nothing, { ...session, blockedAt: null })
  const text = reachTexts[session.language].groupGreeting
  const created = {
    type: 'user.session.created',
    subject: String(chatId),
    data: { chatId, language: session.language },
  }
  return {
    ...decision,
    outcome: {
      replies: [{ kind: 'text', key: `update:${updateId}:0`, text }],
      carousel: null,
    },
    events: known ? decision.events : [created, ...decision.events],
  }
}

function saved(decision: Decision, session: ChatSession): Decision {
  const { chatId } = session
  const event = { type: 'session.saved', subject: String(chatId), data: { chatId } }
  return { ...decision, session, events: [event] }
}
