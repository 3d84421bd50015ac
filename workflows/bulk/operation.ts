import type { FieldError } from '../shared/errors.ts'

/** One write of a bulk request; `input` is checked when its turn comes. */
export type Operation =
  | { kind: 'create'; input: unknown }
  | { kind: 'change'; id: string; input: Record<string, unknown> }
  | { kind: 'delete'; id: string; version: number | undefined }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads `{create: {…}}`, `{change: {id, version, …}}` or `{delete: {id, version?}}`. */
export function parseOperation(given: unknown): Operation | FieldError[] {
  const [entry, ...more] = isObject(given) ? Object.entries(given) : []
  const rule = 'must be one of {"create": …}, {"change": …} and {"delete": …}'
  if (!entry || more.length > 0) return [{ field: 'operation', rule }]
  const [kind, input] = entry
  if (kind === 'create') return { kind, input }
  if (kind !== 'change' && kind !== 'delete') return [{ field: kind.slice(0, 100), rule }]
  if (!isObject(input)) return [{ field: kind, rule: 'must be an object' }]
  const { id, ...rest } = input
  if (typeof id !== 'string') return [{ field: `${kind}.id`, rule: 'must be an id' }]
  if (kind === 'change') return { kind, id, input: rest }
  const { version, ...unknown } = rest
  const [name] = Object.keys(unknown)
  if (name !== undefined) return [{ field: `delete.${name.slice(0, 100)}`, rule: 'is not a field' }]
  if (version === undefined || isVersion(version)) return { kind, id, version }
  return [{ field: 'delete.version', rule: 'must be a whole number from 1' }]
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2_147_483_647
}
