import type { Language, SlideWords } from '../../../../workflows/carousel/content.ts'

/** Where the bundled texts come from; shown in the caption of every draft made of them. */
const ATTRIBUTION = {
  title: 'Potok collection',
  authors: 'The Potok authors',
  license: 'CC BY 4.0',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
} as const

export const ATTRIBUTION_LINE = `${ATTRIBUTION.title}, ${ATTRIBUTION.license}`

/** One draft in one language. */
export interface Draft {
  slides: readonly SlideWords[]
  caption: string
  hashtags: readonly string[]
}

/**
 * A topic of the collection. A keyword matches a word of the topic as a whole, or its beginning
 * when it ends with `*`; both languages in one list, lower case, `ё` written as `е`.
 */
export interface CollectionEntry {
  id: string
  /** At least one of them must stand in the topic. */
  subject: readonly string[]
  /** Words that the draft also covers, so that they do not speak against it. */
  related: readonly string[]
  drafts: Record<Language, Draft>
}

/** A list of keywords, written as words. */
export const keywords = (list: string): string[] => list.trim().split(/\s+/)
