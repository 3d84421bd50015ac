import type { Language } from '../../carousel/content.ts'

type Forms = readonly [string, string, string]
interface DigestTexts {
  off: string
  on(hour: string, zone: string): string
  turnOn: string
  turnOff: string
  otherHour: string
  otherZone: string
  whichHour: string
  whichZone: string
  noZone: string
  zoneIs(zone: string): string
  hello(day: string): string
  quiet: string
  newLeads: string
  leads: Forms
  moved: string
  won: string
  deals: Forms
  toShip: string
  orders: Forms
  unpaid: string
  overdue: string
  invoices: Forms
  approvals: string
  questions: Forms
  lowStock: string
  products: Forms
  tasks: string
  taskForms: Forms
  settings: string
}

export const digestTexts: Record<Language, DigestTexts> = {
  ru: {
    off: 'Сводка дня выключена. Включить? Буду присылать её раз в день в выбранный час.',
    on: (hour, zone) => `Сводка дня приходит в ${hour}, время: ${zone}.`,
    turnOn: '🔔 Включить',
    turnOff: '🔕 Выключить',
    otherHour: '🕘 Другой час',
    otherZone: '🌍 Другой город',
    whichHour: 'В каком часу присылать?',
    whichZone:
      'В каком вы городе? Напишите город или часовой пояс, например «Астана» или Europe/Berlin.',
    noZone: 'Такого города я не знаю. Напишите город покрупнее рядом или пояс вроде Asia/Almaty.',
    zoneIs: (zone) => `Часовой пояс: ${zone}`,
    hello: (day) => `☀️ Сводка на ${day}`,
    quiet: 'Всё спокойно: новостей нет и ничего не ждёт.',
    newLeads: '🌱 Новые лиды',
    leads: ['лид', 'лида', 'лидов'],
    moved: '➡️ Сменили стадию',
    won: '🏆 Выиграно',
    deals: ['сделка', 'сделки', 'сделок'],
    toShip: '🚚 Отгрузить',
    orders: ['заказ', 'заказа', 'заказов'],
    unpaid: '💳 Ждут оплаты',
    overdue: '💸 Из них просрочено',
    invoices: ['счёт', 'счёта', 'счетов'],
    approvals: '✅ Ждёт вашего решения',
    questions: ['сделка', 'сделки', 'сделок'],
    lowStock: '📉 Заканчивается',
    products: ['товар', 'товара', 'товаров'],
    tasks: '📌 Ваши задачи на сегодня',
    taskForms: ['задача', 'задачи', 'задач'],
    settings: '⚙️ Сводка',
  },
  en: {
    off: 'The daily digest is off. Shall I turn it on? It comes once a day at the hour you choose.',
    on: (hour, zone) => `The daily digest comes at ${hour}, the time of ${zone}.`,
    turnOn: '🔔 Turn on',
    turnOff: '🔕 Turn off',
    otherHour: '🕘 Another hour',
    otherZone: '🌍 Another city',
    whichHour: 'At which hour shall it come?',
    whichZone:
      'Which city are you in? Write the city or a time zone, such as “Berlin” or Asia/Almaty.',
    noZone: 'I do not know this city. Write a larger one nearby, or a zone such as Europe/Berlin.',
    zoneIs: (zone) => `Time zone: ${zone}`,
    hello: (day) => `☀️ The digest of ${day}`,
    quiet: 'All is quiet: no news, and nothing waits.',
    newLeads: '🌱 New leads',
    leads: ['lead', 'leads', 'leads'],
    moved: '➡️ Moved',
    won: '🏆 Won',
    deals: ['deal', 'deals', 'deals'],
    toShip: '🚚 To ship',
    orders: ['order', 'orders', 'orders'],
    unpaid: '💳 To be paid',
    overdue: '💸 Overdue of these',
    invoices: ['invoice', 'invoices', 'invoices'],
    approvals: '✅ Waits for your decision',
    questions: ['deal', 'deals', 'deals'],
    lowStock: '📉 Running out',
    products: ['product', 'products', 'products'],
    tasks: '📌 Your tasks for today',
    taskForms: ['task', 'tasks', 'tasks'],
    settings: '⚙️ Digest',
  },
}

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
