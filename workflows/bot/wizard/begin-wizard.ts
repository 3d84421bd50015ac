import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { ask, stepAfter } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import type { Wizard } from './wizard.ts'

/** Begins a conversation with what is known already; another one that is open is kept for later. */
export async function beginWizard<Data extends Record<string, unknown>>(
  tools: BotTools,
  wizard: Wizard<Data>,
  data: Data,
): Promise<Answer> {
  const { r, deps, said, speaker } = tools
  const any = wizard as unknown as Wizard<Record<string, unknown>>
  const step = await stepAfter(tools, any, null, data)
  if (!step) return wizard.finish(tools, data)
  const open = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
  // One in which nothing was answered yet is not worth coming back to.
  if (open)
    await r.conversations.update(open.id, { status: open.version > 1 ? 'paused' : 'cancelled' })
  const id = deps.newId()
  await r.conversations.insert({
    id,
    chatId: said.chatId,
    telegramUserId: speaker.telegramUserId,
    kind: wizard.kind,
    step: step.name,
    data,
    status: 'active',
    expiresAt: expiryOf(deps.clock),
  })
  return { replies: [await ask(tools, any, { id, step, data })] }
}
