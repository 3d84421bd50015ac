import type { Language } from '../../carousel/content.ts'

interface PrivacyTexts {
  privateOnly: string
  question: string
  exportButton: string
  askForgetButton: string
  exporting: string
  exported: (number: number, isLast: boolean) => string
  askForget: string
  forgetButton: string
  keepButton: string
  kept: string
  planned: (at: string) => string
  cancelButton: string
  cancelled: string
  nothingToCancel: string
  tooLate: string
  reminder: (at: string) => string
  goodbye: string
}

export const privacyTexts: Record<Language, PrivacyTexts> = {
  ru: {
    privateOnly: 'Личные данные показываю только в личном чате. Напишите мне туда.',
    question: 'Что сделать с вашими данными?',
    exportButton: '📄 Прислать всё файлом',
    askForgetButton: '🗑 Удалить всё',
    exporting: 'Собираю всё, что хранится о вас. Пришлю файлом сюда же.',
    exported: (number, isLast) =>
      isLast && number === 1
        ? 'Всё, что хранится о вас. Удалить это: /forget'
        : `Часть ${number}${isLast ? ', последняя' : ''}. Удалить всё это: /forget`,
    askForget:
      'Удалю всё ваше: сообщения, карусели с картинками и правками, тексты помощника, бренд, расписания, подписку и связь с аккаунтом.\n\nОстанется то, что велит хранить закон: заказы и счета компании, а в журнале изменений только отметки, без содержания.\n\nДам сутки, чтобы передумать. Сначала можно забрать копию: /privacy. Удалять?',
    forgetButton: 'Да, удалить всё',
    keepButton: 'Нет, оставить',
    kept: 'Хорошо, ничего не удаляю.',
    planned: (at) => `Удалю ${at}. До этого можно передумать кнопкой или ещё раз командой /forget.`,
    cancelButton: 'Передумал, не удалять',
    cancelled: 'Хорошо, удаление отменено. Всё на месте.',
    nothingToCancel: 'Отменять уже нечего.',
    tooLate: 'Удаление уже идёт, остановить его нельзя.',
    reminder: (at) => `Напоминаю: ${at} я удалю всё, что хранится о вас. Ещё можно передумать.`,
    goodbye:
      'Удаляю всё, что хранилось о вас. Спасибо, что были здесь. Если напишете снова, начнём с чистого листа.',
  },
  en: {
    privateOnly: 'I show personal data in a private chat only. Please write to me there.',
    question: 'What shall I do with your data?',
    exportButton: '📄 Send it all as a file',
    askForgetButton: '🗑 Delete everything',
    exporting: 'Gathering all that is stored about you. I will send it here as a file.',
    exported: (number, isLast) =>
      isLast && number === 1
        ? 'All that is stored about you. To delete it: /forget'
        : `Part ${number}${isLast ? ', the last one' : ''}. To delete all of it: /forget`,
    askForget:
      'I will delete all that is yours: messages, carousels with their pictures and edits, what the assistant wrote, your brand, schedules, subscription and the tie to your account.\n\nWhat the law asks to keep stays: orders and invoices of the company, and in the trail of changes only marks, without content.\n\nYou have a day to change your mind. You can take a copy first: /privacy. Shall I delete it?',
    forgetButton: 'Yes, delete everything',
    keepButton: 'No, keep it',
    kept: 'All right, nothing is deleted.',
    planned: (at) =>
      `I will delete it on ${at}. Until then you can change your mind with the button or with /forget once more.`,
    cancelButton: 'Changed my mind, keep it',
    cancelled: 'All right, nothing will be deleted. Everything is in place.',
    nothingToCancel: 'There is nothing to cancel any more.',
    tooLate: 'The deletion is under way and cannot be stopped.',
    reminder: (at) =>
      `A reminder: on ${at} I will delete all that is stored about you. You can still change your mind.`,
    goodbye:
      'I am deleting all that was stored about you. Thank you for having been here. If you write again, we start afresh.',
  },
}
