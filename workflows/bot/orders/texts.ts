import type { Language } from '../../carousel/content.ts'

const STATUSES: Record<Language, Record<string, string>> = {
  ru: {
    pending: 'принят',
    processing: 'оформляется',
    completed: 'оформлен',
    failed: 'не получился',
    cancelled: 'отменён',
  },
  en: {
    pending: 'received',
    processing: 'being made',
    completed: 'made',
    failed: 'failed',
    cancelled: 'cancelled',
  },
}
const PAYMENTS: Record<Language, Record<string, string>> = {
  ru: {
    unpaid: 'не оплачен',
    partially_paid: 'оплачен частично',
    paid: 'оплачен',
    partially_refunded: 'часть вернули',
    refunded: 'деньги вернули',
  },
  en: {
    unpaid: 'unpaid',
    partially_paid: 'partly paid',
    paid: 'paid',
    partially_refunded: 'partly refunded',
    refunded: 'refunded',
  },
}
const SHIPMENTS: Record<Language, Record<string, string>> = {
  ru: {
    unfulfilled: 'не отгружен',
    partially_fulfilled: 'отгружен частично',
    fulfilled: 'отгружен',
  },
  en: { unfulfilled: 'not shipped', partially_fulfilled: 'partly shipped', fulfilled: 'shipped' },
}

export const orderStatus = (language: Language, status: string): string =>
  STATUSES[language][status] ?? status
export const paymentStatus = (language: Language, status: string): string =>
  PAYMENTS[language][status] ?? status
export const shipmentStatus = (language: Language, status: string): string =>
  SHIPMENTS[language][status] ?? status

interface OrderTexts {
  open: string
  all: string
  none: string
  noneFound(words: string): string
  found(words: string): string
  search: string
  searchFor: string
  customer: string
  status: string
  payment: string
  paidOf(paid: string, total: string): string
  shipment: string
  deliverBy: string
  line(reserved: string | null, making: string | null, delivered: string | null): string
  failed(reason: string): string
  list: string
  pay: string
  markPaid: string
  ship: string
  cancel: string
  back: string
  sureToPay(amount: string, number: string): string
  yesPaid: string
  notYet: string
  paid(amount: string): string
  asking: string
  linkIs(amount: string, number: string): string
  payHere: string
  linkFailed(number: string, id: string): string
  nothingDue: string
  dueChanged: string
  shipping: string
  nothingToShip: string
  notCompleted: string
  whyCancel: string
  reasons: readonly string[]
  words: string
  cancelled(number: string): string
  cannotCancel(status: string): string
  delivered: string
  shipped(number: string): string
}

