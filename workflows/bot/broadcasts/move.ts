import { moveBroadcast, type BroadcastMove } from '../../broadcasts/move-broadcast.ts'
import type { Broadcast } from '../../broadcasts/ports.ts'
import { showMoment } from '../../shared/read-time.ts'
import { errorCode } from '../../shared/errors.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { cancelBroadcast, pauseBroadcast, reportBroadcast, resumeBroadcast } from './actions.ts'
import { reachTexts } from './texts.ts'

/** A press on a broadcast: the question turns into how it stands now. */
export async function move(
  tools: BotTools,
  broadcastId: string,
  what: BroadcastMove,
): Promise<Answer> {
  const { deps, r, context, language } = tools
  try {
    await moveBroadcast(deps, r, context, broadcastId, what)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'not_found') return { replies: [], notice: texts[language].refused.not_found }
    // It stands otherwise by now: shown as it is.
    if (code !== 'conflict') throw error
  }
  return show(tools, broadcastId)
}

/** How a broadcast stands, with what can be done about it. */
export async function show(tools: BotTools, broadcastId: string): Promise<Answer> {
  const { r, language, said } = tools
  const broadcast = await r.broadcasts.find(broadcastId)
  if (!broadcast) return { replies: [], notice: texts[language].refused.not_found }
  const text = await describe(tools, broadcast)
  const buttons = ways(broadcast, language)
  if (said.kind !== 'button') return { replies: [{ kind: 'text', text, buttons }] }
  return { replies: [{ kind: 'edit', messageId: said.messageId, text, buttons }] }
}

async function describe({ r, language }: BotTools, broadcast: Broadcast): Promise<string> {
  const t = reachTexts[language]
  const { id, status, startAt } = broadcast
  if (status === 'scheduled' && startAt !== null) {
    const { timeZone } = (await r.settings.read()).values
    const people = await r.broadcasts.audience(broadcast.language)
    return t.planned(showMoment(startAt, timeZone, language), people)
  }
  const counts = await r.broadcasts.counts(id)
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0)
  if (status === 'sending' && all === 0) {
    return t.started(await r.broadcasts.audience(broadcast.language))
  }
  return t.report(status, counts, id)
}

function ways({ id: broadcastId, status }: Broadcast, language: BotTools['language']): Button[][] {
  const t = reachTexts[language]
  const about = { broadcastId }
  const cancel = cancelBroadcast.button(t.cancelButton, about)
  const report = reportBroadcast.button(t.reportButton, about)
  switch (status) {
    case 'sending':
      return [[report], [pauseBroadcast.button(t.pauseButton, about), cancel]]
    case 'scheduled':
      return [[cancel]]
    case 'paused':
      return [[resumeBroadcast.button(t.resumeButton, about), cancel]]
    default:
      return []
  }
}
