import { requireStillPermitted } from '../../access/require-still-permitted.ts'
import { errorCode } from '../../shared/errors.ts'
import type { SagaDefinition, SagaTools } from '../../shared/saga.ts'
import { reserveBudget } from '../budget/reserve-budget.ts'
import { settleBudget } from '../budget/settle-budget.ts'
import { aiContentRequested } from '../events.ts'
import { askModel, keepDraft } from './ask-model.ts'
import { completeContent } from './complete-content.ts'
import { estimateOf } from './estimate.ts'
import { failContent } from './fail-content.ts'
import { findContent } from './find-content.ts'
import { judgeDrafts } from './judge-drafts.ts'
import type { WithoutAi } from './repository.ts'
import { takeSame } from './take-same.ts'
import { tellWriting, tellWritten } from './tell-content.ts'
import { writeWithoutAi } from './write-without-ai.ts'

type Input = { contentId: string }

/**
 * What a person asks of the assistant, as one saga: a copy where that is right, else budget → draft →
 * check → at most one repair, else without AI and said so; then `ai.analysis.completed` or
 * `ai.wisdom.generated`.
 */
export const generateContent: SagaDefinition<Input, { contentId: string; writer: string }> = {
  name: 'generate-ai-content',
  idOf: ({ contentId }) => contentId,
  subjectOf: ({ contentId }) => contentId,
  inputOf: (data) => ({ contentId: aiContentRequested.data.parse(data).contentId }),

  async body(tools) {
    const { deps, context, input, run, tell, finish } = tools
    const { contentId } = input

    const same = await run('look for the same', {
      call: () => requireStillPermitted(deps, context, 'ai-content:create'),
      do: (r) => takeSame(deps, r, contentId),
      undo: { none: 'a copy harms nobody', keep: true },
    })
    if (!same.found) {
      const withoutAi = same.asksModel ? await writeWithModel(tools) : 'no_key'
      if (withoutAi) {
        await run('write without AI', {
          do: (r) => writeWithoutAi(deps, r, contentId, withoutAi),
          undo: { none: 'words harm nobody', keep: true },
        })
      }
    }
    await tell('send it to the chat', () => tellWritten(deps, context, contentId))
    const { writer } = await finish('publish', {
      do: (r) => completeContent(deps, r, context, contentId),
    })
    return { contentId, writer }
  },

  tellCompensated: (deps, context, { contentId }, { code }) =>
    failContent(deps, context, contentId, errorCode({ code })),
}

/** @returns why it could not be done; null when it is written */
async function writeWithModel({
  deps,
  context,
  input: { contentId },
  run,
  tell,
}: SagaTools<Input>): Promise<WithoutAi | null> {
  const budget = await run('reserve the budget', {
    do: async (r) => {
      const content = await findContent(r, contentId)
      const work = {
        id: contentId,
        person: content.requestedBy,
        estimate: estimateOf(deps.ai, content),
        context,
      }
      await r.aiContents.update(contentId, { status: 'writing' })
      return reserveBudget(deps, r, work)
    },
    undo: async (r) => {
      const content = await r.aiContents.find(contentId)
      await settleBudget(r, contentId, content?.usage ?? [])
    },
  })
  if (!budget.allowed) return budget.limit === 'disabled' ? 'disabled' : 'over_budget'

  await tell('say that it is being written', () => tellWriting(deps, context, contentId))
  const draft = await run('ask for a draft', {
    call: () => askModel(deps, context, contentId, null),
    do: (r, asked) => keepDraft(r, contentId, asked),
    undo: { none: 'what was paid for stays, so that another try need not pay', keep: true },
  })
  if (!draft.answered) return 'providers_failed'
  const first = await run('check the draft', {
    do: (r) => judgeDrafts(deps, r, contentId, 'honest'),
    undo: { none: 'a judgement changes nothing outside', keep: true },
  })
  if (first.accepted) return null

  await run('ask for a repair', {
    call: () => askModel(deps, context, contentId, first.broken),
    do: (r, asked) => keepDraft(r, contentId, asked),
    undo: { none: 'what was paid for stays, so that another try need not pay', keep: true },
  })
  const second = await run('check the repair', {
    do: (r) => judgeDrafts(deps, r, contentId, 'forced'),
    undo: { none: 'a judgement changes nothing outside', keep: true },
  })
  return second.accepted ? null : 'answer_rejected'
}
