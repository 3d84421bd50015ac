import { LIMITS } from '../../../workflows/carousel/content.ts'
import type { Language, SlideWords } from '../../../workflows/carousel/content.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import { OUTLINES } from './outline-questions.ts'
import type { OutlineShape } from './outline-questions.ts'

const VERSUS = /^(.{2,60}?)\s+(?:vs\.?|versus|или|против|or)\s+(.{2,60}?)\??$/iu
const HOW_TO = /^(?:как|how to|how do|how can|как же)(?=\s)/iu
const LIST =
  /(?:^|\s)(?:\d{1,2}|топ|ошиб\p{L}*|совет\p{L}*|причин\p{L}*|способ\p{L}*|прав\p{L}*|tips?|mistakes?|reasons?|ways|rules?|ideas?)(?=\s|$)/iu

/** Room for the topic in a sentence of the outline. */
const NAME_LIMIT = 60

/**
 * An outline for the author to fill in: the topic's own words and questions about it, no statement.
 * `own` slides, made of the author's words, come first.
 */
export function outlineFor(
  topic: string,
  language: Language,
  own: readonly SlideWords[] = [],
): SlideWords[] {
  const name = cutText(topic.replace(/[.?!…]+$/u, '') || topic, NAME_LIMIT)
  const questions = OUTLINES[language]
  return [
    {
      kind: 'title',
      title: cutText(capitalise(topic), LIMITS.title),
      subtitle: questions.subtitle,
    },
    ...own,
    questions.audience(name),
    ...shaped(topic, language),
    questions.experience,
    questions.closing,
  ]
}

function shaped(topic: string, language: Language): SlideWords[] {
  const questions = OUTLINES[language]
  const [, left, right] = VERSUS.exec(topic) ?? []
  if (left !== undefined && right !== undefined)
    return questions.comparison(
      cutText(capitalise(left), LIMITS.columnTitle),
      cutText(capitalise(right), LIMITS.columnTitle),
    )
  return questions[shapeOf(topic)]
}

function shapeOf(topic: string): OutlineShape {
  if (HOW_TO.test(topic)) return 'howTo'
  return LIST.test(topic) ? 'list' : 'general'
}

const capitalise = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
