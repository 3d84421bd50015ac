import type { Language } from '../../carousel/content.ts'

export const STAGES = ['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST'] as const
export type Stage = (typeof STAGES)[number]

interface DealTexts {
  stages: Record<Stage, string>
  forms: readonly [string, string, string]
  funnel: string
  all: string
  mine: string
  nobodys: string
  none: string
  noneFound(words: string): string
  listTitle(what: string): string
  open: string
  found(words: string): string
  customer: string
  stage: string
  total: string
  owner: string
  closes: string
  noCustomer: string
  noItems: string
  more(count: number): string
  waits(since: string): string
  declined: string
  sentBack(reason: string): string
  lost(reason: string): string
  ordered(number: string, status: string): string
  making: string
  move: string
  moveTo: string
  win: string
  lose: string
  back: string
  addItem: string
  setCustomer: string
  newDeal: string
  search: string
  toOrder: string
  moved(stage: string): string
  isAlready(stage: string): string
  cannotMove: string
  changed: string
  missing: Record<'customer' | 'items' | 'both', string>
  sureToWin(what: string, customer: string): string
  needsApproval: string
  yesWin: string
  notYet: string
  won: string
  wonAsks: string
  undoing: string
  stuck: string
  inactive: string
  orderedAlready: string
}

export const dealTexts: Record<Language, DealTexts> = {
  ru: {
    stages: {
      LEAD: 'Знакомство',
      QUALIFIED: 'Интерес есть',
      PROPOSAL: 'Предложение',
      NEGOTIATION: 'Переговоры',
      WON: 'Выиграна',
      LOST: 'Проиграна',
    },
    forms: ['сделка', 'сделки', 'сделок'],
    funnel: '🤝 Сделки в работе',
    all: '👥 Все',
    mine: '👤 Мои',
    nobodys: 'Чтобы видеть «мои», вас нужно указать сотрудником в Потоке.',
    none: 'Пока ни одной. Начнём первую?',
    noneFound: (words) => `Ничего не нашлось: «${words}».`,
    listTitle: (what) => `🤝 ${what}`,
    open: 'Сделки в работе',
    found: (words) => `Нашлось по «${words}»`,
    customer: 'Клиент',
    stage: 'Стадия',
    total: 'Сумма',
    owner: 'Ведёт',
    closes: 'Ждём до',
    noCustomer: 'клиент не выбран',
    noItems: 'Что продаём, пока не указано.',
    more: (count) => `… и ещё ${count}`,
    waits: (since) => `⏳ Ждёт одобрения: ${since}`,
    declined: '✋ В прошлый раз не одобрили',
    sentBack: (reason) => `↩️ Вернулась на переговоры: ${reason}`,
    lost: (reason) => `Почему проиграна: ${reason}`,
    ordered: (number, status) => `📦 Заказ ${number}: ${status}`,
    making: '⏳ Заказ оформляется.',
    move: '➡️ Стадия',
    moveTo: 'На какую стадию перевести?',
    win: '🏆 Выиграна',
    lose: '😔 Проиграна',
    back: '‹ К сделке',
    addItem: '➕ Позиция',
    setCustomer: '👤 Клиент',
    newDeal: '➕ Новая сделка',
    search: '🔎 Найти',
    toOrder: '📦 Заказ',
    moved: (stage) => `Теперь стадия «${stage}».`,
    isAlready: (stage) => `Сделка уже на стадии «${stage}».`,
    cannotMove: 'Отсюда так перевести нельзя.',
    changed: 'Сделку только что изменили. Вот как она выглядит теперь.',
    missing: {
      customer: 'Чтобы выиграть сделку, осталось выбрать клиента.',
      items: 'Чтобы выиграть сделку, осталось указать, что продаём.',
      both: 'Чтобы выиграть сделку, осталось выбрать клиента и указать, что продаём.',
    },
    sureToWin: (what, customer) =>
      `Сделка ${what} с клиентом «${customer}» выиграна? Я оформлю заказ, выставлю счёт и зарезервирую товар.`,
    needsApproval: 'Сначала спрошу одобрения: сумма того требует.',
    yesWin: '🏆 Да, выиграна',
    notYet: 'Ещё нет',
    won: '🏆 Поздравляю! Оформляю заказ и напишу, когда он будет готов.',
    wonAsks: '🏆 Поздравляю! Спросил одобрения у тех, кто решает. Напишу, как только ответят.',
    undoing: 'Прошлый заказ этой сделки ещё отменяется. Попробуйте через минуту.',
    stuck:
      'Прошлый заказ этой сделки не удалось отменить до конца. Этим должен заняться владелец: /alerts',
    inactive: 'Этому клиенту сейчас не продаём: он отключён или удалён. Выберите другого.',
    orderedAlready: 'По этой сделке заказ уже есть.',
  },
  en: {
    stages: {
      LEAD: 'First contact',
      QUALIFIED: 'Qualified',
      PROPOSAL: 'Proposal',
      NEGOTIATION: 'Negotiation',
      WON: 'Won',
      LOST: 'Lost',
    },
    forms: ['deal', 'deals', 'deals'],
    funnel: '🤝 Open deals',
    all: '👥 All',
    mine: '👤 Mine',
    nobodys: 'To see “mine”, somebody must name you as an employee in Potok.',
    none: 'None yet. Shall we begin the first one?',
    noneFound: (words) => `Nothing found for “${words}”.`,
    listTitle: (what) => `🤝 ${what}`,
    open: 'Open deals',
    found: (words) => `Found for “${words}”`,
    customer: 'Customer',
    stage: 'Stage',
    total: 'Total',
    owner: 'Owner',
    closes: 'Expected by',
    noCustomer: 'no customer yet',
    noItems: 'What is sold is not said yet.',
    more: (count) => `… and ${count} more`,
    waits: (since) => `⏳ Waits for approval: ${since}`,
    declined: '✋ It was declined last time',
    sentBack: (reason) => `↩️ Back in negotiation: ${reason}`,
    lost: (reason) => `Why it was lost: ${reason}`,
    ordered: (number, status) => `📦 Order ${number}: ${status}`,
    making: '⏳ Its order is being made.',
    move: '➡️ Stage',
    moveTo: 'Which stage shall it move to?',
    win: '🏆 Won',
    lose: '😔 Lost',
    back: '‹ To the deal',
    addItem: '➕ Item',
    setCustomer: '👤 Customer',
    newDeal: '➕ New deal',
    search: '🔎 Search',
    toOrder: '📦 Order',
    moved: (stage) => `It is in “${stage}” now.`,
    isAlready: (stage) => `The deal is in “${stage}” already.`,
    cannotMove: 'It cannot go there from here.',
    changed: 'Somebody has just changed the deal. This is how it looks now.',
    missing: {
      customer: 'To win the deal, choose its customer first.',
      items: 'To win the deal, say first what is sold.',
      both: 'To win the deal, choose its customer and say what is sold first.',
    },
    sureToWin: (what, customer) =>
      `Is the deal ${what} with “${customer}” won? I will make the order, issue the invoice and reserve the stock.`,
    needsApproval: 'I will ask for approval first: the amount requires it.',
    yesWin: '🏆 Yes, it is won',
    notYet: 'Not yet',
    won: '🏆 Congratulations! I am making the order and will write when it is ready.',
    wonAsks:
      '🏆 Congratulations! I asked those who decide for approval, and will write as soon as they answer.',
    undoing: 'The order it had before is still being undone. Please try again in a minute.',
    stuck:
      'The order it had before could not be undone completely. An owner must look at it: /alerts',
    inactive: 'We do not sell to this customer now: it is switched off or deleted. Choose another.',
    orderedAlready: 'This deal has an order already.',
  },
}

export const stageName = (language: Language, stage: string): string =>
  dealTexts[language].stages[stage as Stage] ?? stage
