import { isTaxNumber } from './tax-number.ts'

/** What samples look like. */
export type SampleFormat =
  | 'email'
  | 'phone'
  | 'url'
  | 'taxNumber'
  | 'iban'
  | 'uuid'
  | 'currency'
  | 'instant'
  | 'date'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'telegram'
  | 'company'
  | 'person'
  | 'text'

const LETTERS = String.raw`[\p{Lu}][\p{L}'’-]*`
const isPhone = (text: string) => {
  const digits = text.replaceAll(/\D/g, '')
  return (
    /^\+?[\d\s().-]{7,24}(?:\s*(?:доб|ext|x|вн)\.?\s*\d{1,5})?$/iu.test(text) &&
    digits.length >= 10 &&
    digits.length <= 15 &&
    (text.startsWith('+') || /[\s()-]/.test(text) || /^[78]\d{10}$/.test(digits))
  )
}
const DATE =
  /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{4}[./]\d{1,2}[./]\d{1,2})$/
const NUMBER =
  /^-?(?:\d+|\d{1,3}(?:[\s\u00a0\u202f,]\d{3})+)(?:[.,]\d+)?\s*(?:₸|₽|тг\.?|тенге|руб\.?|р\.|\$|€|%|kzt|rub|usd|eur)?$/iu

/** From the special to the general: the first that nearly all samples have. */
const FORMATS: readonly (readonly [SampleFormat, (text: string) => boolean])[] = [
  ['email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text)],
  [
    'url',
    (text) =>
      /^(?:https?:\/\/|www\.)\S+$/i.test(text) ||
      /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|ru|kz|org|net|io|рф|by|example|shop|biz|info)(?:\/\S*)?$/iu.test(
        text,
      ),
  ],
  ['taxNumber', isTaxNumber],
  ['phone', isPhone],
  ['iban', (text) => /^[A-Z]{2}\d{2}[\dA-Z]{11,30}$/.test(text.replaceAll(' ', ''))],
  ['uuid', (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)],
  ['currency', (text) => CURRENCIES.has(text)],
  ['telegram', (text) => /^(?:@|t\.me\/|https?:\/\/t\.me\/)[A-Za-z]\w{3,31}$/.test(text)],
  ['date', (text) => DATE.test(text)],
  [
    'instant',
    (text) =>
      /^[\d./-]{6,10}[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s?[+-]\d{2}:?\d{2})?$/.test(text),
  ],
  ['boolean', (text) => /^(?:true|false|да|нет|истина|ложь|yes|no)$/i.test(text)],
  ['integer', (text) => /^-?\d{1,15}$/.test(text)],
  ['number', (text) => NUMBER.test(text)],
  [
    'company',
    (text) =>
      /(?:^|[\s«"'])(?:ТОО|ООО|ОАО|ЗАО|ПАО|АО|ИП|ЧП|ОсОО|LLC|LLP|Ltd|Inc|GmbH|Corp|JSC|Co|PLC|S\.A)(?:$|[\s«"'.,])/u.test(
        text,
      ),
  ],
  [
    'person',
    (text) =>
      new RegExp(
        `^${LETTERS}\\s+(?:${LETTERS}|\\p{Lu}\\.)(?:\\s*(?:${LETTERS}|\\p{Lu}\\.))?$`,
        'u',
      ).test(text),
  ],
]

const CURRENCIES: ReadonlySet<string> = new Set(
  'KZT RUB USD EUR UAH BYN UZS KGS GBP CNY TRY AED CHF JPY PLN AZN GEL AMD TJS INR CAD AUD'.split(
    ' ',
  ),
)

/** How many of the samples must have it. */
const MOST = 0.8

/** The format that nearly all samples have; null without samples. */
export function formatOf(samples: readonly unknown[]): SampleFormat | null {
  const texts = samples.flatMap((sample) => {
    if (sample === null || sample === undefined || typeof sample === 'object') return []
    const text = String(sample).trim()
    return text === '' ? [] : [text]
  })
  if (texts.length === 0) return null
  for (const [format, has] of FORMATS) {
    if (texts.filter(has).length >= texts.length * MOST) return format
  }
  return 'text'
}
