import type { Language } from '../../../../workflows/carousel/content.ts'
import type { CarouselDraft } from '../../../../workflows/carousel/rules/draft.ts'

/** What a well-behaved model answers, in either language, with every kind of slide. */
export function modelDraft(language: Language): CarouselDraft {
  const say = (ru: string, en: string) => (language === 'ru' ? ru : en)
  const column = { title: say('Так', 'This way'), points: [say('Проще', 'Simpler')] }
  return {
    slides: [
      { kind: 'title', title: say('Начните с малого', 'Start small'), subtitle: '' },
      { kind: 'text', title: '', text: say('Один шаг в день.', 'One step a day.') },
      {
        kind: 'points',
        title: say('Нужно', 'You need'),
        points: [say('Время', 'Time'), say('Место', 'A place')],
      },
      {
        kind: 'steps',
        title: say('Порядок', 'In order'),
        steps: [
          { title: say('Решите', 'Decide'), text: '' },
          { title: say('Сделайте', 'Do it'), text: say('Сегодня.', 'Today.') },
        ],
      },
      { kind: 'comparison', title: say('Что выбрать', 'Which one'), left: column, right: column },
      { kind: 'quote', text: say('Просто начните.', 'Just start.'), author: '' },
      {
        kind: 'call_to_action',
        title: say('Ваш ход', 'Your move'),
        text: '',
        action: say('Сохраните', 'Save it'),
      },
    ],
    caption: say('Подпись.', 'A caption.'),
    hashtags: [say('#начало', '#start')],
  }
}
