import { describe, expect, test } from 'vitest'
import { COLLECTION } from '../../../../adapters/ai/builtin/collection/collection.ts'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { matchCollection } from '../../../../adapters/ai/builtin/match-collection.ts'
import { LANGUAGES } from '../../../../workflows/carousel/content.ts'
import { checkContent } from '../../../../workflows/carousel/rules/check-content.ts'
import { slideText } from '../../../../workflows/carousel/rules/slide-text.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'

const match = (topic: string) => matchCollection(topic, COLLECTION)?.id ?? null

describe('a topic of the collection is recognised', () => {
  test.each([
    ['Как начать бегать', 'running'],
    ['как правильно бегать по утрам', 'running'],
    ['5 ошибок начинающих бегунов', 'running'],
    ['How to start running', 'running'],
    ['Morning runs for beginners', 'running'],
    ['Как наладить сон', 'sleep'],
    ['How to fall asleep', 'sleep'],
    ['Тайм-менеджмент', 'time-management'],
    ['Как перестать прокрастинировать', 'time-management'],
    ['Как сварить вкусный кофе дома', 'coffee'],
    ['How to brew better coffee', 'coffee'],
    ['Как сделать первую продажу', 'first-sale'],
    ['Где найти клиентов', 'first-sale'],
    ['Как отвечать на негативные отзывы', 'customer-care'],
    ['How to handle bad reviews', 'customer-care'],
    ['Уход за комнатными растениями', 'houseplants'],
    ['Как вести семейный бюджет', 'budgeting'],
    ['How to save money', 'budgeting'],
    ['Страх публичных выступлений', 'public-speaking'],
    ['Как выучить английский язык', 'language-learning'],
    ['Learning a foreign language', 'language-learning'],
    ['Как работать на удалёнке', 'remote-work'],
    ['Как фотографировать товар на телефон', 'phone-photography'],
  ])('%s → %s', (topic, id) => {
    expect(match(topic)).toBe(id)
  })
})

test.each([
  'Бегемоты в зоопарке',
  'История бегства Наполеона',
  'Как открыть кофейню',
  'Как продавать кофе оптом',
  'Продавать кофе',
  'Car service',
  'Время года осень',
  'Отзыв лицензии у банка',
  'Продажа цветов на свадьбу',
  'Как выбрать ипотеку',
  'Quantum computing',
  'Running a law firm in Texas',
  'Power plants of Norway',
  'Wedding planning in Italy',
  'Programming language design',
  'Photo studio rent agreement',
  'Как',
  '5 советов',
  '🎉',
  '',
])('“%s” matches nothing', (topic) => {
  expect(match(topic)).toBeNull()
})

const drafts = COLLECTION.flatMap((entry) =>
  LANGUAGES.map((language) => ({ id: entry.id, language, draft: entry.drafts[language] })),
)

describe.each(drafts)('$id in $language', ({ language, draft }) => {
  const words = [...draft.slides.map(slideText), draft.caption].join('\n')

  test('names no number, source or address', () => {
    expect(words).not.toMatch(/\d|%|https?:|www\.|@|study|studies|research|учёны|исследовани/i)
  })

  test('is set as its language is: quotes, dashes, ё', () => {
    expect(words).not.toMatch(/["]|(?:^|\s)-\s|\.\.\./m)
    expect(words).not.toMatch(language === 'ru' ? /[“”]/ : /[«»„—]—|[«»]/)
    expect(words).not.toMatch(
      /(?:^|[^а-яё])(?:еще|все-таки|ее|нее|идет|дает|легкий|темный)(?![а-яё])/i,
    )
  })
})

test.each(LANGUAGES)(
  'a draft in %s is a valid carousel that says where it is from',
  async (language) => {
    const writer = createBuiltinWriter()
    for (const entry of COLLECTION) {
      const topic = entry.drafts[language].slides[0]
      const title = topic?.kind === 'title' ? topic.title : ''
      const source = {
        kind: 'topic',
        topic:
          match(title) === entry.id ? title : entry.subject.find((word) => !word.endsWith('*'))!,
      } as const
      const written = await writer.write({ source, language }, someWork())
      expect(written.note).toBe('bundled_draft')
      expect(checkContent(written.content)).toMatchObject({ ok: true })
      expect(written.content.caption).toContain('Potok collection, CC BY 4.0')
      expect(written.content.caption).toContain(
        language === 'ru' ? 'Сделано без ИИ' : 'Made without AI',
      )
    }
  },
)

test('the draft is in the asked language, whatever the topic’s', async () => {
  const written = await createBuiltinWriter().write(
    {
      source: { kind: 'topic', topic: 'How to start running' },
      language: 'ru',
    },
    someWork(),
  )
  expect(written.content.slides[0]).toMatchObject({ title: 'Как начать бегать и не бросить' })
})
