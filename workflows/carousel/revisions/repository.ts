import type { Carousel } from '../repository.ts'
import type { SlideContent } from '../content.ts'
import type { WriterName } from '../ports.ts'
import type { CarouselChange } from './change.ts'

/** Why there is a revision. */
export const CAUSES = [
  'generated',
  'text_changed',
  'slide_rewritten',
  'slides_reordered',
  'slide_added',
  'slide_removed',
  'restyled',
  'reformatted',
] as const
export type RevisionCause = (typeof CAUSES)[number]

/** Everything about a carousel that a change can change, and how its words came to be. */
export interface CarouselState extends Pick<
  Carousel,
  'style' | 'format' | 'brand' | 'writer' | 'note'
> {
  content: NonNullable<Carousel['content']>
  slides: NonNullable<Carousel['slides']>
  /** Keys of the pictures of `slides`, in their order. */
  pictures: string[]
}

export interface NewRevision extends CarouselState {
  carouselId: string
  /** Counts from 1, without gaps, in the order in which revisions were made. */
  number: number
  /** The revision that was changed; null for the first. */
  parent: number | null
  cause: RevisionCause
  /** Where the slide stands that it is about, from 0; null when it is about all. */
  slide: number | null
}

/** A state of a carousel. Never changed, never deleted: going back only shows another one. */
export interface Revision extends NewRevision {
  /** ISO 8601, UTC. */
  createdAt: string
  /** As `type:id`. */
  createdBy: string
}

export type RevisionFacts = Pick<
  Revision,
  'number' | 'parent' | 'cause' | 'slide' | 'style' | 'format' | 'createdAt' | 'createdBy'
>

/** `stale`: the carousel was changed in the meantime, so that this change was not made. */
export type ChangeStatus = 'requested' | 'done' | 'stale' | 'failed'

/** A change that somebody asked for, to the revision that they saw. */
export interface RequestedChange {
  id: string
  carouselId: string
  /** The revision that is changed. */
  revision: number
  change: CarouselChange
  status: ChangeStatus
  /** What a writer made of the slide: kept, so that another try need not pay. */
  rewritten: { slide: SlideContent; writer: WriterName } | null
  /** The revision that came of it. */
  result: number | null
  /** Why it failed, an ErrorCode. */
  failure: string | null
  /** The chat that waits for it, and the message that told that it is under way. */
  chat: { chatId: number; messageId: number | null } | null
  /** ISO 8601, UTC. */
  createdAt: string
}

/** The states of the carousels of one tenant, and what was asked to be changed. */
export interface RevisionRepository {
  insert(revision: NewRevision): Promise<void>
  find(carouselId: string, number: number): Promise<Revision | null>
  /** Newest first, numbers below `before`. */
  list(carouselId: string, options: { limit: number; before?: number }): Promise<Revision[]>
  /** All of them without their words, oldest first: who comes of whom. */
  facts(carouselId: string): Promise<RevisionFacts[]>
  /** The highest number there is; 0 without any. */
  latest(carouselId: string): Promise<number>
  insertChange(
    change: Pick<
      RequestedChange,
      'id' | 'carouselId' | 'revision' | 'change' | 'chat' | 'rewritten'
    >,
  ): Promise<void>
  findChange(id: string): Promise<RequestedChange | null>
  /** The newest that is under way. */
  openChange(carouselId: string): Promise<RequestedChange | null>
  /** @throws AppError `not_found` */
  updateChange(
    id: string,
    change: Partial<Pick<RequestedChange, 'status' | 'rewritten' | 'result' | 'failure'>>,
  ): Promise<void>
}
