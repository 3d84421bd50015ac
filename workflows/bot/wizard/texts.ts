import type { Language } from '../../carousel/content.ts'

interface WizardTexts {
  skip: string
  back: string
  leave: string
  resume: string
  left: string
  kept(title: string): string
  /** Nothing was said for half an hour. */
  waits(title: string): string
  resumed(title: string): string
  nothingToResume: string
  nothingToLeave: string
  over: string
  answeredAlready: string
  notYours: string
  chooseOrWrite: string
  /** A deploy changed the wizard, and its answers no longer fit. */
  startedOver(title: string): string
  changed: string
}

export const wizardTexts: Record<Language, WizardTexts> = {
  ru: {
    skip: 'Пропустить',
    back: '‹ Назад',
    leave: 'Отменить',
    resume: 'Продолжить',
    left: 'Хорошо, отменил. Ничего не сохранено.',
    kept: (title) =>
      `Мы остановились посередине: ${title}. Ответы сохранены, можно продолжить в любой момент.`,
    waits: (title) =>
      `Кажется, вам сейчас не до этого, отложил: ${title}. Всё сохранено, продолжить можно в течение недели.`,
    resumed: (title) => `Продолжаем: ${title}.`,
    nothingToResume: 'Начатых дел нет. Что можно сделать, подскажет /help',
    nothingToLeave: 'Отменять сейчас нечего.',
    over: 'Этот разговор уже закончен.',
    answeredAlready: 'На этот вопрос вы уже ответили. Сейчас вот о чём:',
    notYours: 'Эти кнопки для того, кто начал разговор.',
    startedOver: (title) =>
      `Пока нас не было, здесь кое-что обновилось, поэтому начнём сначала: ${title}.`,
    changed: 'Простите, здесь кое-что обновилось, и этот разговор придётся начать заново.',
    chooseOrWrite: 'Такого ответа я не понял. Выберите кнопкой или напишите словами.',
  },
  en: {
    skip: 'Skip',
    back: '‹ Back',
    leave: 'Cancel',
    resume: 'Continue',
    left: 'All right, cancelled. Nothing was saved.',
    kept: (title) =>
      `We stopped halfway: ${title}. Your answers are kept, and we can go on at any time.`,
    waits: (title) =>
      `You seem to be busy, so I put this aside: ${title}. Everything is kept, and we can go on within a week.`,
    resumed: (title) => `Going on: ${title}.`,
    nothingToResume: 'Nothing is unfinished. For what I can do, see /help',
    nothingToLeave: 'There is nothing to cancel.',
    over: 'This conversation is over already.',
    answeredAlready: 'You answered this question already. Now it is about this:',
    notYours: 'These buttons are for whoever began the conversation.',
    startedOver: (title) =>
      `Something was updated here while we were away, so let us start over: ${title}.`,
    changed: 'Sorry, something was updated here, and this conversation has to begin again.',
    chooseOrWrite: 'I did not understand this answer. Choose a button or write it in words.',
  },
}
