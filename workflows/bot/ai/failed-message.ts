import type { AiContent } from '../../ai/content/repository.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Button } from '../ports.ts'
import { retryContent } from './actions.ts'
import { aiTexts } from './texts.ts'

/** What happened, the id that support asks for, and another try. */
export function contentFailedMessage(
  { id, language }: Pick<AiContent, 'id' | 'language'>,
  code: ErrorCode,
): { text: string; buttons: Button[][] } {
  const t = aiTexts[language]
  return {
    text: `${t.failed[reasonOf(code)]}\n\n${t.failureId(id)}`,
    buttons: [[retryContent.button(t.retry, { contentId: id })]],
  }
}

function reasonOf(code: ErrorCode): 'busy' | 'forbidden' | 'internal' {
  if (code === 'forbidden') return 'forbidden'
  return code === 'rate_limited' || code === 'provider_unavailable' ? 'busy' : 'internal'
}
