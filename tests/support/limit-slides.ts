import { LIMITS } from '../../workflows/carousel/content.ts'
import type { SlideContent } from '../../workflows/carousel/content.ts'

const SENTENCE = 'Продолжительность тренировки зависит от того, как вы себя чувствуете. '
const words = (length: number) => SENTENCE.repeat(10).slice(0, length).trim()
const alt = 'alt'
const column = {
  title: words(LIMITS.columnTitle),
  points: Array.from({ length: LIMITS.columnPoints }, () => words(LIMITS.columnPoint)),
}

/** One slide of every kind with as much text as the schema lets through: the worst a look must bear. */
export const LIMIT_SLIDES: readonly SlideContent[] = [
  { kind: 'title', title: words(LIMITS.title), subtitle: words(LIMITS.subtitle), alt },
  { kind: 'text', title: words(LIMITS.title), text: words(LIMITS.text), alt },
  {
    kind: 'points',
    title: words(LIMITS.title),
    points: Array.from({ length: LIMITS.points }, () => words(LIMITS.point)),
    alt,
  },
  { kind: 'quote', text: words(LIMITS.quote), author: words(LIMITS.author), alt },
  {
    kind: 'steps',
    title: words(LIMITS.title),
    steps: Array.from({ length: LIMITS.steps }, () => ({
      title: words(LIMITS.stepTitle),
      text: words(LIMITS.stepText),
    })),
    alt,
  },
  { kind: 'comparison', title: words(LIMITS.title), left: column, right: column, alt },
  {
    kind: 'call_to_action',
    title: words(LIMITS.title),
    text: words(LIMITS.actionText),
    action: words(LIMITS.action),
    alt,
  },
]
