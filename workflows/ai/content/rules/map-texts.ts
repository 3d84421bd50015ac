import { fieldPath } from '../../../carousel/rules/check-content.ts'

/** Fields that hold names and dates of ours, not words. */
const NO_WORDS: ReadonlySet<string> = new Set(['kind', 'date', 'level'])

/** The same value with every text changed; `field` says where each stands, such as `days[2].topic`. */
export function mapTexts<T>(
  value: T,
  change: (text: string, field: string) => string,
  path: readonly PropertyKey[] = [],
): T {
  if (typeof value === 'string') return change(value, fieldPath(path)) as T
  if (Array.isArray(value)) {
    return value.map((item, index) => mapTexts(item, change, [...path, index])) as T
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      NO_WORDS.has(key) ? inner : mapTexts(inner, change, [...path, key]),
    ]),
  ) as T
}

/** Every text of a value, in its order. */
export function textsOf(value: unknown): string[] {
  const texts: string[] = []
  mapTexts(value, (text) => {
    texts.push(text)
    return text
  })
  return texts
}
