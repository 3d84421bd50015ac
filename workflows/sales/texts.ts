import type { Language } from '../carousel/content.ts'
import { formatMoney } from '../shared/money.ts'

/** What a message about a deal tells of. */
export interface DealFacts {
  title: string
  /** Minor units of `currency` (ISO 4217). */
  amount: number
  currency: string
  reason: string
}

export type DealMessage = 'sent_back'

const SENTENCES: Record<Language, Record<DealMessage, (what: string, reason: string) => string>> = {
  ru: {
    sent_back: (what, reason) =>
      `Сделка ${what} вернулась на этап переговоров: заказ по ней не получился. Всё, что успели оформить, отменено.\n\nПричина: ${reason}`,
  },
  en: {
    sent_back: (what, reason) =>
      `The deal ${what} is back in negotiation: its order could not be made. Whatever was begun is undone.\n\nThe reason: ${reason}`,
  },
}

/** A message about a deal, as plain text. */
export function dealText(language: Language, message: DealMessage, facts: DealFacts): string {
  const { title, amount, currency, reason } = facts
  const what = `«${title}» (${formatMoney(amount, currency, language)})`
  return SENTENCES[language][message](what, reason)
}
