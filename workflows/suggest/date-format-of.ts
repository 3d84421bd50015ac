/** By their form; the parts of days and months stand in either order. */
const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\d{1,2}\.\d{1,2}\.\d{4}/, ['d.M.yyyy', 'M.d.yyyy']],
  [/^\d{1,2}\.\d{1,2}\.\d{2}(?!\d)/, ['d.M.yy', 'M.d.yy']],
  [/^\d{1,2}\/\d{1,2}\/\d{4}/, ['d/M/yyyy', 'M/d/yyyy']],
  [/^\d{1,2}\/\d{1,2}\/\d{2}(?!\d)/, ['d/M/yy', 'M/d/yy']],
  [/^\d{1,2}-\d{1,2}-\d{4}/, ['d-M-yyyy', 'M-d-yyyy']],
  [/^\d{4}\/\d{1,2}\/\d{1,2}/, ['yyyy/M/d']],
  [/^\d{4}\.\d{1,2}\.\d{1,2}/, ['yyyy.M.d']],
]

/**
 * The format of dates as Luxon's tokens, such as `d.M.yyyy HH:mm`; null for ISO 8601 and for what has no one
 * format. The day comes before the month unless a sample says otherwise.
 */
export function dateFormatOf(samples: readonly unknown[]): string | null {
  const texts = samples.flatMap((sample) => {
    const text = String(sample ?? '').trim()
    return text === '' ? [] : [text]
  })
  const [first] = texts
  if (first === undefined) return null
  const form = FORMS.find(([pattern]) => pattern.test(first))
  if (!form || !texts.every((text) => form[0].test(text))) return null
  const monthFirst = texts.some((text) => Number(text.split(/\D/)[1]) > 12)
  const [dayFirst = null, other = null] = form[1]
  return `${(monthFirst ? other : dayFirst) ?? dayFirst}${timeOf(first)}`
}

function timeOf(text: string): string {
  const [, separator = '', seconds] = /(\s|T)\d{1,2}:\d{2}(:\d{2})?$/.exec(text) ?? []
  if (separator === '') return ''
  return `${separator === 'T' ? "'T'" : ' '}H:mm${seconds ? ':ss' : ''}`
}
