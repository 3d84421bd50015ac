import type { Inngest } from 'inngest'
import { conversationPaused } from '../../workflows/bot/events.ts'
import { tellPaused } from '../../workflows/bot/wizard/tell-paused.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `conversation.paused` → one message with a button to go on. */
export function tellConversationPausedFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'tell-conversation-paused',
      name: 'Tell that a conversation waits',
      triggers: [conversationPaused.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) =>
      step.run('tell', () =>
        withInngestErrors(() => tellPaused(deps, contextOf(event, 'bot'), event.data)),
      ),
  )
}
