import type { Language } from '../../carousel/content.ts'

interface DealWizardTexts {
  title: string
  made: string
  itemAdded: string
  customerSet: string
  lost: string
  why: string
  whyWords: string
  reasons: readonly string[]
  cannot: string
  search: string
  suggested(customer: string | null, item: string | null): string
}

export const dealWizardTexts: Record<Language, DealWizardTexts> = {
  ru: {
    title: 'Как назвать сделку? Можно оставить так:',
    made: 'Сделка заведена.',
    itemAdded: 'Добавил в сделку.',
    customerSet: 'Клиент выбран.',
    lost: 'Записал. В следующий раз получится.',
    why: 'Почему не получилось? Выберите или напишите своими словами.',
    whyWords: 'Напишите причину словами, до 1000 знаков.',
    reasons: ['Дорого', 'Выбрали других', 'Перестали отвечать', 'Передумали'],
    cannot: 'С этой сделкой так уже нельзя: её только что изменили.',
    search: 'Что ищем? Напишите название или номер сделки.',
    suggested: (customer, item) => [item ?? 'Сделка', customer].filter(Boolean).join(', '),
  },
  en: {
    title: 'What is the deal called? We can leave it so:',
    made: 'The deal is there.',
    itemAdded: 'Added to the deal.',
    customerSet: 'The customer is chosen.',
    lost: 'Noted. Next time it will work out.',
    why: 'Why did it not work out? Choose, or write in your own words.',
    whyWords: 'Write the reason in words, up to 1,000 characters.',
    reasons: ['Too expensive', 'Chose somebody else', 'Stopped answering', 'Changed their mind'],
    cannot: 'This is not possible with the deal any more: it was changed just now.',
    search: 'What shall I look for? Write the title or the number of a deal.',
    suggested: (customer, item) => [item ?? 'Deal', customer].filter(Boolean).join(', '),
  },
}
