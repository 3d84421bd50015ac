import type { Language } from '../../carousel/content.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { retryCarousel } from './actions.ts'

/** Tells why a carousel could not be made, with the id that support asks for, and offers to retry. */
export function failedMessage(failure: {
  language: Language
  code: ErrorCode
  carouselId: string
}): { text: string; buttons: Button[][] } {
  const { language, code, carouselId } = failure
  const t = texts[language]
  return {
    text: `${t.failed[reason(code)]}\n\n${t.failureId(carouselId)}`,
    buttons: [[retryCarousel.button(t.retry, { carouselId })]],
  }
}

function reason(code: ErrorCode): 'busy' | 'limit' | 'refused' | 'forbidden' | 'internal' {
  switch (code) {
    case 'rate_limited':
    case 'provider_unavailable':
      return 'busy'
    case 'provider_limit':
      return 'limit'
    case 'provider_rejected':
    case 'provider_answer_invalid':
      return 'refused'
    case 'forbidden':
      return 'forbidden'
    default:
      return 'internal'
  }
}
