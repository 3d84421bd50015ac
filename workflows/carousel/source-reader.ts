import type { AppError } from '../shared/errors.ts'
import type { Reading } from './ports.ts'

/** Why a document or a link cannot be read; the rule of the field `source` of the AppError that says so. */
export const SOURCE_PROBLEMS = [
  /** Not http or https, or with a name and password in it. */
  'bad_address',
  /** It leads, by itself or through a redirect, to an address that is not of the public Internet. */
  'private_address',
  'too_large',
  /** Neither text nor a page of HTML. */
  'not_text',
  'timed_out',
  /** No such site, or it does not answer. */
  'unreachable',
  /** The site says no: a login, a payment, robots. */
  'refused',
  /** The page or the file is gone. */
  'not_found',
  /** No words in it. */
  'empty',
] as const
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number]

/** Reads what people send instead of words, into words. */
export interface SourceReader {
  /**
   * A text or Markdown document that somebody sent to the bot, without its markup; at most 1 MB.
   * @throws AppError `payload_too_large` (`too_large`), `unsupported_media_type` (`not_text`),
   * `not_found` (`not_found`), `invalid_input` (`empty`), `provider_unavailable` (`timed_out`)
   */
  readDocument(file: { fileId: string; name: string | null }): Promise<Reading>
  /**
   * A page of the public Internet: its readable text, and where it is from; 5 seconds, at most 2 MB.
   * @throws AppError `invalid_input` (`bad_address`, `private_address`, `empty`), `payload_too_large`
   * (`too_large`), `unsupported_media_type` (`not_text`), `not_found` (`not_found`),
   * `provider_rejected` (`refused`), `provider_unavailable` (`timed_out`, `unreachable`)
   */
  readLink(url: string): Promise<Reading>
}

/** The problem that an error of a SourceReader names; null for any other error. */
export function sourceProblemOf(error: unknown): SourceProblem | null {
  const fields = (error as Partial<AppError> | null)?.fields
  const rule = fields?.find(({ field }) => field === 'source')?.rule
  return SOURCE_PROBLEMS.find((problem) => problem === rule) ?? null
}
