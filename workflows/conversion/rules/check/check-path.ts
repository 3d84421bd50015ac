import type { AnyEntity } from '../../../registry/entity.ts'
import { encryptedPath } from '../../mapping/encrypted-path.ts'
import type { CheckAround } from './check-around.ts'
import { ANY, type Shape } from './shape.ts'
import { isPart, itemShape, sourceShape, unknownField } from './source-field.ts'

type Looked = { shape: Shape } | { rule: string }

/** What keys into a source, or into an item of it, lead to, or why they lead nowhere. */
export function lookInto(
  keys: readonly string[],
  around: Pick<CheckAround, 'source' | 'customFields' | 'isJsonItem'>,
  ofItem: boolean,
): Looked {
  const { source, customFields } = around
  if (encryptedPath(source, keys, ofItem)) {
    return keys.length === 0
      ? { rule: 'takes the whole record, of which parts are encrypted: name fields' }
      : { rule: `${keys.join('.')} is encrypted: only field can map it, to an encrypted field` }
  }
  const [name, second, third] = keys
  if (name === undefined) return { shape: { kind: 'json' } }
  if (ofItem) return intoField(itemShape(around, name), source, keys, `items[].${name}`)
  if (name === 'customFields' && second !== undefined) {
    const path = `customFields.${second}`
    return intoField(sourceShape(source, path, customFields), source, keys.slice(1), path)
  }
  if (isPart(name)) return { shape: ANY }
  if (name !== 'items' || source.items === undefined) {
    return intoField(sourceShape(source, name, customFields), source, keys, name)
  }
  if (third === undefined) return { shape: { kind: 'json', isList: second === undefined } }
  return intoField(itemShape({ source }, third), source, keys.slice(2), `items[].${third}`)
}

function intoField(
  shape: Shape | undefined,
  source: AnyEntity,
  keys: readonly string[],
  told: string,
): Looked {
  if (!shape) return { rule: unknownField(source, told) }
  if (keys.length === 1) return { shape }
  if (shape.kind === 'json') return { shape: ANY }
  if (shape.isList && keys.length === 2) return { shape: { kind: 'text' } }
  return { rule: `${told} is ${shape.kind}, and has nothing below it` }
}
