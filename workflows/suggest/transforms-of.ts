import type { FieldKind } from '../registry/field.ts'
import type { Transform } from '../conversion/rules/transform.ts'
import { dateFormatOf } from './date-format-of.ts'
import type { SuggestField } from './field.ts'
import { lookupOf, YES_AND_NO } from './lookup-of.ts'

const NUMBERS: ReadonlySet<FieldKind> = new Set(['integer', 'quantity', 'money', 'percent'])
const isNumber = (kind: FieldKind | undefined) => kind !== undefined && NUMBERS.has(kind)

/**
 * What makes values of the source ones of the target, in order. Null when nothing does, such as a name
 * where an id is needed.
 */
export function transformsOf(source: SuggestField, target: SuggestField): Transform[] | null {
  const [from, to] = [source.kind, target.kind]
  if (source.encrypted) return target.encrypted ? [] : null
  const outside: Transform[] = from === undefined ? [{ type: 'trim' }] : []
  if (to === 'reference') {
    return from === 'reference' && source.references === target.references ? [] : null
  }
  if (to === 'choice') return toChoice(source, target, outside)
  if (to === 'money' || isNumber(to)) return toNumber(source, to as FieldKind)
  if (from === to && from !== undefined) return []
  switch (to) {
    case 'phone':
      return isText(from) ? [{ type: 'phone' }] : null
    case 'email':
      return isText(from) ? [{ type: 'email' }] : null
    case 'date':
    case 'instant':
      return toDate(source)
    case 'boolean':
      return isText(from) ? [{ type: 'lookup', values: { ...YES_AND_NO } }] : null
    case 'currency':
      return isText(from) ? [{ type: 'trim' }, { type: 'case', to: 'upper' }] : null
    case 'tags':
      return isText(from) ? [{ type: 'split', by: ',' }] : null
    case 'url':
      return isText(from) ? outside : null
    case 'text':
    case undefined:
      if (from === 'tags') return [{ type: 'join', with: ', ' }]
      return from === 'json' || from === 'reference' ? null : outside
    case 'json':
    default:
      return null
  }
}

const isText = (kind: FieldKind | undefined) =>
  kind === undefined || kind === 'text' || kind === 'choice'

function toChoice(
  source: SuggestField,
  target: SuggestField,
  outside: Transform[],
): Transform[] | null {
  if (!isText(source.kind)) return null
  const options = target.options ?? []
  const values = source.options ?? (source.samples ?? []).map(String)
  if (source.options && values.every((value) => options.includes(value))) return outside
  return [...outside, lookupOf(values, options)]
}

/** Amounts in a file or in a field of one's own are in tenge, not in tiyn. */
function toNumber({ kind, custom }: SuggestField, to: FieldKind): Transform[] | null {
  const scale = to === 'money' && kind !== 'money' ? { scale: 100, round: true } : {}
  const round = to === 'integer' ? { round: true } : {}
  if (isText(kind)) return [{ type: 'number', ...scale, ...round }]
  if (!isNumber(kind)) return null
  if (kind === to && !(custom && to === 'integer')) return []
  return [{ type: 'number', ...scale, ...round }]
}

function toDate(source: SuggestField): Transform[] | null {
  if (source.kind === 'date' || source.kind === 'instant') return [{ type: 'date' }]
  if (!isText(source.kind)) return null
  const format = dateFormatOf(source.samples ?? [])
  return [{ type: 'date', ...(format === null ? {} : { format }) }]
}
