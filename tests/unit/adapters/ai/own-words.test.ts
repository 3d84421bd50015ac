import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { LABELS } from '../../../../adapters/ai/builtin/labels.ts'
import { wordsOf } from '../../../../adapters/ai/builtin/words.ts'
import type { Language, SlideContent, SlideKind } from '../../../../workflows/carousel/content.ts'
import { slideText } from '../../../../workflows/carousel/rules/slide-text.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'

const writer = createBuiltinWriter()
const write = (text: string, language: Language = 'ru') =>
  writer.write({ source: { kind: 'text', text }, language }, someWork())

async function slideOf<Kind extends SlideKind>(kind: Kind, text: string) {
  const { content } = await write(text)
  return content.slides.find((slide) => slide.kind === kind) as
    | Extract<SlideContent, { kind: Kind }>
    | undefined
}

const FILLER = `Первый абзац рассказывает о мастерской. Он довольно длинный, чтобы хватило на слайд.

Второй абзац рассказывает о людях. Они приходят по вечерам и остаются надолго.

Третий абзац рассказывает о чае. Чай пьют после занятия за общим столом.`

describe('the author’s structure becomes slides', () => {
  test('a heading is the title', async () => {
    const { content, note } = await write(`Наша мастерская\n\n${FILLER}`)
    expect(note).toBe('own_words')
    expect(content.slides[0]).toMatchObject({ kind: 'title', title: 'Наша мастерская' })
  })

  test('without a heading the first sentence is', async () => {
    const { content } = await write(FILLER)
    expect(content.slides[0]).toMatchObject({ title: 'Первый абзац рассказывает о мастерской' })
  })

  test('bullets are points under the line that announces them', async () => {
    const slide = await slideOf(
      'points',
      `${FILLER}\n\nВозьмите с собой:\n- фартук\n- воду\n- терпение`,
    )
    expect(slide).toMatchObject({
      title: 'Возьмите с собой',
      points: ['фартук', 'воду', 'терпение'],
    })
  })

  test('a numbered list is steps, each with its explanation', async () => {
    const slide = await slideOf(
      'steps',
      `${FILLER}\n\n1. Разомните глину. Так уйдёт воздух.\n2) Сядьте за круг`,
    )
    expect(slide?.steps).toEqual([
      { title: 'Разомните глину', text: 'Так уйдёт воздух.' },
      { title: 'Сядьте за круг' },
    ])
  })

  test('twelve points are three slides of four, none left alone', async () => {
    const list = Array.from({ length: 12 }, (_, index) => `- пункт ${index + 1}`).join('\n')
    const { content } = await write(`Список дел\n\n${list}`)
    const sizes = content.slides.flatMap((slide) =>
      slide.kind === 'points' ? [slide.points.length] : [],
    )
    expect(sizes).toEqual([4, 4, 4])
  })

  test('a signed quotation is a quote with its author', async () => {
    const slide = await slideOf(
      'quote',
      `${FILLER}\n\n«Пришла на час, осталась на год» — Марина, ученица`,
    )
    expect(slide).toMatchObject({
      text: 'Пришла на час, осталась на год',
      author: 'Марина, ученица',
    })
  })

  test('«было — стало» is a comparison', async () => {
    const slide = await slideOf(
      'comparison',
      `${FILLER}\n\nБыло — Стало\nДвенадцать человек — Шесть человек\nТри часа — Два часа`,
    )
    expect(slide?.left).toEqual({ title: 'Было', points: ['Двенадцать человек', 'Три часа'] })
    expect(slide?.right).toEqual({ title: 'Стало', points: ['Шесть человек', 'Два часа'] })
  })

  test('a glossary is not a comparison', async () => {
    const slide = await slideOf(
      'comparison',
      `${FILLER}\n\nШамот — глина с песком\nАнгоб — жидкая глина\nГлазурь — стекло`,
    )
    expect(slide).toBeUndefined()
  })

  test('a title that sets two things against each other compares them in the text’s words', async () => {
    const slide = await slideOf(
      'comparison',
      `Чай или кофе?\n\n${FILLER}\n\nЧай бодрит мягко. Кофе бодрит резко. Кофе лучше пить до обеда.`,
    )
    expect(slide?.right).toEqual({
      title: 'Кофе',
      points: ['Кофе бодрит резко.', 'Кофе лучше пить до обеда.'],
    })
  })

  test('the author’s last request is the call to action', async () => {
    const slide = await slideOf('call_to_action', `${FILLER}\n\nЗапишитесь на пробное занятие!`)
    expect(slide?.title).toBe('Запишитесь на пробное занятие!')
  })

  test('with the question before it, even when a link follows', async () => {
    const slide = await slideOf(
      'call_to_action',
      `${FILLER}\n\nА вы что лепите? Напишите в комментариях!\n\nПодробнее: t.me/studio`,
    )
    expect(slide).toMatchObject({ title: 'А вы что лепите?', text: 'Напишите в комментариях!' })
  })

  test('emoji at the beginning of lines are bullets', async () => {
    const slide = await slideOf('points', `${FILLER}\n\nНужно:\n🔹 фартук\n🔹 вода`)
    expect(slide?.points).toEqual(['фартук', 'вода'])
  })

  test('pasted HTML gives its words, not its tags or scripts', async () => {
    const { content } = await write(
      '<h1>Печь</h1><p>Печь греется долго. Её нельзя открывать.</p><script>alert(1)</script><ul><li>рукавицы<li>очки</ul><p>Потом печь остывает. Ждать надо до утра.</p>',
    )
    const all = content.slides.map(slideText).join('\n')
    expect(all).not.toMatch(/[<>]|alert/)
    expect(all).toContain('рукавицы')
  })
})

