import type { Language } from '../../../workflows/carousel/content.ts'

/** The words that are Potok's own and not the author's. */
export const LABELS = {
  ru: {
    untitled: 'Без названия',
    points: 'Главное',
    steps: 'По шагам',
    comparison: 'Сравнение',
    usefulTitle: 'Пригодилось?',
    usefulText: 'Сохраните карусель и отправьте тому, кому она поможет.',
    usefulAction: 'Сохраните, чтобы не потерять',
    addTitle: 'Допишите сами',
    noAiOwnWords: 'Сделано без ИИ: слова автора, разложенные по слайдам.',
    noAiDraft: (source: string) =>
      `Сделано без ИИ: готовый черновик из коллекции Потока (${source}). Добавьте свой опыт и примеры.`,
    noAiOutline:
      'Сделано без ИИ: это план, а не готовый текст. Ответьте на вопросы — и он станет вашим.',
    hashtag: '#карусель',
  },
  en: {
    untitled: 'Untitled',
    points: 'Key points',
    steps: 'Step by step',
    comparison: 'Side by side',
    usefulTitle: 'Was this useful?',
    usefulText: 'Save the carousel and send it to someone it may help.',
    usefulAction: 'Save it for later',
    addTitle: 'Add your own words',
    noAiOwnWords: 'Made without AI: the author’s own words, laid out on slides.',
    noAiDraft: (source: string) =>
      `Made without AI: a ready draft (${source}). Add your own experience and examples.`,
    noAiOutline:
      'Made without AI: an outline, not a finished text. Answer the questions to make it yours.',
    hashtag: '#carousel',
  },
} as const satisfies Record<Language, object>
