import type { Language } from '../../carousel/content.ts'

const STATUSES: Record<Language, Record<string, string>> = {
  ru: {
    new: 'Новый',
    contacted: 'Связались',
    qualified: 'Интерес есть',
    converted: 'Стал клиентом',
    lost: 'Потерян',
  },
  en: {
    new: 'New',
    contacted: 'Contacted',
    qualified: 'Qualified',
    converted: 'Converted',
    lost: 'Lost',
  },
}
const SOURCES: Record<Language, Record<string, string>> = {
  ru: {
    website: 'Сайт',
    telegram: 'Telegram',
    instagram: 'Instagram',
    referral: 'Рекомендация',
    call: 'Звонок',
    other: 'Другое',
  },
  en: {
    website: 'Website',
    telegram: 'Telegram',
    instagram: 'Instagram',
    referral: 'Referral',
    call: 'Call',
    other: 'Other',
  },
}
export const leadStatus = (language: Language, status: string): string =>
  STATUSES[language][status] ?? status
export const leadSource = (language: Language, source: string): string =>
  SOURCES[language][source] ?? source

interface LeadTexts {
  open: string
  none: string
  noneFound(words: string): string
  found(words: string): string
  search: string
  searchFor: string
  add: string
  list: string
  back: string
  company: string
  phone: string
  email: string
  status: string
  source: string
  owner: string
  age: string
  note: string
  writeNote: string
  longNote: string
  noted: string
  noteFull: string
  moved(status: string): string
  isAlready(status: string): string
  cannotMove: string
  changed: string
  convert: string
  noRule: string
  whichRule: string
  wouldMake(rule: string): string
  made: string
  created: string
  updated: string
  linked: string
  yesConvert: string
  notYet: string
  doesNotFit(rule: string): string
  converted: string
  askName: string
  askContact: string
  notContact: string
  askAbout: string
  askSource: string
  write: string
  there: string
  thereAlready: string
  named(name: string): string
  from(source: string): string
  toDeals: string
}

export const leadTexts: Record<Language, LeadTexts> = {
  ru: {
    open: '🌱 Лиды в работе',
    none: 'Здесь пока пусто. Заведём первого?',
    noneFound: (words) => `Никого не нашлось: «${words}».`,
    found: (words) => `🌱 Нашлось по «${words}»`,
    search: '🔎 Найти',
    searchFor: 'Кого ищем? Напишите имя, компанию, телефон или e-mail.',
    add: '➕ Новый лид',
    list: '‹ К лидам',
    back: '‹ К лиду',
    company: 'Компания',
    phone: 'Телефон',
    email: 'E-mail',
    status: 'Статус',
    source: 'Откуда',
    owner: 'Ведёт',
    age: 'Появился',
    note: '📝 Заметка',
    writeNote: 'Что записать? Пришлите текст, я добавлю его к заметкам.',
    longNote: 'Слишком длинно: до 2000 знаков за раз.',
    noted: 'Записал.',
    noteFull: 'В заметках уже нет места: поместится не больше 10 000 знаков.',
    moved: (status) => `Теперь статус «${status}».`,
    isAlready: (status) => `Статус уже «${status}».`,
    cannotMove: 'Отсюда так перевести нельзя.',
    changed: 'Лида только что изменили. Вот как он выглядит теперь.',
    convert: '✨ Превратить',
    noRule: 'Подходящего правила нет. Правила заводят в Потоке, в разделе «Конвертация».',
    whichRule: 'По какому правилу превратить?',
    wouldMake: (rule) => `По правилу «${rule}» получится:`,
    made: 'Готово, получилось:',
    created: 'новое',
    updated: 'дополнится',
    linked: 'уже есть, свяжу с ним',
    yesConvert: '✨ Да, превратить',
    notYet: 'Пока нет',
    doesNotFit: (rule) => `По правилу «${rule}» сейчас не получится: лид под него не подходит.`,
    converted: 'Лид уже превращён.',
    askName: 'Как зовут? Имя человека или название.',
    askContact: 'Как связаться? Телефон или e-mail.',
    notContact: 'Не похоже ни на телефон, ни на e-mail. Например: +7 701 123 45 67',
    askAbout: 'Что хотят? Пара слов для заметки.',
    askSource: 'Откуда узнали о вас?',
    write: 'Напишите это словами.',
    there: 'Лид заведён.',
    thereAlready: 'Такой контакт уже есть. Вот он:',
    named: (name) => `Имя: ${name}`,
    from: (source) => `Откуда: ${source}`,
    toDeals: '🤝 К сделкам',
  },
  en: {
    open: '🌱 Open leads',
    none: 'Nothing here yet. Shall we add the first one?',
    noneFound: (words) => `Nobody found for “${words}”.`,
    found: (words) => `🌱 Found for “${words}”`,
    search: '🔎 Search',
    searchFor: 'Whom are you looking for? Write a name, a company, a phone or an e-mail.',
    add: '➕ New lead',
    list: '‹ To the leads',
    back: '‹ To the lead',
    company: 'Company',
    phone: 'Phone',
    email: 'E-mail',
    status: 'Status',
    source: 'Source',
    owner: 'Owner',
    age: 'Here since',
    note: '📝 Note',
    writeNote: 'What shall I note? Send the text, and I will add it.',
    longNote: 'That is too long: up to 2,000 characters at once.',
    noted: 'Noted.',
    noteFull: 'There is no more room in the notes: 10,000 characters at most.',
    moved: (status) => `It is “${status}” now.`,
    isAlready: (status) => `It is “${status}” already.`,
    cannotMove: 'It cannot go there from here.',
    changed: 'Somebody has just changed the lead. This is how it looks now.',
    convert: '✨ Convert',
    noRule: 'No rule fits. Rules are made in Potok, under “Conversion”.',
    whichRule: 'By which rule shall I convert it?',
    wouldMake: (rule) => `By the rule “${rule}” it becomes:`,
    made: 'Done, this came of it:',
    created: 'new',
    updated: 'will be completed',
    linked: 'is there already and will be linked',
    yesConvert: '✨ Yes, convert',
    notYet: 'Not yet',
    doesNotFit: (rule) => `The rule “${rule}” does not work now: the lead does not fit it.`,
    converted: 'The lead is converted already.',
    askName: 'What is the name? Of a person or a company.',
    askContact: 'How can they be reached? A phone or an e-mail.',
    notContact: 'This is neither a phone nor an e-mail. Such as +44 20 7946 0958',
    askAbout: 'What do they want? A few words for the notes.',
    askSource: 'How did they hear of you?',
    write: 'Write it in words.',
    there: 'The lead is there.',
    thereAlready: 'This contact is there already:',
    named: (name) => `Name: ${name}`,
    from: (source) => `Source: ${source}`,
    toDeals: '🤝 To the deals',
  },
}
