import type { AiUsage, PaidWork } from '../../carousel/ports.ts'
import { usageOfError } from '../../carousel/rules/usage-of-error.ts'
import type { Deps, Repositories } from '../../deps.ts'
import { errorCode, type ErrorCode, type FieldError } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { findContent } from './find-content.ts'
import type { ContentDraft } from './repository.ts'
import { requestOf } from './request-of.ts'

export interface Asked {
  draft: ContentDraft | null
  usage: readonly AiUsage[]
}

/** With these nobody is asked again: what can be written without AI is better now than an answer later. */
const NO_ANSWER: ReadonlySet<ErrorCode> = new Set([
  'not_configured',
  'rate_limited',
  'provider_unavailable',
  'provider_limit',
  'provider_rejected',
  'provider_answer_invalid',
])

/**
 * Asks a model once, under a key that a repeat repeats: what was paid for is not paid for again (I29).
 * With `broken`, asks it to mend its last draft.
 */
export async function askModel(
  deps: Pick<Deps, 'ai' | 'inTenant' | 'logger'>,
  scope: TenantScope,
  contentId: string,
  broken: readonly FieldError[] | null,
): Promise<Asked> {
  const content = await deps.inTenant(scope, (r) => findContent(r, contentId))
  const request = requestOf(content)
  const turns = broken
    ? [...request.turns, ...repairTurns(content.drafts.at(-1), broken)]
    : request.turns
  const work: PaidWork = { scope, key: `content:${contentId}:${broken ? 'repair' : 'draft'}` }
  try {
    const { text, end, provider, usage } = await deps.ai.ask({ ...request, turns }, work)
    return { draft: { text, end, provider }, usage }
  } catch (error) {
    const code = errorCode(error)
    if (!NO_ANSWER.has(code)) throw error
    deps.logger.warn({ contentId, code }, 'no model answered: the rules write it')
    return { draft: null, usage: usageOfError(error) }
  }
}

/** Keeps an answer and what it cost. */
export async function keepDraft(
  r: Repositories,
  contentId: string,
  { draft, usage }: Asked,
): Promise<{ answered: boolean }> {
  const known = await findContent(r, contentId)
  await r.aiCalls.record({ subject: 'ai_content', id: contentId }, usage)
  await r.aiContents.update(contentId, {
    usage: [...known.usage, ...usage],
    ...(draft ? { drafts: [...known.drafts, draft] } : {}),
  })
  return { answered: draft !== null }
}

function repairTurns(draft: ContentDraft | undefined, broken: readonly FieldError[]) {
  const list = broken.map(({ field, rule }) => `- ${field}: ${rule}`).join('\n')
  const text = `Your answer breaks these rules:\n${list}\nGive the whole answer again with exactly these faults mended and everything else unchanged.`
  const demand = { role: 'user' as const, text }
  if (!draft || draft.text === '' || draft.end === 'truncated') return [demand]
  return [{ role: 'assistant' as const, text: draft.text }, demand]
}
