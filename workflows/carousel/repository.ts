import type { Actor } from '../shared/scope.ts'
import type { SlideBrand } from '../brand/brand-kit.ts'
import type { CarouselSource, Reading, WriterName, WrittenContent } from './ports.ts'
import type { CarouselContent, Language } from './content.ts'
import type { Format, Slide } from './slides.ts'
import type { Style } from './styles.ts'

export type CarouselStatus =
  | 'requested'
  | 'writing'
  | 'rendering'
  | 'delivering'
  | 'completed'
  | 'failed'

/** The chat that asked, and the message it asked in. */
export interface CarouselChat {
  chatId: number
  messageId: number
}

export interface Carousel {
  id: string
  status: CarouselStatus
  source: CarouselSource
  /** What a document or link said; null before it is read, and for other sources. */
  reading: Reading | null
  language: Language
  style: Style
  format: Format
  chat: CarouselChat | null
  requestedBy: Actor
  content: CarouselContent | null
  slides: Slide[] | null
  /** As it was when the carousel was asked for; null for none. */
  brand: SlideBrand | null
  /** Keys of the pictures of `slides`, in their order; null for a carousel drawn before there were revisions. */
  pictures: string[] | null
  /** The revision that is shown: counts from 1; null before there is one. */
  revision: number | null
  writer: WriterName | null
  note: NonNullable<WrittenContent['note']> | null
  /** The reason shown to the person: an ErrorCode, or `source_` and a SourceProblem. */
  failure: string | null
  /** ISO 8601, UTC. */
  createdAt: string
  updatedAt: string
  version: number
}

/** The words of a carousel, once they are written. */
export interface WrittenWords {
  content: CarouselContent
  writer: WriterName
  note: Carousel['note']
}

export interface NewCarousel extends Pick<
  Carousel,
  'id' | 'source' | 'language' | 'style' | 'format' | 'chat' | 'requestedBy'
> {
  /** Of an earlier carousel: the writer is not asked, and nobody is paid, again. */
  words?: WrittenWords
  /** Of an earlier carousel: the source is not read again. */
  reading?: Reading | null
  brand?: SlideBrand | null
}
export type CarouselChange = Partial<
  Pick<
    Carousel,
    | 'status'
    | 'content'
    | 'slides'
    | 'writer'
    | 'note'
    | 'failure'
    | 'reading'
    | 'pictures'
    | 'revision'
    | 'style'
    | 'format'
    | 'brand'
  >
>

export interface CarouselQuery {
  limit: number
  before?: string | undefined
  /** Words that all stand in its topic, text, title or caption, whatever their case. */
  search?: string | undefined
  /** Only those of a chat, or those that somebody asked for, or both. */
  of?: { chatId?: number | undefined; actor?: Actor | undefined } | undefined
}

/** Carousels of one tenant, in one transaction. */
export interface CarouselRepository {
  insert(carousel: NewCarousel): Promise<Carousel>
  find(id: string): Promise<Carousel | null>
  /** Raises `version`. @throws AppError `not_found` */
  update(id: string, change: CarouselChange): Promise<Carousel>
  /** The same, locked for this transaction. */
  lock(id: string): Promise<Carousel | null>
  /** Newest first; `before` is the id of the last one seen. */
  list(options: CarouselQuery): Promise<Carousel[]>
}
