import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { ask, stepAfter } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import { startOver } from './start-over.ts'
import type { AnyWizard, Reaction, StepResult, WizardStep } from './wizard.ts'

type Data = Record<string, unknown>
type Step = WizardStep<Data>

/** Takes an answer to the present question: the next question, the end, or the question again with why. */
export async function goOn(
  tools: BotTools,
  wizard: AnyWizard,
  conversation: Conversation,
  reaction: Reaction,
): Promise<Answer> {
  const { id, data } = conversation
  const step = wizard.steps.find(({ name }) => name === conversation.step)
  const known = wizard.data.safeParse(data)
  // A deploy changed the wizard: what was answered no longer fits.
  if (!step || !known.success) return startOver(tools, wizard, conversation)

  const { conversations } = tools.r
  const expiresAt = expiryOf(tools.deps.clock)
  const result = await step.answer(tools, known.data, reaction)
  if ('problem' in result) {
    await conversations.update(id, { expiresAt })
    const again = await ask(tools, wizard, { id, step, data: known.data })
    return { replies: [withFirst(again, result.problem)] }
  }
  const summary = step.summary?.(result.data, tools.language) ?? ''
  const next = await nextOf(tools, wizard, step, result)
  if (!next) {
    await conversations.update(id, { status: 'finished', data: result.data })
    const answer = await wizard.finish(tools, result.data)
    return { ...answer, replies: [...answered(tools, summary), ...answer.replies] }
  }
  await conversations.update(id, { step: next.name, data: result.data, expiresAt })
  const question = await ask(tools, wizard, { id, step: next, data: result.data })
  // A page of a menu was turned.
  if (next.name === step.name && summary === '') return { replies: [inPlace(tools, question)] }
  return { replies: [...answered(tools, summary), question] }
}

async function nextOf(
  tools: BotTools,
  wizard: AnyWizard,
  step: Step,
  { next, data }: Extract<StepResult<Data>, { data: Data }>,
): Promise<Step | null> {
  if (next === 'end') return null
  const named = wizard.steps.find(({ name }) => name === next)
  return named ?? stepAfter(tools, wizard, step.name, data)
}

/** A question that was answered by a button turns into its answer. */
function answered({ said }: BotTools, summary: string): Reply[] {
  if (said.kind !== 'button' || summary === '') return []
  return [{ kind: 'edit', messageId: said.messageId, text: summary }]
}

/** The pressed message turns into the question. */
export function inPlace({ said }: BotTools, question: Reply): Reply {
  if (said.kind !== 'button' || question.kind !== 'text') return question
  const { text, buttons = [] } = question
  return { kind: 'edit', messageId: said.messageId, text, buttons }
}

/** The question with a sentence before it. */
export function withFirst(question: Reply, sentence: string): Reply {
  return question.kind === 'text'
    ? { ...question, text: `${sentence}\n\n${question.text}` }
    : question
}
