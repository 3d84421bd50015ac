import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { carouselContentSchema, LANGUAGES } from '../../../../workflows/carousel/content.ts'
import type { Language } from '../../../../workflows/carousel/content.ts'
import type { WriteRequest } from '../../../../workflows/carousel/ports.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'

const writer = createBuiltinWriter()

const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
const broken = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 })
const emoji = fc.array(fc.constantFrom('🎉', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️‍🔥', '1️⃣', ' '), {
  minLength: 1,
  maxLength: 60,
})
const piece = fc.constantFrom(
  'Как начать. ',
  'Short one. ',
  '\n\n',
  '\n- пункт ',
  '\n1. шаг ',
  '\n# Заголовок\n',
  '\n> цитата\n',
  '«Слова» — Автор\n',
  'Было — Стало\nодно — другое\n',
  'מילים בעברית ',
  'كلمات عربية ',
  '<b>bold</b> <script>x</script>',
  '<li>item',
  '@someone ',
  'https://example.com/x ',
  '#тег ',
  'и вот ещё одно довольно длинное предложение без всякого конца, ',
  'x'.repeat(700),
  '"quoted" ',
  '\u202Eobratno\u202C ',
  'e\u0301\u0301\u0301 ',
  '\t|\t',
  ': ',
)
const mixture = fc.array(piece, { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''))
const input = fc.oneof(
  anything,
  broken,
  emoji.map((parts) => parts.join('')),
  mixture,
)

/** What is wrong with what was written; nothing when it is a valid carousel. */
async function faults(source: WriteRequest['source'], language: Language): Promise<unknown[]> {
  const {
    content,
    writer: name,
    usedAi,
    usage,
  } = await writer.write({ source, language }, someWork())
  const checked = carouselContentSchema.safeParse(content)
  const notice = language === 'ru' ? 'без ИИ' : 'without AI'
  const rules = {
    'starts with a title': content.slides[0]?.kind === 'title',
    'ends with a call to action': content.slides.at(-1)?.kind === 'call_to_action',
    'is in the asked language': content.language === language,
    'says that no AI was used': content.caption.includes(notice) && !usedAi,
    'costs nothing': usage.length === 0 && name === 'builtin',
  }
  const broken = Object.entries(rules).filter(([, holds]) => !holds)
  return [...(checked.error?.issues ?? []), ...broken.map(([rule]) => rule)]
}

test('any text gives a valid carousel in either language', async () => {
  await fc.assert(
    fc.asyncProperty(input, fc.constantFrom(...LANGUAGES), async (text, language) => {
      expect(await faults({ kind: 'text', text }, language)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('any topic gives a valid carousel in either language', async () => {
  await fc.assert(
    fc.asyncProperty(input, fc.constantFrom(...LANGUAGES), async (topic, language) => {
      expect(await faults({ kind: 'topic', topic }, language)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const SENTENCE = 'Это предложение повторяется много раз, но каждый раз оно немного другое. '

test.each([
  ['one character', 'я'],
  ['one punctuation mark', '?'],
  ['invisible characters only', '\u200B\u202E\uFEFF'],
  ['white space only', ' \n\t '],
  ['a lone colon before a list', 'Как начать. «Слова» — Автор\n: <li>item\n- пункт '],
  ['one endless word', 'щ'.repeat(20_000)],
  ['one endless grapheme', `e${'\u0301'.repeat(5_000)}`],
  ['emoji only', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(900)],
  ['right-to-left text', 'שלום עולם, זה טקסט ארוך. '.repeat(300)],
  ['20,000 characters of sentences', SENTENCE.repeat(300).slice(0, 20_000)],
  ['more than 20,000 characters', SENTENCE.repeat(1_000)],
  ['500 lines', Array.from({ length: 500 }, (_, index) => `строка номер ${index}`).join('\n')],
  ['500 bullets', Array.from({ length: 500 }, (_, index) => `- пункт ${index}`).join('\n')],
  ['500 headings', Array.from({ length: 500 }, (_, index) => `# Глава ${index}`).join('\n\n')],
  [
    'a page of HTML',
    '<p>Первый абзац.</p><script>alert(1)</script><ul><li>один<li>два</ul>'.repeat(50),
  ],
  ['unclosed tags', '<script>'.repeat(2_000)],
  ['lone surrogates', '\uD83D'.repeat(200)],
  ['NUL characters', 'до\u0000после '.repeat(50)],
])('%s', async (_name, text) => {
  for (const language of LANGUAGES) {
    expect(await faults({ kind: 'text', text }, language)).toEqual([])
    expect(await faults({ kind: 'topic', topic: text }, language)).toEqual([])
  }
})
