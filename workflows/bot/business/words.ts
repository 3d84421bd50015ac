import type { Language } from '../../carousel/content.ts'
import { plain } from '../../notifications/plain.ts'
import { formatMoney } from '../../shared/money.ts'

/** Characters of a name in a list, on a button, in a card. */
const NAME = { list: 40, button: 48, card: 200 }

/** A name that somebody wrote, on one line and cut to where it stands. */
export const named = (name: string | null, where: keyof typeof NAME = 'list'): string =>
  name === null ? '—' : plain(name, NAME[where])

/** An amount of minor units; of a record without a currency, without one. */
export const amountOf = (language: Language, amount: number, currency: string | null): string =>
  currency ? formatMoney(amount, currency, language) : String(amount)

/** A day as `2026-11-21`, or a moment as ISO 8601, in words: “21 ноября”, with the year when it is another. */
export function dayOf(
  language: Language,
  moment: string,
  { timeZone, now }: { timeZone: string; now: number },
): string {
  const isDay = moment.length === 10
  const zone = isDay ? 'UTC' : timeZone
  const time = new Date(isDay ? `${moment}T00:00:00Z` : moment)
  const year = (date: Date | number, of: string) =>
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: of }).format(date)
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(year(time, zone) === year(now, timeZone) ? {} : { year: 'numeric' as const }),
    timeZone: zone,
  }).format(time)
}

/** How long ago, coarsely: “сегодня”, “вчера”, “5 дней назад”. */
export function agoOf(language: Language, moment: string, now: number): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(moment)) / 3_600_000))
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (hours < 1) return language === 'ru' ? 'только что' : 'just now'
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day')
}

const PLURAL = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }

/** `2 сделки`: forms for one, few and many; English takes the first and the last. */
export function counted(
  language: Language,
  count: number,
  [one, few, many]: readonly [string, string, string],
): string {
  const form = PLURAL[language].select(count)
  const word = form === 'one' ? one : form === 'few' ? few : many
  return `${new Intl.NumberFormat(language).format(count)} ${word}`
}

/** A quantity of at most three decimal places. */
export const quantityOf = (language: Language, quantity: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(quantity)

/** What somebody typed as an amount in major units, such as `12 500,50`, in minor ones; null when it is none. */
export function parseAmount(text: string, digits: number): number | null {
  const typed = text.replaceAll(/[\s\u00A0\u202F'’_]/gu, '').replace(',', '.')
  const [, whole, part = ''] =
    /^(\d{1,13})(?:\.(\d+))?(?:\p{Sc}|[a-zа-яё.]{1,4})?$/iu.exec(typed) ?? []
  if (whole === undefined || part.length > digits) return null
  const amount = Number(`${whole}${part.padEnd(digits, '0')}`)
  return Number.isSafeInteger(amount) ? amount : null
}

/** A quantity as people type it; null when it is none. */
export function parseQuantity(text: string): number | null {
  const [, typed] =
    /^(\d{1,9}(?:[.,]\d{1,3})?)(?:\s*(?:шт|pcs?|x|х|×)\.?)?$/iu.exec(text.trim()) ?? []
  const quantity = Number(typed?.replace(',', '.') ?? 0)
  return quantity > 0 && quantity <= 1_000_000_000 ? quantity : null
}
