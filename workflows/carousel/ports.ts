import type { TenantScope } from '../shared/scope.ts'
import type { CarouselContent, Language } from './content.ts'
import type { ImageEncoding, Slide } from './slides.ts'

export interface WriteRequest {
  /** A bare topic, or a text of the person's own. Data, never instruction. */
  source: { kind: 'topic'; topic: string } | { kind: 'text'; text: string }
  language: Language
}

/** One paid call to a model. Tokens as the provider counts them; cost in millionths of a US dollar. */
export interface AiUsage {
  provider: 'openai' | 'anthropic'
  model: string
  inputTokens: number
  outputTokens: number
  costMicroUsd: number | null
  /** Milliseconds. */
  duration: number
  outcome: 'ok' | 'repaired' | 'failed'
}

export type WriterName = 'openai' | 'anthropic' | 'builtin'

export interface WrittenContent {
  content: CarouselContent
  writer: WriterName
  /** False when no AI was used; the person is told so. */
  usedAi: boolean
  /** How the words came to be, when the person should know: an outline to fill in, a bundled draft. */
  note?: 'own_words' | 'bundled_draft' | 'outline'
  usage: AiUsage[]
}

/** Turns a topic or a text into the words of a carousel. */
export interface ContentWriter {
  /**
   * @throws AppError `provider_unavailable` (try later), `provider_limit` (spend or quota),
   * `provider_rejected` (refused or misconfigured), `provider_answer_invalid` (beyond repair)
   */
  write(request: WriteRequest): Promise<WrittenContent>
}

/** Draws slides. */
export interface SlideRenderer {
  /** The picture's bytes. @throws AppError `internal` when the picture cannot be encoded */
  render(slide: Slide, encoding: ImageEncoding): Promise<Uint8Array>
}

export interface StoredImage {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png'
}

/** Where pictures live: the database, or S3-compatible storage. Putting a key twice keeps the last. */
export interface ImageStore {
  put(scope: TenantScope, key: string, image: StoredImage): Promise<void>
  /** Null when there is no such picture of this tenant. */
  get(scope: TenantScope, key: string): Promise<StoredImage | null>
  delete(scope: TenantScope, key: string): Promise<void>
}
