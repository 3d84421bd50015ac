import type { Language } from '../../carousel/content.ts'

interface StartTexts {
  menu: string
  newCarousel: string
  brand: string
  history: string
  analyse: string
  ideas: string
  rewrite: string
  reply: string
  schedules: string
  privacy: string
  help: string
}

/** The buttons below the greeting and the help. */
export const startTexts: Record<Language, StartTexts> = {
  ru: {
    menu: '🏠 Рабочее меню',
    newCarousel: '✨ Новая карусель',
    brand: '🏷 Мой бренд',
    history: '🗂 История',
    analyse: '🔎 Разобрать текст',
    ideas: '💡 Идеи на неделю',
    rewrite: '✍️ Переписать текст',
    reply: '💬 Ответить клиенту',
    schedules: '🗓 Расписание',
    privacy: '🔒 Мои данные',
    help: '❔ Как это работает',
  },
  en: {
    menu: '🏠 Work menu',
    newCarousel: '✨ New carousel',
    brand: '🏷 My brand',
    history: '🗂 History',
    analyse: '🔎 Analyse a text',
    ideas: '💡 Ideas for a week',
    rewrite: '✍️ Rewrite a text',
    reply: '💬 Reply to a customer',
    schedules: '🗓 Schedule',
    privacy: '🔒 My data',
    help: '❔ How it works',
  },
}
