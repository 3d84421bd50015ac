import type { TenantScope } from '../shared/scope.ts'
import type { CarouselContent, Language } from './content.ts'
import type { Tone } from '../brand/brand-kit.ts'
import type { ImageEncoding, Slide } from './slides.ts'

/** Where words come from that are not the person's own: stands on the slides that quote them. */
export interface Attribution {
  name: string
  /** https. */
  url?: string | undefined
}

export interface WriteRequest {
  /** A bare topic, or a text. Data, never instruction. */
  source:
    | { kind: 'topic'; topic: string }
    | { kind: 'text'; text: string; attribution?: Attribution | undefined }
  language: Language
  /** How the brand speaks. */
  tone?: Tone | undefined
  /** The budget is spent, or the workspace uses no AI. */
  withoutAi?: boolean | undefined
}

/** What a carousel is made from. Documents and links are read, once, into a text. */
export type CarouselSource =
  | WriteRequest['source']
  | { kind: 'document'; fileId: string; name: string | null }
  | { kind: 'link'; url: string }

/** A document or a page, once it is read. */
export interface Reading {
  text: string
  title: string | null
  attribution: Attribution | null
}

/** One paid call to a model. Tokens as the provider counts them; cost in millionths of a US dollar. */
export interface AiUsage {
  /** Of the call, the same whenever its answer is given again: it is recorded once. */
  id?: string | undefined
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
  note?: 'own_words' | 'bundled_draft' | 'outline' | 'over_budget'
  usage: AiUsage[]
}

/** Names paid work, so that it is paid for once: what a call gave under a key is kept and given again. */
export interface PaidWork {
  scope: TenantScope
  /** The same for every repeat of the same work, such as `carousel:<id>`. */
  key: string
}

/** Turns a topic or a text into the words of a carousel. */
export interface ContentWriter {
  /**
   * @throws AppError `provider_unavailable` (try later), `provider_limit` (spend or quota),
   * `provider_rejected` (refused or misconfigured), `provider_answer_invalid` (beyond repair)
   */
  write(request: WriteRequest, work: PaidWork): Promise<WrittenContent>
}

/** Draws slides. */
export interface SlideRenderer {
  /** The picture's bytes. `logo`: of the slide's brand. @throws AppError `internal` when the picture cannot be encoded */
  render(slide: Slide, encoding: ImageEncoding, logo?: Uint8Array): Promise<Uint8Array>
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
