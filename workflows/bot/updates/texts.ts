import type { Language } from '../../carousel/content.ts'

interface UpdateTexts {
  retry: string
  retrying(updateId: number): string
  alreadyRetried: string
  onlyAuthor: string
}

/** What is said about messages that could not be handled. */
export const updateTexts: Record<Language, UpdateTexts> = {
  ru: {
    retry: '🔁 Попробовать ещё раз',
    retrying: (updateId) => `Пробую ещё раз. Номер для поддержки: ${updateId}`,
    alreadyRetried: 'Уже пробую, минутку.',
    onlyAuthor: 'Повторить может тот, кто это написал.',
  },
  en: {
    retry: '🔁 Try again',
    retrying: (updateId) => `Trying again. Number for support: ${updateId}`,
    alreadyRetried: 'I am trying already, one moment.',
    onlyAuthor: 'Only whoever wrote it can have it tried again.',
  },
}
