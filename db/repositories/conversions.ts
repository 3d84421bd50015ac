import { sql, type SQL } from 'drizzle-orm'
import type {
  Conversion,
  ConversionFilter,
  ConversionRepository,
  ConversionTarget,
  LiveConversion,
} from '../../workflows/conversion/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { findMatches, readTexts } from '../conversion/find-matches.ts'
import { findReferences } from '../conversion/find-references.ts'
import { holdMatches } from '../conversion/hold-matches.ts'
import { insertConversions } from '../conversion/insert-conversions.ts'
import {
  type ConversionRow,
  SOURCE_PLACE,
  TARGET_PLACE,
  type TargetRow,
  targetPlaceId,
  toConversion,
  toTarget,
} from '../conversion/rows.ts'
import { unsealChanges } from '../conversion/sealed-values.ts'
import type { Transaction } from '../transaction.ts'
import { byOf, type RepositoryContext } from './tenant-rows.ts'

/** A chain of conversions is followed so far. */
const MAX_ANCESTORS = 20
const MANY = 100

/** Conversions of one tenant. */
export function createConversionRepository(
  tx: Transaction,
  { scope, clock, cipher }: RepositoryContext & { cipher: FieldCipher },
): ConversionRepository {
  const { organizationId, workspaceId } = scope
  const ofTenant = sql`t.organization_id = ${organizationId} and t.workspace_id = ${workspaceId}`

  /** The conversions of these rows with their targets. */
  async function complete(rows: ConversionRow[], unsealed = false): Promise<Conversion[]> {
    if (rows.length === 0) return []
    const targets = (await tx.execute(sql`select t.* from conversion_targets t
      where ${ofTenant} and t.conversion_id in ${rows.map(({ id }) => id)}
      order by t.conversion_id, t.position`)) as TargetRow[]
    const byConversion = new Map<string, ConversionTarget[]>()
    for (const row of targets) {
      if (unsealed) {
        const recordId = targetPlaceId(row.conversion_id, row.position)
        const place = { column: TARGET_PLACE, recordId }
        row.changes = [...(await unsealChanges(cipher, row.changes, row.sealed, place))]
      }
      const list = byConversion.get(row.conversion_id) ?? []
      list.push(toTarget(row))
      byConversion.set(row.conversion_id, list)
    }
    const conversions: Conversion[] = []
    for (const row of rows) {
      if (unsealed) {
        const place = { column: SOURCE_PLACE, recordId: row.id }
        const changes = await unsealChanges(cipher, row.source_changes, row.sealed, place)
        row.source_changes = [...changes]
      }
      conversions.push(toConversion(row, byConversion.get(row.id) ?? []))
    }
    return conversions
  }

  async function liveWhere(condition: SQL): Promise<LiveConversion[]> {
    const rows = await tx.execute(sql`select t.conversion_id, t.source_record_id, c.rule_id,
        t.entity, t.record_id
      from conversion_targets t join conversions c on c.organization_id = t.organization_id
        and c.workspace_id = t.workspace_id and c.id = t.conversion_id
      where ${ofTenant} and t.live and ${condition}`)
    return rows.map((row) => ({
      conversionId: String(row['conversion_id']),
      sourceRecordId: String(row['source_record_id']),
      ruleId: String(row['rule_id']),
      targetEntity: String(row['entity']),
      targetRecordId: String(row['record_id']),
    }))
  }

  return {
    insert: (conversions) => insertConversions(tx, scope, cipher, conversions),

    live: async (sourceEntity, sourceRecordIds) =>
      sourceRecordIds.length === 0
        ? []
        : liveWhere(sql`t.source_record_id in ${sourceRecordIds}
            and t.source_entity = ${sourceEntity}`),

    leadingTo: async (entity, recordIds) =>
      recordIds.length === 0
        ? []
        : liveWhere(sql`t.record_id in ${recordIds} and t.entity = ${entity} limit ${MANY}`),

    find: async (id, { lock = false, unsealed = false } = {}) => {
      const rows = await tx.execute(sql`select t.* from conversions t
        where ${ofTenant} and t.id = ${id} ${lock ? sql`for update` : sql``}`)
      const [conversion] = await complete(rows as ConversionRow[], unsealed)
      return conversion ?? null
    },

    list: async (filter, { limit, before }) => {
      const older = before === undefined ? sql`` : sql`and t.id < ${before}`
      const rows = await tx.execute(sql`select t.* from conversions t
        where ${ofTenant} ${conditionOf(filter)} ${older} order by t.id desc limit ${limit}`)
      return complete(rows as ConversionRow[])
    },

    markUndone: async (id) => {
      await tx.execute(sql`update conversions t set status = 'undone',
        undone_at = ${new Date(clock.now()).toISOString()}, undone_by = ${byOf(scope)}
        where ${ofTenant} and t.id = ${id}`)
      await tx.execute(sql`update conversion_targets t set live = false
        where ${ofTenant} and t.conversion_id = ${id}`)
    },

    ancestors: async (entity, recordId) => {
      const rows = await tx.execute(sql`with recursive chain as (
          select ${entity}::text as entity, ${recordId}::uuid as record_id, 0 as depth
          union all
          select t.source_entity, t.source_record_id, chain.depth + 1
          from chain join conversion_targets t
            on t.record_id = chain.record_id and t.entity = chain.entity
          where ${ofTenant} and t.live and t.action = 'created' and chain.depth < ${MAX_ANCESTORS}
        )
        select entity, record_id from chain where depth > 0 order by depth limit ${MAX_ANCESTORS}`)
      return rows.map((row) => ({
        entity: String(row['entity']),
        recordId: String(row['record_id']),
      }))
    },

    idsOf: async (recordId) => {
      const rows = await tx.execute(sql`select t.id from conversions t
          where ${ofTenant} and t.source_record_id = ${recordId}
        union select t.conversion_id from conversion_targets t
          where ${ofTenant} and t.record_id = ${recordId}`)
      return rows.map(({ id }) => String(id))
    },

    holdMatches: ({ name }, values) => holdMatches(tx, scope, name, values),
    matches: (entity, field, wanted) => findMatches(tx, ofTenant, cipher, entity, field, wanted),
    texts: (entity, field, page) => readTexts(tx, ofTenant, entity, field, page),
    references: (entity, recordIds) => findReferences(tx, ofTenant, entity, recordIds),
  }

  function conditionOf({ ruleId, bulkId, recordId, status }: ConversionFilter): SQL {
    return sql.join([
      ruleId === undefined ? sql`` : sql` and t.rule_id = ${ruleId}`,
      bulkId === undefined ? sql`` : sql` and t.bulk_id = ${bulkId}`,
      status === undefined ? sql`` : sql` and t.status = ${status}`,
      recordId === undefined
        ? sql``
        : sql` and (t.source_record_id = ${recordId} or t.id in (
            select o.conversion_id from conversion_targets o
            where o.organization_id = ${organizationId} and o.workspace_id = ${workspaceId}
              and o.record_id = ${recordId}))`,
    ])
  }
}
