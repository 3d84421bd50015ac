import type { Deps, Repositories } from '../../deps.ts'
import { findContent } from './find-content.ts'

/** Milliseconds for which the analysis of a text holds. */
const ANALYSIS_HOLDS = 30 * 86_400_000
/** The thought of a day is asked for on that day, which is over everywhere after two. */
const WISDOM_HOLDS = 2 * 86_400_000

/**
 * Copies what was made of the same input before: the analysis of the same text, the thought of the same
 * day. What is better when it differs each time is never copied, and what was made without AI does not
 * stand in the way of a model.
 */
export async function takeSame(
  deps: Pick<Deps, 'ai' | 'clock'>,
  r: Repositories,
  contentId: string,
): Promise<{ found: boolean; asksModel: boolean }> {
  const content = await findContent(r, contentId)
  const asksModel = deps.ai.isConfigured
  const none = { found: false, asksModel }
  const { kind } = content
  if (kind !== 'analysis' && kind !== 'wisdom') return none
  const holds = kind === 'analysis' ? ANALYSIS_HOLDS : WISDOM_HOLDS
  const same = await r.aiContents.findSame(content, deps.clock.now() - holds)
  if (!same?.output || (asksModel && same.writer === 'builtin')) return none
  const { output, writer, withoutAi } = same
  await r.aiContents.update(contentId, {
    status: 'written',
    output,
    writer,
    withoutAi,
    cachedFrom: same.id,
  })
  return { found: true, asksModel }
}
