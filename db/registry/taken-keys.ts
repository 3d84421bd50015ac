import { sql, type SQL } from 'drizzle-orm'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import type { RecordValues } from '../../workflows/registry/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'
import { need, placeOf } from './codec.ts'
import { type EntityPlan, planOf } from './plan-of.ts'
import { comparable } from './table-of.ts'

type Candidate = Pick<RecordValues, 'fields'> & { id: string }

/** Which unique keys of each candidate belong to another live record; one query per key. */
export async function takenKeys(
  tx: Transaction,
  ofTenant: SQL,
  entity: AnyEntity,
  candidates: readonly Candidate[],
  cipher: FieldCipher | undefined,
): Promise<(readonly string[])[][]> {
  const taken: (readonly string[])[][] = candidates.map(() => [])
  const plan = planOf(entity)
  for (const key of entity.unique ?? []) {
    const asked: object[] = []
    for (const [index, { id, fields }] of candidates.entries()) {
      if (key.some((name) => fields[name] === null)) continue
      asked.push({ n: index, id, ...(await comparables(plan, key, fields, cipher)) })
    }
    if (asked.length === 0) continue
    const columns = key.map((name) => comparable(plan.table, plan.fields, name))
    const types = columns.map((column) => `"${column.name}" ${column.getSQLType()}`).join(', ')
    const same = columns.map(({ name }) => `t."${name}" = v."${name}"`).join(' and ')
    const rows = await tx.execute(sql`select v.n from ${plan.table} t
      join jsonb_to_recordset(${encodeJson(asked)}::jsonb) as v(n int, id uuid, ${sql.raw(types)})
      on ${sql.raw(same)} where ${ofTenant} and t.id <> v.id and t.deleted_at is null`)
    for (const { n } of rows) taken[Number(n)]?.push(key)
  }
  return taken
}

/** The values of a key as its columns have them: encrypted ones by their blind index. */
async function comparables(
  plan: EntityPlan,
  key: readonly string[],
  values: Record<string, unknown>,
  cipher: FieldCipher | undefined,
): Promise<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  for (const name of key) {
    const value = values[name]
    row[comparable(plan.table, plan.fields, name).name] = plan.fields[name]?.encrypted
      ? await need(cipher).blindIndex(String(value), placeOf(plan, name))
      : value
  }
  return row
}
