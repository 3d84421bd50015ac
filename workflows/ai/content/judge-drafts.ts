import type { Deps, Repositories } from '../../deps.ts'
import type { FieldError } from '../../shared/errors.ts'
import { findContent } from './find-content.ts'
import { checkDraft, type CheckMode } from './rules/check-draft.ts'

/** Rules that a model is told of at once. */
const MOST = 12

export type Judgement = { accepted: true } | { accepted: false; broken: FieldError[] }

/**
 * Holds the newest draft to the rules and, when it passes, takes it for the content. `forced`: mends what
 * code can mend, in the newest draft or else in one before it.
 */
export async function judgeDrafts(
  deps: Pick<Deps, 'assistant'>,
  r: Repositories,
  contentId: string,
  mode: CheckMode,
): Promise<Judgement> {
  const content = await findContent(r, contentId)
  const newest = content.drafts.toReversed()
  const broken: FieldError[] = []
  for (const draft of mode === 'forced' ? newest : newest.slice(0, 1)) {
    const checked = checkDraft(draft, content, mode, deps.assistant.measure)
    if (checked.ok) {
      const { output } = checked
      await r.aiContents.update(contentId, { status: 'written', output, writer: draft.provider })
      return { accepted: true }
    }
    broken.push(...checked.broken)
  }
  return { accepted: false, broken: broken.slice(0, MOST) }
}
