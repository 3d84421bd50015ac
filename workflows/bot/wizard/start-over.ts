import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { ask, stepAfter } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard } from './wizard.ts'

/**
 * Begins a conversation again whose step or answers a deploy has changed: with what still fits, else with
 * nothing. One that cannot begin with nothing ends.
 */
export async function startOver(
  tools: BotTools,
  wizard: AnyWizard,
  { id, data }: Pick<Conversation, 'id' | 'data'>,
): Promise<Answer> {
  const t = wizardTexts[tools.language]
  const { conversations } = tools.r
  const kept = [data, {}].map((given) => wizard.data.safeParse(given)).find((one) => one.success)
  const step = kept?.success ? await stepAfter(tools, wizard, null, kept.data) : null
  if (!kept?.success || !step) {
    await conversations.update(id, { status: 'cancelled' })
    return { replies: [{ kind: 'text', text: t.changed }] }
  }
  await conversations.update(id, {
    step: step.name,
    data: kept.data,
    status: 'active',
    expiresAt: expiryOf(tools.deps.clock),
  })
  const sorry: Reply = { kind: 'text', text: t.startedOver(wizard.title[tools.language]) }
  return { replies: [sorry, await ask(tools, wizard, { id, step, data: kept.data })] }
}
