import type { Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Button } from '../ports.ts'
import { backInWizard, chooseInWizard, leaveWizard, skipInWizard } from './actions.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard, WizardStep } from './wizard.ts'

type Step = WizardStep<Record<string, unknown>>
type Data = Record<string, unknown>

/** The question of a step, with its choices and the ways out. */
export async function ask(
  tools: BotTools,
  wizard: AnyWizard,
  { id, step, data }: { id: string; step: Step; data: Data },
): Promise<Reply> {
  const t = wizardTexts[tools.language]
  const { text, choices = [], optional = false } = await step.ask(tools, data)
  const isFirst = (await stepBefore(tools, wizard, step.name, data)) === null
  const about = { conversationId: id, step: step.name }
  const ways: Button[] = [
    ...(isFirst ? [] : [backInWizard.button(t.back, about)]),
    ...(optional ? [skipInWizard.button(t.skip, about)] : []),
    leaveWizard.button(t.leave, { conversationId: id }),
  ]
  const rows = choices.map((row) =>
    row.map((choice) => chooseInWizard.button(choice.text, { ...about, value: choice.value })),
  )
  const { said } = tools
  return {
    kind: 'text',
    text,
    buttons: [...rows, ways],
    ...(said.kind === 'message' && !said.isPrivate ? { replyTo: said.messageId } : {}),
  }
}

/** The first step after `name` that is needed; the first of all when `name` is null. */
export async function stepAfter(
  tools: BotTools,
  wizard: AnyWizard,
  name: string | null,
  data: Data,
): Promise<Step | null> {
  const from = name === null ? 0 : wizard.steps.findIndex((step) => step.name === name) + 1
  for (const step of wizard.steps.slice(from)) {
    if ((await step.isNeeded?.(data, tools)) ?? true) return step
  }
  return null
}

/** The last step before `name` that is needed. */
export async function stepBefore(
  tools: BotTools,
  wizard: AnyWizard,
  name: string,
  data: Data,
): Promise<Step | null> {
  const until = wizard.steps.findIndex((step) => step.name === name)
  for (const step of wizard.steps.slice(0, Math.max(0, until)).toReversed()) {
    if ((await step.isNeeded?.(data, tools)) ?? true) return step
  }
  return null
}
