import type { CarouselSource } from '../../../carousel/ports.ts'
import type { Language } from '../../../carousel/content.ts'

interface NewCarouselTexts {
  title: string
  askSource: string
  askStyle: string
  /** Ends the questions: everything as in the session. */
  asUsual(style: string, format: string): string
  more: string
  before: string
  askFormat: string
  askLanguage: string
  languages: Record<Language, string>
  sourceTaken(source: CarouselSource): string
  styleTaken(style: string): string
  formatTaken(format: string): string
  languageTaken(language: string): string
}

const cut = (words: string) => {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line
}

/** What the wizard of a new carousel says. */
export const newCarouselTexts: Record<Language, NewCarouselTexts> = {
  ru: {
    title: 'новая карусель',
    askSource: `О чём карусель? Пришлите что удобно:

• тему одной строкой
• свой текст
• пост, пересланный из канала или чата
• файл txt или md
• ссылку на статью`,
    askStyle: 'В каком стиле?',
    asUsual: (style, format) => `⚡ Сразу: ${style}, ${format}`,
    more: 'Ещё стили ›',
    before: '‹ К началу',
    askFormat: 'Какой формат?',
    askLanguage: 'На каком языке слайды?',
    languages: { ru: 'Русский', en: 'Английский' },
    sourceTaken: (source) => {
      switch (source.kind) {
        case 'topic':
          return `Тема: ${cut(source.topic)}`
        case 'text':
          return `Текст: ${cut(source.text)}`
        case 'document':
          return `Файл: ${cut(source.name ?? 'документ')}`
        default:
          return `Ссылка: ${cut(source.url)}`
      }
    },
    styleTaken: (style) => `🎨 Стиль: ${style}`,
    formatTaken: (format) => `📐 Формат: ${format}`,
    languageTaken: (language) => `🗣 Язык слайдов: ${language}`,
  },
  en: {
    title: 'a new carousel',
    askSource: `What is the carousel about? Send whatever you have:

• a topic in one line
• a text of your own
• a post forwarded from a channel or a chat
• a txt or md file
• a link to an article`,
    askStyle: 'Which style?',
    asUsual: (style, format) => `⚡ Right away: ${style}, ${format}`,
    more: 'More styles ›',
    before: '‹ To the first',
    askFormat: 'Which format?',
    askLanguage: 'In which language should the slides be?',
    languages: { ru: 'Russian', en: 'English' },
    sourceTaken: (source) => {
      switch (source.kind) {
        case 'topic':
          return `Topic: ${cut(source.topic)}`
        case 'text':
          return `Text: ${cut(source.text)}`
        case 'document':
          return `File: ${cut(source.name ?? 'a document')}`
        default:
          return `Link: ${cut(source.url)}`
      }
    },
    styleTaken: (style) => `🎨 Style: ${style}`,
    formatTaken: (format) => `📐 Format: ${format}`,
    languageTaken: (language) => `🗣 Language of the slides: ${language}`,
  },
}
