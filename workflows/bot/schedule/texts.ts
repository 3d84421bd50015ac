import type { Language } from '../../carousel/content.ts'

interface ScheduleTexts {
  what: string
  kinds: Record<'carousel' | 'wisdom', string>
  askDays: string
  everyDay: string
  workdays: string
  threeDays: string
  weekly: string
  daysUnclear: string
  /** From Monday. */
  dayNames: readonly string[]
  askTime: string
  timeUnclear: string
  askZone: string
  zoneUnclear: string
  zones: readonly (readonly [label: string, zone: string])[]
  askTopics: string
  topicsNeeded: string
  tooManyTopics: (limit: number) => string
  topicTooLong: (limit: number) => string
  made: (when: string, next: string) => string
  describe: (facts: { kind: string; when: string; next: string; left: number | null }) => string
  paused: string
  pause: string
  resume: string
  remove: string
  runNow: string
  addTopics: string
  addNew: string
  removed: string
  gone: string
  running: string
  topicsAdded: (count: number) => string
  begins: (topic: string, isLast: boolean) => string
  wisdom: string
  topicsOver: string
  notYours: string
  tooMany: string
}

export const scheduleTexts: Record<Language, ScheduleTexts> = {
  ru: {
    what: 'Что присылать по расписанию?',
    kinds: { carousel: 'Карусели по моим темам', wisdom: 'Мысль дня' },
    askDays: 'По каким дням? Выберите или напишите: пн ср пт.',
    everyDay: 'Каждый день',
    workdays: 'По будням',
    threeDays: 'Пн, ср, пт',
    weekly: 'По понедельникам',
    daysUnclear: 'Не понял дни. Напишите, например: пн ср пт.',
    dayNames: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
    askTime: 'Во сколько? Выберите или напишите время, например 9:30.',
    timeUnclear: 'Не понял время. Напишите, например, 9:30.',
    askZone: 'По какому времени? Выберите город или напишите пояс, например Asia/Almaty.',
    zoneUnclear: 'Такого пояса не знаю. Напишите, например, Asia/Almaty или Europe/Moscow.',
    zones: [
      ['Алматы', 'Asia/Almaty'],
      ['Москва', 'Europe/Moscow'],
      ['Ташкент', 'Asia/Tashkent'],
      ['Минск', 'Europe/Minsk'],
      ['Екатеринбург', 'Asia/Yekaterinburg'],
      ['Новосибирск', 'Asia/Novosibirsk'],
    ],
    askTopics: 'О чём делать карусели? Пришлите темы, каждую с новой строки. Буду брать по одной.',
    topicsNeeded: 'Нужна хотя бы одна тема: напишите словами, каждую с новой строки.',
    tooManyTopics: (limit) => `Тем слишком много: помещается ${limit}.`,
    topicTooLong: (limit) => `Одна из тем длиннее ${limit} знаков. Сократите её, пожалуйста.`,
    made: (when, next) => `Готово: ${when}. Ближайший раз: ${next}. Все расписания: /schedules`,
    describe: ({ kind, when, next, left }) =>
      [
        `${kind}: ${when}`,
        `Ближайший раз: ${next}`,
        ...(left === null ? [] : [`Тем осталось: ${left}`]),
      ].join('\n'),
    paused: 'на паузе',
    pause: 'Пауза',
    resume: 'Включить',
    remove: 'Удалить',
    runNow: 'Сделать сейчас',
    addTopics: 'Добавить темы',
    addNew: 'Новое расписание',
    removed: 'Расписание удалено.',
    gone: 'Этого расписания уже нет.',
    running: 'Делаю, скоро пришлю.',
    topicsAdded: (count) => `Добавил, тем впереди: ${count}. Расписание работает.`,
    begins: (topic, isLast) =>
      `⏳ По расписанию: «${topic}». Начинаю…${isLast ? ' Это последняя тема из списка.' : ''}`,
    wisdom: '⏳ Мысль дня уже пишется…',
    topicsOver: 'Темы для расписания закончились, поэтому я его остановил. Пришлёте новые?',
    notYours: 'Это расписание другого чата.',
    tooMany: 'В этом чате уже 20 расписаний. Удалите лишнее: /schedules',
  },
  en: {
    what: 'What shall I send on a schedule?',
    kinds: { carousel: 'Carousels on my topics', wisdom: 'Thought of the day' },
    askDays: 'On which days? Choose, or write: mon wed fri.',
    everyDay: 'Every day',
    workdays: 'On workdays',
    threeDays: 'Mon, Wed, Fri',
    weekly: 'On Mondays',
    daysUnclear: 'I did not understand the days. Write, for example: mon wed fri.',
    dayNames: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    askTime: 'At what time? Choose, or write a time such as 9:30.',
    timeUnclear: 'I did not understand the time. Write, for example, 9:30.',
    askZone: 'By which clock? Choose a city, or write a zone such as Europe/Berlin.',
    zoneUnclear: 'I do not know this zone. Write, for example, Asia/Almaty or Europe/Berlin.',
    zones: [
      ['Almaty', 'Asia/Almaty'],
      ['Moscow', 'Europe/Moscow'],
      ['Tashkent', 'Asia/Tashkent'],
      ['Berlin', 'Europe/Berlin'],
      ['London', 'Europe/London'],
      ['New York', 'America/New_York'],
    ],
    askTopics:
      'What shall the carousels be about? Send topics, one per line. I will take them one by one.',
    topicsNeeded: 'At least one topic is needed: write in words, one per line.',
    tooManyTopics: (limit) => `Too many topics: there is room for ${limit}.`,
    topicTooLong: (limit) =>
      `One of the topics is longer than ${limit} characters. Please shorten it.`,
    made: (when, next) => `Done: ${when}. The next time: ${next}. All schedules: /schedules`,
    describe: ({ kind, when, next, left }) =>
      [
        `${kind}: ${when}`,
        `The next time: ${next}`,
        ...(left === null ? [] : [`Topics left: ${left}`]),
      ].join('\n'),
    paused: 'paused',
    pause: 'Pause',
    resume: 'Switch on',
    remove: 'Delete',
    runNow: 'Make it now',
    addTopics: 'Add topics',
    addNew: 'New schedule',
    removed: 'The schedule is deleted.',
    gone: 'This schedule is gone.',
    running: 'On it, you will have it soon.',
    topicsAdded: (count) => `Added; topics ahead: ${count}. The schedule is on.`,
    begins: (topic, isLast) =>
      `⏳ On schedule: “${topic}”. Starting…${isLast ? ' This is the last topic of the list.' : ''}`,
    wisdom: '⏳ The thought of the day is on its way…',
    topicsOver: 'The topics of the schedule are used up, so I stopped it. Will you send new ones?',
    notYours: 'This schedule belongs to another chat.',
    tooMany: 'This chat has 20 schedules already. Delete one of them: /schedules',
  },
}
