import type { BroadcastStatus, RecipientCounts } from '../../broadcasts/ports.ts'
import type { Language } from '../../carousel/content.ts'

interface ReachTexts {
  groupGreeting: string
  subscribed: string
  alreadySubscribed: string
  unsubscribed: string
  notSubscribed: string
  subscribeButton: string
  unsubscribeButton: string
  unsubscribedNotice: string
  privateOnly: string
  askText: string
  textNeeded: string
  textTooLong: (length: number) => string
  askButton: string
  buttonUnclear: string
  askAudience: string
  audiences: Record<'all' | 'ru' | 'en', string>
  audienceSummary: (name: string) => string
  people: (count: number) => string
  askTime: string
  now: string
  timeUnclear: (zone: string) => string
  timePast: string
  confirm: (facts: { people: number; at: string | null }) => string
  nobody: string
  startButton: (people: number) => string
  cancelButton: string
  pauseButton: string
  resumeButton: string
  reportButton: string
  started: (people: number) => string
  planned: (at: string, people: number) => string
  stands: Record<BroadcastStatus, string>
  report: (status: BroadcastStatus, counts: RecipientCounts, id: string) => string
  none: string
}

export const reachTexts: Record<Language, ReachTexts> = {
  ru: {
    groupGreeting:
      'Здравствуйте! Я делаю карусели для соцсетей. Напишите /carousel и тему, и я пришлю альбом прямо сюда. Остальное читать не буду.',
    subscribed:
      'Готово, вы подписаны: буду присылать новости и полезные подборки, не чаще пары раз в неделю. Отписаться можно в любой момент: /unsubscribe или кнопка под письмом.',
    alreadySubscribed: 'Вы уже подписаны. Отписаться: /unsubscribe',
    unsubscribed:
      'Вы отписаны, рассылок больше не будет. Карусели и расписания работают как раньше. Вернуться: /subscribe',
    notSubscribed: 'Вы и не подписаны, рассылки к вам не приходят. Подписаться: /subscribe',
    subscribeButton: 'Подписаться',
    unsubscribeButton: 'Отписаться',
    unsubscribedNotice: 'Вы отписаны.',
    privateOnly: 'Это личное. Напишите мне в личный чат.',
    askText:
      'Что разослать? Пришлите текст одним сообщением, до 4096 знаков. Получат его только те, кто подписался.',
    textNeeded: 'Нужен текст письма.',
    textTooLong: (length) =>
      `Получилось ${length} знаков, а Telegram принимает до 4096. Сократите, пожалуйста.`,
    askButton:
      'Добавить кнопку со ссылкой? Пришлите её так: «Подробнее https://example.com». Или пропустите.',
    buttonUnclear:
      'Не вижу ссылки. Напишите название кнопки и адрес с https://, например: Подробнее https://example.com',
    askAudience: 'Кому отправить?',
    audiences: {
      all: 'Всем подписанным',
      ru: 'Кто говорит по-русски',
      en: 'Кто говорит по-английски',
    },
    audienceSummary: (name) => `Кому: ${name}`,
    people: (count) => `${count} чел.`,
    askTime: 'Когда начать? Выберите «Сейчас» или напишите время: 18:30 или 25.12 10:00.',
    now: 'Сейчас',
    timeUnclear: (zone) => `Не понял время. Напишите, например, 18:30 или 25.12 10:00 (${zone}).`,
    timePast: 'Это время уже прошло. Выберите будущее.',
    confirm: ({ people, at }) =>
      `Так письмо увидят подписчики. Получателей: ${people}. ${at ? `Начну ${at}.` : 'Начну сразу.'} Отправляем?`,
    nobody:
      'Пока никто не подписан, отправлять некому. Подписываются командой /subscribe. Черновик сохранён.',
    startButton: (people) => `Отправить (${people})`,
    cancelButton: 'Отменить',
    pauseButton: 'Пауза',
    resumeButton: 'Продолжить',
    reportButton: 'Как идёт?',
    started: (people) => `Рассылка началась, получателей: ${people}. Пришлю отчёт, когда закончу.`,
    planned: (at, people) => `Начну ${at}, получателей сейчас: ${people}. До этого можно отменить.`,
    stands: {
      draft: 'Черновик ещё не отправлен.',
      scheduled: 'Рассылка запланирована.',
      sending: 'Рассылка идёт.',
      paused: 'Рассылка на паузе.',
      completed: 'Рассылка закончена.',
      cancelled: 'Рассылка отменена.',
    },
    report: (status, { pending, sent, blocked, failed, skipped }, id) =>
      [
        reachTexts.ru.stands[status],
        `Доставлено: ${sent}`,
        ...(pending ? [`Ждут: ${pending}`] : []),
        ...(blocked ? [`Заблокировали бота: ${blocked}`] : []),
        ...(skipped ? [`Пропущено (отписались или отмена): ${skipped}`] : []),
        ...(failed ? [`Не доставлено: ${failed}`] : []),
        `Номер: ${id}`,
      ].join('\n'),
    none: 'Рассылок пока не было. Начать: /broadcast',
  },
  en: {
    groupGreeting:
      'Hello! I make carousels for social media. Write /carousel and a topic, and I will send the album right here. I do not read anything else.',
    subscribed:
      'Done, you are subscribed: I will send news and useful picks, at most a couple of times a week. You can opt out at any time with /unsubscribe or the button below a message.',
    alreadySubscribed: 'You are subscribed already. To opt out: /unsubscribe',
    unsubscribed:
      'You are unsubscribed, no more broadcasts. Carousels and schedules work as before. To come back: /subscribe',
    notSubscribed: 'You are not subscribed, so no broadcasts come to you. To subscribe: /subscribe',
    subscribeButton: 'Subscribe',
    unsubscribeButton: 'Unsubscribe',
    unsubscribedNotice: 'You are unsubscribed.',
    privateOnly: 'This is personal. Please write to me in a private chat.',
    askText:
      'What shall I send out? Send the text as one message, up to 4096 characters. Only those who subscribed will get it.',
    textNeeded: 'The text of the message is needed.',
    textTooLong: (length) =>
      `That is ${length} characters, and Telegram takes up to 4096. Please shorten it.`,
    askButton:
      'Add a button with a link? Send it like this: “Learn more https://example.com”. Or skip it.',
    buttonUnclear:
      'I see no link. Write the name of the button and an https:// address, such as: Learn more https://example.com',
    askAudience: 'Who shall get it?',
    audiences: {
      all: 'Everybody subscribed',
      ru: 'Those who speak Russian',
      en: 'Those who speak English',
    },
    audienceSummary: (name) => `To: ${name}`,
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    askTime: 'When shall I begin? Choose “Now” or write a time: 18:30 or 25.12 10:00.',
    now: 'Now',
    timeUnclear: (zone) =>
      `I did not understand the time. Write, for example, 18:30 or 25.12 10:00 (${zone}).`,
    timePast: 'This time is over already. Choose one in the future.',
    confirm: ({ people, at }) =>
      `This is how subscribers will see it. Recipients: ${people}. ${at ? `I will begin ${at}.` : 'I will begin at once.'} Send it?`,
    nobody:
      'Nobody is subscribed yet, so there is no one to send it to. People subscribe with /subscribe. The draft is kept.',
    startButton: (people) => `Send (${people})`,
    cancelButton: 'Cancel',
    pauseButton: 'Pause',
    resumeButton: 'Continue',
    reportButton: 'How is it going?',
    started: (people) =>
      `The broadcast has begun, recipients: ${people}. I will send a report when it is done.`,
    planned: (at, people) =>
      `I will begin ${at}; recipients as of now: ${people}. Until then it can be cancelled.`,
    stands: {
      draft: 'The draft is not sent yet.',
      scheduled: 'The broadcast is planned.',
      sending: 'The broadcast is under way.',
      paused: 'The broadcast is paused.',
      completed: 'The broadcast is done.',
      cancelled: 'The broadcast is cancelled.',
    },
    report: (status, { pending, sent, blocked, failed, skipped }, id) =>
      [
        reachTexts.en.stands[status],
        `Delivered: ${sent}`,
        ...(pending ? [`Waiting: ${pending}`] : []),
        ...(blocked ? [`Blocked the bot: ${blocked}`] : []),
        ...(skipped ? [`Skipped (opted out, or cancelled): ${skipped}`] : []),
        ...(failed ? [`Not delivered: ${failed}`] : []),
        `Number: ${id}`,
      ].join('\n'),
    none: 'There were no broadcasts yet. To begin: /broadcast',
  },
}
