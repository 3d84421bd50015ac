import type { Language } from '../../carousel/content.ts'
import type { FieldError } from '../../shared/errors.ts'
import { editingTexts } from './texts.ts'

/** The broken rules of a slide in words for the person who wrote it, one in a line. */
export function tellBroken(broken: readonly FieldError[], language: Language): string {
  const t = editingTexts[language]
  const said = broken.slice(0, 6).map(({ field: path, rule }) => {
    const field = t.field(path)
    const [, bound, limit = '', unit, has] =
      /at (most|least) (\d+) (characters|items)(?:; it has (\d+))?/.exec(rule) ?? []
    const count = has === undefined ? null : Number(has)
    if (bound === 'most' && unit === 'items') return t.tooMany(field, Number(limit), count)
    if (bound === 'most') return t.tooLong(field, Number(limit), count)
    if (bound === 'least' && unit === 'items') return t.tooFew(field, Number(limit))
    return t.missing(field)
  })
  return [t.brokenHeading, ...new Set(said)].join('\n')
}
