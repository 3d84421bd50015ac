import type { ItemMapping, Mapping } from '../conversion/rules/rule-schema.ts'
import type { SuggestField } from './field.ts'
import { meaningOf } from './meaning-of.ts'
import type { RankedPair } from './rank-pairs.ts'
import { transformsOf } from './transforms-of.ts'

const ITEMS = 'items.'
const isItem = (name: string): boolean => name.startsWith(ITEMS)

/**
 * The pairs as mappings of a rule, with the transforms that the types need; pairs for which there are
 * none are left out. A first and a last name become one name.
 */
export function mappingsOf(
  pairs: readonly RankedPair[],
  sources: readonly SuggestField[],
): Mapping[] {
  const all = pairs.flatMap(({ source, target }) => {
    const transforms = transformsOf(source, target)
    return transforms === null ? [] : [{ source, target, transforms }]
  })
  const own = all
    .filter(({ target }) => !isItem(target.name))
    .map(({ source, target, transforms }): Mapping => {
      const whole = wholeName(source, target, sources)
      return rest(target.name, source.name, whole ?? transforms)
    })
  const items = all
    .filter(({ target }) => isItem(target.name))
    .map(({ source, target, transforms }): ItemMapping =>
      rest(target.name.slice(ITEMS.length), source.name.slice(ITEMS.length), transforms),
    )
  return items.length === 0 ? own : [...own, { to: 'items', field: 'items', items }]
}

const rest = (
  to: string,
  field: string,
  transforms: Mapping['transforms'] & object,
): ItemMapping => ({
  to,
  field,
  ...(transforms.length > 0 ? { transforms } : {}),
})

/** `{customFields.firstName} {customFields.lastName}` where the target wants the whole name. */
function wholeName(source: SuggestField, target: SuggestField, sources: readonly SuggestField[]) {
  if (source.kind === undefined) return null
  const wanted = meaningOf(target)
  const own = meaningOf(source)
  if (wanted !== 'name' && wanted !== 'fullName') return null
  if (own !== 'firstName' && own !== 'lastName') return null
  const other = sources.find(
    (field) => meaningOf(field) === (own === 'firstName' ? 'lastName' : 'firstName'),
  )
  if (!other || other.encrypted) return null
  const [first, last] = own === 'firstName' ? [source, other] : [other, source]
  return [
    { type: 'template' as const, text: `{${first.name}} {${last.name}}` },
    { type: 'trim' as const },
  ]
}
