import type { Language } from '../carousel/content.ts'
import { formatMoney } from '../shared/money.ts'

export interface DealName {
  title: string
  /** Minor units of `currency` (ISO 4217). */
  amount: number
  currency: string
}

/** A deal in a sentence: its title in quotes, and what it comes to. */
export function nameDeal(language: Language, { title, amount, currency }: DealName): string {
  const quoted = language === 'ru' ? `«${title}»` : `“${title}”`
  return `${quoted} (${formatMoney(amount, currency, language)})`
}
