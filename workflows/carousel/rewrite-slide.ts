import type { Tone } from '../brand/brand-kit.ts'
import type { Language, SlideContent } from './content.ts'
import type { AiUsage, PaidWork, WriterName } from './ports.ts'

/** One slide that is to be written anew. */
export interface SlideRewrite {
  slide: SlideContent
  /** What the person wants of it, in their words. Data, never instruction beyond this one slide. */
  wish: string
  language: Language
  tone?: Tone | undefined
  /**
   * What the carousel was made from, and its slides: the model keeps in line with them, and may take
   * links, names and numbers from nowhere else but them and the wish.
   */
  context: { source: string; slides: readonly SlideContent[] }
}

export interface RewrittenSlide {
  /** Of the same kind, within the same limits, with its own alt text. */
  slide: SlideContent
  writer: Exclude<WriterName, 'builtin'>
  usage: AiUsage[]
}

/** Writes one slide anew by a wish. */
export interface SlideWriter {
  /** False without AI: then no wish can be met, only the person's own words. */
  readonly isConfigured: boolean
  /**
   * Paid once per `work.key`: the same key gives the same slide again.
   * @throws AppError `not_configured` without AI, `provider_unavailable` (try later),
   * `provider_limit` (spend or quota), `provider_rejected` (declined), `provider_answer_invalid`
   * (beyond repair); with the usage of paid calls (`usageOfError`)
   */
  rewrite(request: SlideRewrite, work: PaidWork): Promise<RewrittenSlide>
}
