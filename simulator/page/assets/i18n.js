const texts = {
  en: {
    bannerTitle: 'Telegram simulator',
    bannerText: 'no real Telegram is connected',
    chats: 'Chats',
    listHint:
      'These people are made up. Be any of them: the bot answers each in their own language.',
    choose: 'Choose who you are to start a chat',
    back: 'Back to the chats',
    message: 'Message',
    messages: 'Messages',
    send: 'Send',
    attach: 'Attach a file',
    commands: 'Commands',
    toEnd: 'To the newest message',
    writeAs: 'Write as',
    cancelReply: 'Do not reply',
    reply: 'Reply',
    bot: 'bot',
    noWebhook: 'the bot is not connected yet',
    block: 'Block',
    unblock: 'Unblock',
    blocked: 'You have blocked this bot',
    edited: 'edited',
    today: 'Today',
    yesterday: 'Yesterday',
    photo: 'Photo',
    album: 'Album',
    document: 'File',
    download: 'Download',
    close: 'Close',
    previous: 'Previous picture',
    next: 'Next picture',
    viewer: 'Picture viewer',
    of: 'of',
    nothing: 'No messages yet',
    emptyTitle: 'What can this bot do?',
    emptyText: 'Write to it as you would in Telegram. For example:',
    try: '/carousel How to start running',
    you: 'You',
    lost: 'The connection is lost. Trying again…',
    failed: 'That did not work',
    typing: 'typing',
    upload_photo: 'sending a photo',
    upload_document: 'sending a file',
    working: 'working',
    open: 'Open picture',
  },
  ru: {
    bannerTitle: 'Симулятор Telegram',
    bannerText: 'настоящий Telegram не подключён',
    chats: 'Чаты',
    listHint: 'Эти люди выдуманы. Будьте любым из них: бот отвечает каждому на его языке.',
    choose: 'Выберите, кем вы будете, чтобы начать разговор',
    back: 'К списку чатов',
    message: 'Сообщение',
    messages: 'Сообщения',
    send: 'Отправить',
    attach: 'Прикрепить файл',
    commands: 'Команды',
    toEnd: 'К последнему сообщению',
    writeAs: 'Писать как',
    cancelReply: 'Не отвечать',
    reply: 'Ответить',
    bot: 'бот',
    noWebhook: 'бот ещё не подключился',
    block: 'Заблокировать',
    unblock: 'Разблокировать',
    blocked: 'Вы заблокировали этого бота',
    edited: 'изменено',
    today: 'Сегодня',
    yesterday: 'Вчера',
    photo: 'Фотография',
    album: 'Альбом',
    document: 'Файл',
    download: 'Скачать',
    close: 'Закрыть',
    previous: 'Предыдущая картинка',
    next: 'Следующая картинка',
    viewer: 'Просмотр картинок',
    of: 'из',
    nothing: 'Сообщений пока нет',
    emptyTitle: 'Что умеет этот бот?',
    emptyText: 'Пишите ему, как в Telegram. Например:',
    try: '/carousel Как начать бегать',
    you: 'Вы',
    lost: 'Связь потеряна. Пробуем снова…',
    failed: 'Не получилось',
    typing: 'печатает',
    upload_photo: 'отправляет фото',
    upload_document: 'отправляет файл',
    working: 'работает',
    open: 'Открыть картинку',
  },
}

export const language = navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en'

/** The text in the browser's language. */
export const t = (key) => texts[language][key] ?? texts.en[key] ?? key

/** Fills in the texts of the static page. */
export function translatePage() {
  document.documentElement.lang = language
  document.title = t('bannerTitle')
  for (const element of document.querySelectorAll('[data-i18n]')) {
    element.textContent = t(element.dataset.i18n)
  }
  for (const element of document.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', t(element.dataset.i18nLabel))
    if (element.matches('button, a')) element.title = t(element.dataset.i18nLabel)
  }
  for (const element of document.querySelectorAll('[data-i18n-placeholder]')) {
    element.placeholder = t(element.dataset.i18nPlaceholder)
  }
}

const clockFormat = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })

/** @param {number} seconds since 1970 */
export const clockTime = (seconds) => clockFormat.format(new Date(seconds * 1000))

/** Today, yesterday, or the date. @param {number} seconds since 1970 */
export function dayName(seconds) {
  const date = new Date(seconds * 1000)
  const now = new Date()
  if (date.toDateString() === now.toDateString()) return t('today')
  now.setDate(now.getDate() - 1)
  return date.toDateString() === now.toDateString() ? t('yesterday') : dayFormat.format(date)
}

/** @param {number} bytes */
export function fileSize(bytes) {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ'] : ['B', 'KB', 'MB']
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2
  const value = bytes / 1024 ** power
  const digits = power > 0 && value < 10 ? 1 : 0
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${units[power]}`
}
