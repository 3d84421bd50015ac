import { ENCRYPTED } from '../../audit/ports.ts'
import { ENTITIES } from '../../entities/catalog.ts'
import type { Conversion, ValueChange } from '../ports.ts'

const NONE: ReadonlySet<string> = new Set()
const SECRET: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ENTITIES.map(({ name, fields, items }) => {
    const names = Object.keys(fields).filter((field) => fields[field]?.encrypted)
    const inItems = Object.values(items?.fields ?? {}).some(({ encrypted }) => encrypted)
    return [name, new Set([...names, ...(inItems ? ['items'] : [])])]
  }),
)

/** Names of an entity's fields whose values are encrypted; `items` where one of theirs is. */
export const secretsOf = (entity: string): ReadonlySet<string> => SECRET.get(entity) ?? NONE

const mark = (value: unknown) => (value === null ? null : ENCRYPTED)

/** The change without its values. */
export const maskedChange = ({ field, before, after }: ValueChange): ValueChange => ({
  field,
  before: mark(before),
  after: mark(after),
})

/** A conversion as it may be shown: encrypted values as a mark. */
export function withoutSecrets(conversion: Conversion): Conversion {
  const shown = (entity: string, changes: readonly ValueChange[]) => {
    const secrets = secretsOf(entity)
    if (secrets.size === 0) return changes
    return changes.map((change) => (secrets.has(change.field) ? maskedChange(change) : change))
  }
  return {
    ...conversion,
    sourceChanges: shown(conversion.sourceEntity, conversion.sourceChanges),
    targets: conversion.targets.map((target) => ({
      ...target,
      changes: shown(target.entity, target.changes),
    })),
  }
}
