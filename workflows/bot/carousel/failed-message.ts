import type { Language } from '../../carousel/content.ts'
import { SOURCE_PROBLEMS, type SourceProblem } from '../../carousel/source-reader.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { startTexts } from '../start/texts.ts'
import { makeCarousel, retryCarousel } from './actions.ts'
import { sourceTexts } from './source-texts.ts'

/** Trying these again gives the same. */
const HOPELESS: ReadonlySet<SourceProblem> = new Set([
  'bad_address',
  'private_address',
  'too_large',
  'not_text',
  'empty',
])

/** Tells why a carousel could not be made, with the id that support asks for, and offers to retry where that may help. */
export function failedMessage(failed: {
  language: Language
  code: ErrorCode
  carouselId: string
  /** As the carousel keeps it. */
  failure?: string | null
}): { text: string; buttons: Button[][] } {
  const { language, code, carouselId, failure } = failed
  const t = texts[language]
  const problem = problemOf(failure)
  const why = problem ? sourceTexts[language].problems[problem] : t.failed[reason(code)]
  return {
    text: `${why}\n\n${t.failureId(carouselId)}`,
    buttons: [
      problem && HOPELESS.has(problem)
        ? [makeCarousel.button(startTexts[language].newCarousel, {})]
        : [retryCarousel.button(t.retry, { carouselId })],
    ],
  }
}

function problemOf(failure: string | null | undefined): SourceProblem | null {
  return SOURCE_PROBLEMS.find((problem) => failure === `source_${problem}`) ?? null
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
