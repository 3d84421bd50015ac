import type { TextFeatures } from './features.ts'
import { meaningfulWords, stem } from '../../words.ts'

/** What the text says: its own sentence that has most of its themes, named as such. */
export function summaryOf(
  { sentences, language, words }: TextFeatures,
  themes: readonly string[],
): string {
  const about = new Set(themes.flatMap((theme) => meaningfulWords(theme)).map(stem))
  const key = [...sentences]
    .map((sentence, index) => ({
      sentence,
      weight:
        new Set(
          meaningfulWords(sentence)
            .map(stem)
            .filter((word) => about.has(word)),
        ).size -
        index * 0.05 -
        Math.max(0, sentence.length - 220) / 60,
    }))
    .sort((one, other) => other.weight - one.weight)[0]?.sentence
  const [first = ''] = themes
  if (language === 'ru') {
    const size = words < 60 ? 'Короткий текст' : words < 300 ? 'Текст' : 'Большой текст'
    return `${size} на тему «${first}». Главная мысль, судя по словам: «${key ?? first}»`
  }
  const size = words < 60 ? 'A short text' : words < 300 ? 'A text' : 'A long text'
  return `${size} about “${first}”. Its main point, by its words: “${key ?? first}”`
}
