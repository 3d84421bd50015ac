import { keywords } from './collection/entry.ts'
import type { CollectionEntry } from './collection/entry.ts'
import { STOP_WORDS } from './stop-words.ts'
import { wordsOf } from './words.ts'

/** The share of a topic's words that a draft must cover; below it the draft would be about something else. */
const THRESHOLD = 0.6

// Words of topics that say nothing of the subject: «как начать…», «5 ошибок новичка», “tips for beginners”.
const GENERIC = toMatcher(
  keywords(`
    начать начинать начинаем начни начните правильно правильный быстро легко просто
    совет* лайфхак* ошибк* ошибок нович* начинающ* гид руководств* инструкци* шаг*
    пошагов* способ* секрет* идеи идей основ* полезн* важн* топ лучш* стоит научиться
    хорошо хороший нуля ноль помощь помочь зачем причин* правил* азы чеклист чек-лист
    наконец бросить вещей вещи советы рассказ пост карусель взрослым start starting
    started begin beginning beginner* tips tip guide basics basic mistake* easy easily
    simple quick quickly best steps step ideas better improve right top daily help rules
    scratch newbie* introduction intro checklist reasons finally carousel post`),
)

/** The draft that is about the topic, or null: an unrelated topic matches nothing. */
export function matchCollection(
  topic: string,
  collection: readonly CollectionEntry[],
): CollectionEntry | null {
  const words = [...new Set(wordsOf(topic))].filter(
    (word) => !STOP_WORDS.has(word) && !GENERIC(word) && !/^\p{N}+$/u.test(word),
  )
  const scored = collection
    .map((entry) => ({ entry, ...cover(words, entry) }))
    .filter(({ subject, share }) => subject > 0 && share >= THRESHOLD)
    .sort((a, b) => b.share - a.share || b.subject - a.subject)
  return scored[0]?.entry ?? null
}

function cover(words: readonly string[], entry: CollectionEntry) {
  const isSubject = toMatcher(entry.subject)
  const isRelated = toMatcher(entry.related)
  const subject = words.filter(isSubject).length
  const known = words.filter((word) => isSubject(word) || isRelated(word)).length
  return { subject, share: known / Math.max(1, words.length) }
}

function toMatcher(keywords: readonly string[]): (word: string) => boolean {
  const whole = new Set(keywords.filter((keyword) => !keyword.endsWith('*')))
  const prefixes = keywords.filter((keyword) => keyword.endsWith('*')).map((k) => k.slice(0, -1))
  return (word) => whole.has(word) || prefixes.some((prefix) => word.startsWith(prefix))
}