export const orderTexts: Record<Language, OrderTexts> = {
  ru: {
    open: '📦 Заказы в работе',
    all: '📦 Все заказы',
    none: 'Заказов пока нет. Они появляются, когда сделка выиграна: /deals',
    noneFound: (words) => `Ничего не нашлось: «${words}».`,
    found: (words) => `📦 Нашлось по «${words}»`,
    search: '🔎 Найти',
    searchFor: 'Какой заказ ищем? Напишите его номер.',
    customer: 'Клиент',
    status: 'Заказ',
    payment: 'Оплата',
    paidOf: (paid, total) => `${paid} из ${total}`,
    shipment: 'Отгрузка',
    deliverBy: 'Обещан к',
    line: (reserved, making, delivered) =>
      [
        delivered && `отгружено ${delivered}`,
        reserved && `в резерве ${reserved}`,
        making && `ждём ${making}`,
      ]
        .filter(Boolean)
        .join(', '),
    failed: (reason) => `Почему: ${reason}`,
    list: '‹ К заказам',
    pay: '💳 Ссылка на оплату',
    markPaid: '💳 Оплачен',
    ship: '🚚 Отгрузить',
    cancel: '✖️ Отменить заказ',
    back: '‹ К заказу',
    sureToPay: (amount, number) => `По заказу ${number} пришли ${amount}?`,
    yesPaid: '💳 Да, деньги пришли',
    notYet: 'Ещё нет',
    paid: (amount) => `Записал оплату: ${amount}.`,
    asking: 'Прошу ссылку на оплату, пришлю её через несколько секунд.',
    linkIs: (amount, number) =>
      `Ссылка на оплату заказа ${number}, ${amount}. Перешлите её клиенту.`,
    payHere: '💳 Оплатить',
    linkFailed: (number, id) =>
      `Ссылку на оплату заказа ${number} получить не вышло. Попробуйте ещё раз; номер для поддержки: ${id}`,
    nothingDue: 'По этому заказу платить больше нечего.',
    dueChanged: 'Сумма к оплате уже другая. Вот заказ, как он есть сейчас.',
    shipping: 'Отгружаю всё, что в резерве.',
    nothingToShip: 'Отгружать пока нечего: в резерве пусто.',
    notCompleted: 'Заказ ещё не оформлен до конца, отгружать рано.',
    whyCancel:
      'Почему отменяем? Товар вернётся на склад, счёт аннулируется, оплаченное вернётся клиенту.',
    reasons: ['Клиент передумал', 'Ошибка в заказе', 'Не успеваем к сроку'],
    words: 'Напишите причину словами, до 1000 знаков.',
    cancelled: (number) => `Заказ ${number} отменён. Товар освобождён, счёт аннулирован.`,
    cannotCancel: (status) => `Отменить уже нельзя: заказ ${status}.`,
    delivered: 'Отменить уже нельзя: заказ доставлен.',
    shipped: (number) => `Заказ ${number}`,
  },
  en: {
    open: '📦 Open orders',
    all: '📦 All orders',
    none: 'No orders yet. They come when a deal is won: /deals',
    noneFound: (words) => `Nothing found for “${words}”.`,
    found: (words) => `📦 Found for “${words}”`,
    search: '🔎 Search',
    searchFor: 'Which order? Write its number.',
    customer: 'Customer',
    status: 'Order',
    payment: 'Payment',
    paidOf: (paid, total) => `${paid} of ${total}`,
    shipment: 'Shipping',
    deliverBy: 'Promised by',
    line: (reserved, making, delivered) =>
      [
        delivered && `shipped ${delivered}`,
        reserved && `reserved ${reserved}`,
        making && `awaited ${making}`,
      ]
        .filter(Boolean)
        .join(', '),
    failed: (reason) => `Why: ${reason}`,
    list: '‹ To the orders',
    pay: '💳 Payment link',
    markPaid: '💳 Paid',
    ship: '🚚 Ship',
    cancel: '✖️ Cancel the order',
    back: '‹ To the order',
    sureToPay: (amount, number) => `Did ${amount} arrive for the order ${number}?`,
    yesPaid: '💳 Yes, the money is here',
    notYet: 'Not yet',
    paid: (amount) => `The payment is noted: ${amount}.`,
    asking: 'I am asking for a payment link and will send it in a few seconds.',
    linkIs: (amount, number) =>
      `The payment link of the order ${number}, ${amount}. Pass it on to the customer.`,
    payHere: '💳 Pay',
    linkFailed: (number, id) =>
      `There is no payment link for the order ${number}. Please try again; the id for support: ${id}`,
    nothingDue: 'Nothing more is due for this order.',
    dueChanged: 'The amount due is another by now. This is the order as it is.',
    shipping: 'I am shipping all that is reserved.',
    nothingToShip: 'Nothing to ship yet: nothing is reserved.',
    notCompleted: 'The order is not made completely: it is too early to ship.',
    whyCancel:
      'Why is it cancelled? Its stock goes back, its invoice becomes void, and what was paid is returned.',
    reasons: ['The customer changed their mind', 'A mistake in the order', 'We are too late'],
    words: 'Write the reason in words, up to 1,000 characters.',
    cancelled: (number) => `The order ${number} is cancelled. Its stock is free, its invoice void.`,
    cannotCancel: (status) => `It cannot be cancelled any more: the order is ${status}.`,
    delivered: 'It cannot be cancelled any more: the order is delivered.',
    shipped: (number) => `Order ${number}`,
  },
}
