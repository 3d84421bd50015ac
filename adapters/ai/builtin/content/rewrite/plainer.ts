import type { InputOf } from '../../../../../workflows/ai/content/input.ts'
import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { cleanText } from '../../../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../../../workflows/carousel/rules/cut-text.ts'
import { withoutBureaucracy } from '../analysis/bureaucratic.ts'
import { shorterSentences } from './shorter-sentences.ts'

/**
 * What rules can do for a text without touching its facts: plain words for bureaucratic ones, long sentences
 * divided where they join, punctuation put right. They cannot give it a tone, and say so.
 */
export function plainer(
  { text: given }: InputOf<'rewrite'>,
  language: Language,
): OutputOf<'rewrite'> {
  const clean = cleanText(given)
  const { text: plain, changed } = withoutBureaucracy(clean, language)
  const { text: short, divided } = shorterSentences(plain)
  const text = punctuation(short, language)
  const ru = language === 'ru'
  const changes: string[] = []
  if (changed.length > 0) {
    const pairs = [...new Map(changed.map(({ found, better }) => [found.toLowerCase(), better]))]
      .slice(0, 4)
      .map(([found, better]) => (ru ? `«${found}» → «${better}»` : `“${found}” → “${better}”`))
    changes.push(`${ru ? 'Проще слова' : 'Plainer words'}: ${pairs.join(', ')}`)
  }
  if (divided > 0) {
    changes.push(
      ru ? `Разделил длинных предложений: ${divided}` : `Long sentences divided: ${divided}`,
    )
  }
  if (text !== short) {
    changes.push(
      ru ? 'Поправил кавычки, тире и лишние знаки' : 'Put quotes, dashes and surplus marks right',
    )
  }
  changes.push(
    ru
      ? 'Тон остался вашим: без ИИ правила его не меняют'
      : 'The tone is still yours: without AI, rules do not change it',
  )
  return { kind: 'rewrite', text, changes: changes.map((change) => cutText(change, 300)) }
}

function punctuation(text: string, language: Language): string {
  const tidy = text
    .replace(/!{2,}/g, '!')
    .replace(/\?{2,}/g, '?')
    .replace(/(?<=\p{L}) +([,;:!?])/gu, '$1')
    .replace(/(?<=[\p{L}\p{N}»”)]) - (?=[\p{L}\p{N}«“(])/gu, ' — ')
    .replace(/\.{3,}/g, '…')
  return language === 'ru'
    ? tidy.replace(/(?<![\p{L}\p{N}])"([^"\n]{1,300})"/gu, '«$1»')
    : tidy.replace(/(?<![\p{L}\p{N}])"([^"\n]{1,300})"/gu, '“$1”')
}
