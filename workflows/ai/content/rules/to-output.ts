import { daysAfter } from '../../../shared/local-day.ts'
import type { DRAFT_SCHEMAS } from '../draft-schemas.ts'
import type { ContentInput } from '../input.ts'
import type { ContentKind } from '../kinds.ts'
import type { ContentOutput, Readability } from '../output.ts'
import type { z } from 'zod'

type Drafts = { [Kind in ContentKind]: z.infer<(typeof DRAFT_SCHEMAS)[Kind]> }

/** An answer as the content that is kept: dates and figures are ours, quotes are the person's or nobody's. */
export function toOutput(
  answer: Drafts[ContentKind],
  input: ContentInput,
  measured: () => Readability,
): ContentOutput {
  switch (input.kind) {
    case 'wisdom':
      return { kind: 'wisdom', ...(answer as Drafts['wisdom']) }
    case 'analysis': {
      const { improvements, ...rest } = answer as Drafts['analysis']
      return {
        kind: 'analysis',
        ...rest,
        improvements: improvements.map((improvement) => ({
          ...improvement,
          quote: ownWords(improvement.quote, input.text),
        })),
        readability: measured(),
      }
    }
    case 'rewrite':
      return { kind: 'rewrite', ...(answer as Drafts['rewrite']) }
    case 'reply':
      return { kind: 'reply', ...(answer as Drafts['reply']) }
    case 'ideas': {
      const { days } = answer as Drafts['ideas']
      return {
        kind: 'ideas',
        days: days.map(({ topic, format, first_line: firstLine }, index) => ({
          date: daysAfter(input.from, index),
          topic,
          format,
          firstLine,
        })),
      }
    }
  }
}

const EDGES = /^[\s«"“'…]+|[\s»"”'…]+$/gu
const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()

function ownWords(quote: string, text: string): string {
  const words = quote.replace(EDGES, '')
  return words !== '' && plain(text).includes(plain(words)) ? words : ''
}
