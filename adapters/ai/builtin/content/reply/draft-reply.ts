import type { InputOf } from '../../../../../workflows/ai/content/input.ts'
import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { cleanText } from '../../../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../../../workflows/carousel/rules/cut-text.ts'
import { sentencesOf } from '../../sentences.ts'
import { type Intent, intentsOf } from './intents.ts'
import { replyTexts } from './reply-texts.ts'

/** Characters of the facts that go into the answer as they are. */
const FACTS = 1_200

/** An answer by templates: what was understood, the given facts word for word, and no promise besides. */
export function draftReply(
  { message, facts: given }: InputOf<'reply'>,
  language: Language,
): OutputOf<'reply'> {
  const t = replyTexts[language]
  const intents = intentsOf(message)
  const [main = 'other'] = intents
  const facts = given ? cutText(cleanText(given), FACTS) : ''
  const question = questionOf(message)
  const parts = [
    t.hello,
    t.opening[main],
    ...(facts === '' ? [t.withoutFacts[main]] : [facts]),
    t.closing[main],
  ]
  const understood = `${intents.map((intent) => t.wants[intent]).join(', ')}${question ? `: ${t.quote(question)}` : ''}`
  return {
    kind: 'reply',
    understood: cutText(`${understood[0]?.toUpperCase() ?? ''}${understood.slice(1)}.`, 400),
    text: parts.filter((part) => part !== '').join('\n\n'),
    check: checksFor(intents, facts, language),
  }
}

function checksFor(intents: readonly Intent[], facts: string, language: Language): string[] {
  const t = replyTexts[language]
  const specific = intents.map((intent) => t.check[intent]).filter((line) => line !== '')
  return [...(facts === '' ? specific : []), t.checkAlways].slice(0, 5)
}

/** The customer's own question, when it is short enough to be shown. */
function questionOf(message: string): string | null {
  const question = sentencesOf(cleanText(message).replace(/\n+/g, ' ')).find((sentence) =>
    sentence.endsWith('?'),
  )
  return question && question.length <= 160 ? question : null
}
