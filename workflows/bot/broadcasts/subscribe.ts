import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { subscribe, unsubscribe } from './actions.ts'
import { reachTexts } from './texts.ts'

/** Opts the chat in: from now on it gets broadcasts. */
export function optIn(tools: BotTools): Answer {
  const { session, language, deps } = tools
  const t = reachTexts[language]
  const buttons = [[unsubscribe.button(t.unsubscribeButton, {})]]
  if (session.subscribedAt) return { replies: [{ ...say(tools, t.alreadySubscribed), buttons }] }
  const subscribedAt = new Date(deps.clock.now()).toISOString()
  return {
    session: { ...session, subscribedAt },
    replies: [{ ...say(tools, t.subscribed), buttons }],
  }
}

/** Opts the chat out: also of broadcasts that are under way. */
export function optOut(tools: BotTools): Answer {
  const { session, language, said } = tools
  const t = reachTexts[language]
  const buttons = [[subscribe.button(t.subscribeButton, {})]]
  if (!session.subscribedAt) return { replies: [{ ...say(tools, t.notSubscribed), buttons }] }
  return {
    session: { ...session, subscribedAt: null },
    replies: [{ ...say(tools, t.unsubscribed), buttons }],
    ...(said.kind === 'button' ? { notice: t.unsubscribedNotice } : {}),
  }
}
