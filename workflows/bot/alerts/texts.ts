import type { Language } from '../../carousel/content.ts'

interface AlertTexts {
  none: string
  title: string
  saga(name: string, step: string, reason: string): string
  mend: string
  stock(count: string, names: string): string
  forms: readonly [string, string, string]
  overdue(count: string, amount: string): string
  invoices: readonly [string, string, string]
  goOn: string
  goesOn: string
  notStuck(status: string): string
  statuses: Record<string, string>
  orders: string
}

export const alertTexts: Record<Language, AlertTexts> = {
  ru: {
    none: 'Всё спокойно: ничего не требует вашего внимания.',
    title: '🔔 Требует внимания',
    saga: (name, step, reason) =>
      `⛔ ${name}: отмена остановилась на шаге «${step}».\nПочему отменяли: ${reason}`,
    mend: 'Устраните помеху и нажмите кнопку: отмена продолжится с этого места.',
    stock: (count, names) => `📉 Заканчивается: ${count}. ${names}`,
    forms: ['товар', 'товара', 'товаров'],
    overdue: (count, amount) => `💸 Просрочено: ${count}, ${amount}. Напомните клиентам об оплате.`,
    invoices: ['счёт', 'счёта', 'счетов'],
    goOn: '↩️ Продолжить отмену',
    goesOn: 'Продолжаю отмену. Если снова застрянет, напишу.',
    notStuck: (status) => `Здесь уже ничего не нужно: ${status}.`,
    statuses: {
      running: 'идёт',
      completed: 'завершено',
      compensating: 'отмена идёт',
      compensated: 'отменено полностью',
      compensation_failed: 'отмена остановилась',
    },
    orders: '📦 Заказы',
  },
  en: {
    none: 'All is quiet: nothing needs you.',
    title: '🔔 Needs attention',
    saga: (name, step, reason) =>
      `⛔ ${name}: its undoing stopped at the step “${step}”.\nWhy it was to be undone: ${reason}`,
    mend: 'Mend what is in the way and press the button: the undoing goes on from there.',
    stock: (count, names) => `📉 Running out: ${count}. ${names}`,
    forms: ['product', 'products', 'products'],
    overdue: (count, amount) => `💸 Overdue: ${count}, ${amount}. Remind the customers to pay.`,
    invoices: ['invoice', 'invoices', 'invoices'],
    goOn: '↩️ Go on undoing',
    goesOn: 'The undoing goes on. I will write if it stops again.',
    notStuck: (status) => `Nothing is needed here any more: ${status}.`,
    statuses: {
      running: 'it runs',
      completed: 'it is completed',
      compensating: 'it is being undone',
      compensated: 'it is undone completely',
      compensation_failed: 'its undoing stopped',
    },
    orders: '📦 Orders',
  },
}
