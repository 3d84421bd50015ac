import type { Language } from '../../carousel/content.ts'

interface ItemTexts {
  ask: string
  another: string
  which(words: string): string
  unknown(words: string): string
  free(words: string): string
  done: string
  price(title: string, currency: string): string
  notPrice: string
  quantity(title: string): string
  notQuantity: string
  gone: string
  write: string
  tooMany: string
  chosen(title: string): string
  added(title: string): string
}

export const itemTexts: Record<Language, ItemTexts> = {
  ru: {
    ask: 'Что продаём? Напишите название или артикул; можно сразу с количеством: «Торт × 2».',
    another: 'Что ещё? Если это всё, нажмите «Готово».',
    which: (words) => `Что из этого «${words}»?`,
    unknown: (words) => `В каталоге «${words}» нет. Записать своими словами? Или напишите иначе.`,
    free: (words) => `✍️ Своими словами: ${words}`,
    done: '✅ Готово',
    price: (title, currency) =>
      `Сколько стоит «${title}» за единицу, ${currency}? Например, 12 500`,
    notPrice: 'Не похоже на цену. Напишите число, например 12 500',
    quantity: (title) => `Сколько: «${title}»? Выберите или напишите число.`,
    notQuantity: 'Не похоже на количество. Напишите число больше нуля, например 3',
    gone: 'Этого товара в каталоге уже нет. Выберите другой.',
    write: 'Напишите название словами.',
    tooMany: 'В сделке уже сто позиций, больше не поместится.',
    chosen: (title) => `Товар: ${title}`,
    added: (title) => `Добавил: ${title}`,
  },
  en: {
    ask: 'What is sold? Write a name or an article number; with a quantity if you like: “Cake × 2”.',
    another: 'What else? If that is all, press “Done”.',
    which: (words) => `Which one is “${words}”?`,
    unknown: (words) =>
      `“${words}” is not in the catalog. Take it in your words? Or write it another way.`,
    free: (words) => `✍️ In my words: ${words}`,
    done: '✅ Done',
    price: (title, currency) => `What does one “${title}” cost, in ${currency}? Such as 125.50`,
    notPrice: 'This does not look like a price. Write a number such as 125.50',
    quantity: (title) => `How many: “${title}”? Choose or write a number.`,
    notQuantity: 'This does not look like a quantity. Write a number above zero, such as 3',
    gone: 'This product is not in the catalog any more. Choose another.',
    write: 'Write its name in words.',
    tooMany: 'The deal has a hundred items already: there is no room for more.',
    chosen: (title) => `Product: ${title}`,
    added: (title) => `Added: ${title}`,
  },
}
