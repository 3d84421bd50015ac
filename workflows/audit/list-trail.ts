import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { AuditFilter, AuditRow } from './ports.ts'

export interface TrailPage {
  items: AuditRow[]
  /** Pass as `cursor` for the next page; null on the last one. */
  nextCursor: string | null
}

/** A page of the trail, newest first. */
export async function listTrail(
  { auditTrail }: Pick<Repositories, 'auditTrail'>,
  filter: AuditFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<TrailPage> {
  const found = await auditTrail.list(filter, { limit: limit + 1, before: readCursor(cursor) })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last ? String(last.sequence) : null }
}

/** @throws AppError `invalid_input` for a text that no page gave */
function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor)
  throw new AppError('invalid_input', 'The cursor is not one that a page gave', {
    fields: [{ field: 'cursor', rule: 'must be nextCursor of the page before' }],
  })
}
