import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { ask, stepAfter } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard, Reaction } from './wizard.ts'

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
  if (!step || !known.success) return close(tools, conversation)

  const result = await step.answer(tools, known.data, reaction)
  if ('problem' in result) {
    await tools.r.conversations.update(id, { expiresAt: expiryOf(tools.deps.clock) })
    const again = await ask(tools, wizard, { id, step, data: known.data })
    return { replies: [withFirst(again, result.problem)] }
  }
  const answered = answeredQuestion(tools, step.summary?.(result.data, tools.language))
  const named = wizard.steps.find(({ name }) => name === result.next)
  const next =
    named ??
    (result.next === 'end' ? null : await stepAfter(tools, wizard, step.name, result.data))
  if (!next) {
    await tools.r.conversations.update(id, { status: 'finished', data: result.data })
    const answer = await wizard.finish(tools, result.data)
    return { ...answer, replies: [...answered, ...answer.replies] }
  }
  await tools.r.conversations.update(id, {
    step: next.name,
    data: result.data,
    expiresAt: expiryOf(tools.deps.clock),
  })
  const question = await ask(tools, wizard, { id, step: next, data: result.data })
  return { replies: [...answered, question] }
}

async function close(tools: BotTools, { id }: Conversation): Promise<Answer> {
  await tools.r.conversations.update(id, { status: 'cancelled' })
  return { replies: [{ kind: 'text', text: wizardTexts[tools.language].over }] }
}

/** A question that was answered by a button turns into its answer. */
function answeredQuestion({ said }: BotTools, summary: string | undefined): Reply[] {
  if (said.kind !== 'button' || summary === undefined) return []
  return [{ kind: 'edit', messageId: said.messageId, text: summary }]
}

function withFirst(question: Reply, problem: string): Reply {
  return question.kind === 'text'
    ? { ...question, text: `${problem}\n\n${question.text}` }
    : question
}
