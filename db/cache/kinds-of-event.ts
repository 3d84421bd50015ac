import type { CacheKind } from '../../workflows/shared/cache.ts'

/** What the events of a subject make stale, by the first part of their type. */
const STALE: Readonly<Record<string, readonly CacheKind[]>> = {
  custom_field: ['custom_fields', 'schemas', 'rules'],
  settings: ['settings', 'rules'],
  workspace: ['settings', 'rules'],
  rule: ['rules'],
  conversion_rule: ['rules'],
}

/** Types of two parts only: `user.message.received` changes nothing that is cached. */
export const STALE_TYPES = `^(${Object.keys(STALE).join('|')})[.][a-z_]+$`

/** The kinds of cached values that an event of this type makes stale. */
export function kindsOfEvent(type: string): readonly CacheKind[] {
  return STALE[type.slice(0, type.indexOf('.'))] ?? []
}
