import { sql, type SQL } from 'drizzle-orm'
import type { TenantWork } from '../../workflows/deps.ts'
import type { AnyEntity, EntityRecord } from '../../workflows/registry/entity.ts'
import { equal } from '../../workflows/registry/equal.ts'
import type { RecordRepository, RecordValues } from '../../workflows/registry/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import { byOf } from '../repositories/tenant-rows.ts'
import type { Transaction } from '../transaction.ts'
import { decodeRows, encodeFields } from './codec.ts'
import { conditionsOf } from './conditions.ts'
import { existingRecords } from './existing-records.ts'
import type { HeldRecords } from './held-records.ts'
import { insertRows } from './insert-rows.ts'
import { listRows } from './list-rows.ts'
import { type EntityPlan, planOf } from './plan-of.ts'
import { searchTextOf } from './search-text.ts'
import { takenKeys } from './taken-keys.ts'
import { namingKeys } from './unique-errors.ts'
import { updateRows } from './update-rows.ts'
import { removeOtherItems, writeItems } from './write-items.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

export interface RecordRepositoryOptions {
  scope: TenantWork
  clock: Clock
  newId: NewId
  /** Needed as soon as an entity has encrypted fields. */
  cipher?: FieldCipher | undefined
  held: HeldRecords
}

/** Records of every entity, of one tenant. One that is locked already is not read again. */
export function createRecordRepository(
  tx: Transaction,
  { scope, clock, cipher, held }: RecordRepositoryOptions,
): RecordRepository {
  const { organizationId, workspaceId } = scope
  const tenant = { organization_id: organizationId, workspace_id: workspaceId }
  const ofTenant = sql`t.organization_id = ${organizationId} and t.workspace_id = ${workspaceId}`
  const by = byOf(scope)
  const now = () => new Date(clock.now()).toISOString()

  async function select(plan: EntityPlan, rest: SQL): Promise<EntityRecord[]> {
    const rows = await tx.execute(
      sql`select ${plan.select} from ${plan.table} t where ${ofTenant} ${rest}`,
    )
    return withItems(plan, await decodeRows(plan, rows as Record<string, unknown>[], cipher))
  }

  async function withItems(plan: EntityPlan, records: EntityRecord[]): Promise<EntityRecord[]> {
    const { items } = plan
    if (items === null || records.length === 0) return records
    const rows = (await tx.execute(sql`select ${items.select} from ${items.table} t
      where ${ofTenant} and t.record_id in ${records.map(({ id }) => id)}
      order by t.record_id, t.position`)) as Record<string, unknown>[]
    const byRecord = Map.groupBy(await decodeRows(items, rows, cipher), (row) => row['recordId'])
    for (const record of records) {
      record['items'] = (byRecord.get(record.id) ?? []).map(
        ({ recordId: _recordId, position: _position, ...item }) => item,
      )
    }
    return records
  }

  async function encode(plan: EntityPlan, id: string, values: RecordValues) {
    return {
      id,
      ...(await encodeFields(plan, values.fields, id, cipher)),
      ...(plan.searched.length > 0
        ? { search_text: searchTextOf(plan.searched, values.fields) }
        : {}),
      custom_fields: values.customFields,
      metadata: values.metadata,
    }
  }

  return {
    insert: async (entity, records, { skipTaken = false } = {}) => {
      if (records.length === 0) return []
      const plan = planOf(entity)
      const at = now()
      const born = { created_at: at, created_by: by, updated_at: at, updated_by: by, version: 1 }
      const shared = { ...tenant, ...born }
      const rows: Record<string, unknown>[] = []
      for (const record of records) rows.push(await encode(plan, record.id, record))
      let inserted = records
      if (skipTaken) {
        const all = insertRows(plan, rows, shared, 'on conflict do nothing returning id')
        const ids = await tx.execute(all)
        const written = new Set(ids.map(({ id }) => id))
        inserted = records.filter(({ id }) => written.has(id))
      } else {
        const [first] = rows
        const isOne = rows.length === 1 && first !== undefined
        const statement = isOne
          ? plan.insertOne({ ...first, ...shared })
          : insertRows(plan, rows, shared)
        await namingKeys(entity, () => tx.execute(statement))
      }
      if (plan.items) await writeItems(tx, scope, plan.items, inserted, cipher)
      return inserted.map((record) => {
        const life = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
        return toRecord(record, { id: record.id, version: 1, ...life })
      })
    },

    taken: (entity, candidates) => takenKeys(tx, ofTenant, entity, candidates, cipher),

    find: async (entity, id, { deleted, lock } = {}) => {
      if (!UUID.test(id)) return null
      const known = deleted === 'only' ? null : held.get(entity.name, id)
      if (known !== null) return known
      const rest = sql`and t.id = ${id} ${hiding(deleted)} ${lock ? LOCK : NOTHING}`
      const records = await select(planOf(entity), rest)
      if (lock) held.hold(entity.name, records)
      return records[0] ?? null
    },

    findMany: async (entity, ids, { deleted, lock } = {}) => {
      const known = ids.filter((id) => UUID.test(id))
      if (known.length === 0) return []
      // In one order, so that two writers of the same records never wait for each other.
      const order = lock ? sql`order by t.id ${LOCK}` : NOTHING
      const rest = sql`and t.id in ${known} ${hiding(deleted)} ${order}`
      const records = await select(planOf(entity), rest)
      if (lock) held.hold(entity.name, records)
      return records
    },

    update: async (entity, changes) => {
      if (changes.length === 0) return []
      const plan = planOf(entity)
      const at = now()
      held.drop(
        entity.name,
        changes.map(({ before }) => before),
      )
      const rows: Record<string, unknown>[] = []
      for (const { before, values } of changes) rows.push(await encode(plan, before.id, values))
      const update = updateRows(plan, { ...scope, at, by, changes, rows })
      const written = await namingKeys(entity, () => tx.execute(update))
      requireAll(entity, written.length, changes.length)
      const withItems = changes.filter(
        ({ before, values }) => values.items && !equal(before['items'], values.items),
      )
      if (plan.items && withItems.length > 0) {
        const owners = withItems.map(({ before, values }) => ({
          id: before.id,
          items: values.items,
        }))
        if (withItems.some(losesItems)) await removeOtherItems(tx, ofTenant, plan.items, owners)
        await writeItems(tx, scope, plan.items, owners, cipher)
      }
      const records = changes.map(({ before, values }) => {
        const { id, version, createdAt, createdBy } = before
        const life = { createdAt, createdBy, updatedAt: at, updatedBy: by }
        return toRecord(values, { id, version: version + 1, ...life })
      })
      // The update itself has locked them.
      held.hold(entity.name, records)
      return records
    },

    setDeleted: async (entity, records, deleted) => {
      if (records.length === 0) return []
      held.drop(entity.name, records)
      const plan = planOf(entity)
      const at = now()
      const mark = deleted ? { deletedAt: at, deletedBy: by } : { deletedAt: null, deletedBy: null }
      const versions = records.map(({ id, version }) => sql`(${id}::uuid, ${version}::int)`)
      const written = await namingKeys(entity, () =>
        tx.execute(sql`update ${plan.table} t set version = t.version + 1,
          deleted_at = ${mark.deletedAt}, deleted_by = ${mark.deletedBy},
          updated_at = ${at}, updated_by = ${by}
          where ${ofTenant} and t.deleted_at is ${deleted ? sql`null` : sql`not null`}
          and (t.id, t.version) in (${sql.join(versions, sql`, `)}) returning t.id`),
      )
      requireAll(entity, written.length, records.length)
      return records.map((record) => ({
        ...record,
        ...mark,
        version: record.version + 1,
        updatedAt: at,
        updatedBy: by,
      }))
    },

    list: (entity, query) =>
      listRows(planOf(entity), query, cipher, (rest) => select(planOf(entity), rest)),

    count: async (entity, conditions = []) => {
      const plan = planOf(entity)
      const where = await conditionsOf(plan, conditions, cipher)
      const [row] = await tx.execute(sql`select count(*)::int as count from ${plan.table} t
        where ${ofTenant} and t.deleted_at is null ${where}`)
      return Number(row?.['count'] ?? 0)
    },

    existing: async (entity, ids) => {
      const known = new Set(ids.filter((id) => held.has(entity, id)))
      const others = ids.filter((id) => !known.has(id))
      return known.union(await existingRecords(tx, ofTenant, entity, others))
    },
  }
}

const NOTHING = sql``
const LOCK = sql`for update`

function hiding(deleted: 'only' | 'with' | undefined): SQL {
  if (deleted === 'with') return NOTHING
  return deleted === 'only' ? sql`and t.deleted_at is not null` : sql`and t.deleted_at is null`
}

function toRecord(
  { fields, items, customFields, metadata }: RecordValues,
  { id, version, ...life }: Omit<EntityRecord, 'customFields' | 'metadata'>,
): EntityRecord {
  return {
    id,
    version,
    ...fields,
    ...(items ? { items } : {}),
    customFields,
    metadata,
    ...life,
    deletedAt: null,
    deletedBy: null,
  } as EntityRecord
}

function losesItems({ before, values }: { before: EntityRecord; values: RecordValues }): boolean {
  const kept = new Set(values.items?.map(({ id }) => id))
  return (before['items'] as readonly { id: string }[]).some(({ id }) => !kept.has(id))
}

function requireAll({ name }: AnyEntity, written: number, wanted: number): void {
  if (written === wanted) return
  throw new AppError('conflict', `The ${name.replaceAll('_', ' ')} has changed meanwhile`, {
    fields: [{ field: 'version', rule: 'is another now' }],
  })
}
