import { entityNamed } from '../../registry/entity-named.ts'
import { permissionOf } from '../../registry/paths.ts'
import { readRecord } from '../../registry/read-record.ts'
import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import type { ShadowConversion, ShadowFieldCounts } from './ports.ts'
import { type ShownShadow, showShadow } from './show-shadow.ts'

export interface ShadowReport {
  ruleId: string
  counts: Record<ShadowConversion['outcome'], number>
  /** The agreed ones among all that are over, from 0 to 1; null while none is. */
  agreement: number | null
  /** `field` with the target's key before it: `customer.email`. */
  fields: (Pick<ShadowFieldCounts, 'agreed' | 'differed' | 'missing'> & { field: string })[]
  examples: { items: ShownShadow[]; nextCursor: string | null }
}

export interface ReadShadowReport {
  ruleId: string
  version?: number | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * How far a rule in shadow agrees with what another system did, with the latest examples. Values of
 * entities that the caller may not read are hidden.
 * @throws AppError `not_found`
 */
export async function readShadowReport(
  r: Pick<Repositories, 'records' | 'shadows'>,
  caller: Pick<Caller, 'permissions'>,
  { ruleId, version, limit, cursor }: ReadShadowReport,
): Promise<ShadowReport> {
  await readRecord(r, conversionRule, ruleId)
  const filter = { ruleId, ruleVersion: version }
  const counts = await r.shadows.counts(filter)
  const { agreed, differed, missing, failed } = counts
  const over = agreed + differed + missing + failed
  const fields = await r.shadows.fields(filter)
  const rows = await r.shadows.list(filter, { limit: limit + 1, before: cursor })
  const items = rows.slice(0, limit).map((shadow) => showShadow(shadow, mayRead))
  return {
    ruleId,
    counts,
    agreement: over === 0 ? null : agreed / over,
    fields: fields.map(({ target, field, ...sums }) => ({
      field: `${target}.${field}`,
      ...sums,
    })),
    examples: {
      items,
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    },
  }

  function mayRead(name: string): boolean {
    const entity = entityNamed(name)
    return entity !== undefined && caller.permissions.has(permissionOf(entity, 'read'))
  }
}
