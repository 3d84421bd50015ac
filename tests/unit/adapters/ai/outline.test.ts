import { expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import type { Language } from '../../../../workflows/carousel/content.ts'
import { checkContent } from '../../../../workflows/carousel/rules/check-content.ts'
import { slideText } from '../../../../workflows/carousel/rules/slide-text.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'

const outline = (topic: string, language: Language) =>
  createBuiltinWriter().write({ source: { kind: 'topic', topic }, language }, someWork())

test.each([
  [
    'Как выбрать ипотеку',
    'ru',
    ['title', 'points', 'steps', 'comparison', 'text', 'call_to_action'],
  ],
  [
    '7 ошибок в договоре аренды',
    'ru',
    ['title', 'points', 'points', 'text', 'text', 'call_to_action'],
  ],
  [
    'Ипотека или аренда?',
    'ru',
    ['title', 'points', 'comparison', 'text', 'text', 'call_to_action'],
  ],
  ['Quantum computing', 'en', ['title', 'points', 'text', 'points', 'text', 'call_to_action']],
] as const)('“%s” gives an outline that fits its form', async (topic, language, kinds) => {
  const { content, note } = await outline(topic, language)
  expect(note).toBe('outline')
  expect(content.slides.map(({ kind }) => kind)).toEqual(kinds)
  expect(checkContent(content)).toMatchObject({ ok: true })
})

test('it says that it is an outline, and that no AI was used', async () => {
  const { content, usedAi } = await outline('Квантовая криптография', 'ru')
  expect(usedAi).toBe(false)
  expect(content.slides[0]).toMatchObject({
    title: 'Квантовая криптография',
    subtitle: expect.stringContaining('План'),
  })
  expect(content.caption).toContain('Сделано без ИИ: это план')
  expect(content.hashtags).toEqual(['#квантовая', '#криптография'])
})

test('it asks and never states: every slide has a question or tells what to fill in', async () => {
  for (const topic of ['Как выбрать ипотеку', 'Ипотека или аренда?', 'Квантовая криптография']) {
    const { content } = await outline(topic, 'ru')
    for (const slide of content.slides.slice(1)) expect(slideText(slide)).toMatch(/\?/)
  }
})

test('a long topic keeps its whole words and its place in the question', async () => {
  const { content } = await outline('очень длинная тема про всё на свете '.repeat(20), 'ru')
  expect(checkContent(content)).toMatchObject({ ok: true })
  expect(slideText(content.slides[1]!)).toContain('…»?')
})