test('a long text keeps its order and fits ten slides', async () => {
  const parts = Array.from(
    { length: 60 },
    (_, index) => `Глава ${index + 100} говорит о глине и печи, номер ${index + 100}.`,
  )
  const { content } = await write(parts.join('\n\n'))
  const found = content.slides
    .slice(0, -1)
    .flatMap((slide) => slideText(slide).match(/номер \d+/g) ?? [])
    .map((match) => Number(match.slice(6)))
  expect(content.slides.length).toBeLessThanOrEqual(10)
  expect(found.length).toBeGreaterThan(5)
  expect(found).toEqual([...found].sort((a, b) => a - b))
})

test('a text too short for a carousel becomes an outline with its words in it', async () => {
  const { content, note } = await write('Глина любит терпение. Печь не любит спешки.')
  expect(note).toBe('outline')
  expect(content.slides[0]).toMatchObject({ title: 'Глина любит терпение' })
  expect(content.slides[1]).toMatchObject({ text: 'Печь не любит спешки.' })
})

test('hashtags are the author’s own, then the frequent words of the text', async () => {
  const { content } = await write(
    `${FILLER}\n\nЧай и ещё раз чай: чайник всегда горячий.\n\n#керамика`,
  )
  expect(content.hashtags[0]).toBe('#керамика')
  expect(content.hashtags.join(' ')).toMatch(/#абзац|#чай/)
  expect(content.hashtags.join(' ')).not.toMatch(/#(?:чтобы|всегда|рассказывает$)/)
})

test('labels are in the asked language, the words stay the author’s', async () => {
  const { content } = await write(
    `Our studio\n\n${'We make cups. People like them. Come and see us soon. '.repeat(6)}`,
    'ru',
  )
  expect(content.slides[0]).toMatchObject({ title: 'Our studio' })
  expect(content.slides.at(-1)).toMatchObject({ action: LABELS.ru.usefulAction })
  expect(content.caption).toContain('Сделано без ИИ')
})

const word = fc.constantFrom(
  ...'глина печь круг чаша мастер вечер огонь вода рука форма цвет'.split(' '),
)
const sentence = fc
  .array(word, { minLength: 3, maxLength: 12 })
  .map((words) => `${words.join(' ').replace(/^./, (first) => first.toUpperCase())}.`)
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  },
  sentence.map((text) => `- ${text}`),
  sentence.map((text) => `# ${text}`),
  sentence.map((text) => `> ${text}`),
)

test('no word is added that is neither the author’s nor a label', async () => {
  const labels = wordsOf(
    Object.values(LABELS.ru)
      .filter((label) => typeof label === 'string')
      .join(' '),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 8, maxLength: 60 }), async (lines) => {
      const text = lines.join('\n\n')
      const { content, note } = await write(text)
      fc.pre(note === 'own_words')
      const allowed = new Set([...wordsOf(text), ...labels])
      const foreign = wordsOf(content.slides.map(slideText).join(' ')).filter(
        (one) => !allowed.has(one),
      )
      expect(foreign).toEqual([])
    }),
    { numRuns: 100 },
  )
})
