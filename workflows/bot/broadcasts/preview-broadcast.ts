import type { Broadcast } from '../../broadcasts/ports.ts'
import { showMoment } from '../../shared/read-time.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { cancelBroadcast, startBroadcast, unsubscribe } from './actions.ts'
import { reachTexts } from './texts.ts'

/** The message as subscribers will see it, and below it the question with the number of people. */
export async function previewBroadcast(tools: BotTools, broadcast: Broadcast): Promise<Answer> {
  const { language, r } = tools
  const { id, text, button, startAt } = broadcast
  const t = reachTexts[language]
  const people = await r.broadcasts.audience(broadcast.language)
  const optOut = unsubscribe.button(t.unsubscribeButton, {})
  const { timeZone } = (await r.settings.read()).values
  const at = startAt === null ? null : showMoment(startAt, timeZone, language)
  const about = { broadcastId: id }
  const cancel = cancelBroadcast.button(t.cancelButton, about)
  return {
    replies: [
      { kind: 'text', text, buttons: [...(button ? [[button]] : []), [optOut]] },
      {
        kind: 'text',
        text: people === 0 ? t.nobody : t.confirm({ people, at }),
        buttons: [[startBroadcast.button(t.startButton(people), about)], [cancel]],
      },
    ],
  }
}
