import type { Language } from '../../carousel/content.ts'

interface ListTexts {
  none: string
  some(count: string, shown: number, all: number): string
  forms: readonly [string, string, string]
  decline: string
  why: string
  words: string
  expires(day: string): string
  openDeal: string
}

export const listTexts: Record<Language, ListTexts> = {
  ru: {
    none: 'Сейчас ничего не ждёт вашего решения. 👌',
    some: (count, shown, all) =>
      shown < all ? `Ждёт решения: ${count}. Вот первые ${shown}:` : `Ждёт решения: ${count}.`,
    forms: ['сделка', 'сделки', 'сделок'],
    decline: '✋ С причиной',
    why: 'Почему отклоняем? Напишу это тому, кто просил.',
    words: 'Напишите причину словами, до 2000 знаков.',
    expires: (day) => `Решить нужно до: ${day}`,
    openDeal: '🤝 Сделка',
  },
  en: {
    none: 'Nothing waits for your decision now. 👌',
    some: (count, shown, all) =>
      shown < all ? `To be decided: ${count}. The first ${shown}:` : `To be decided: ${count}.`,
    forms: ['deal', 'deals', 'deals'],
    decline: '✋ With a reason',
    why: 'Why is it declined? I will tell who asked.',
    words: 'Write the reason in words, up to 2,000 characters.',
    expires: (day) => `To be decided by: ${day}`,
    openDeal: '🤝 Deal',
  },
}
