import type { SourceProblem } from '../../workflows/carousel/source-reader.ts'
import { AppError, type ErrorCode } from '../../workflows/shared/errors.ts'

const FAILURES: Record<SourceProblem, { code: ErrorCode; words: string }> = {
  bad_address: {
    code: 'invalid_input',
    words: 'The address must be http or https, no credentials',
  },
  private_address: {
    code: 'invalid_input',
    words: 'The address is not one of the public Internet',
  },
  too_large: { code: 'payload_too_large', words: 'There is more of it than can be read' },
  not_text: { code: 'unsupported_media_type', words: 'It is neither text nor a page of HTML' },
  timed_out: { code: 'provider_unavailable', words: 'It took too long to answer' },
  unreachable: { code: 'provider_unavailable', words: 'It cannot be reached' },
  refused: { code: 'provider_rejected', words: 'It may not be read' },
  not_found: { code: 'not_found', words: 'It is not there' },
  empty: { code: 'invalid_input', words: 'There are no words in it' },
}

/** The error of a source that cannot be read. */
export function sourceFailure(problem: SourceProblem, cause?: unknown): AppError {
  const { code, words } = FAILURES[problem]
  return new AppError(code, words, { fields: [{ field: 'source', rule: problem }], cause })
}
