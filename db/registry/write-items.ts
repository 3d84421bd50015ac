import { sql, type SQL } from 'drizzle-orm'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'
import { encodeFields } from './codec.ts'
import type { TablePlan } from './plan-of.ts'

interface Owner {
  id: string
  items?: readonly (Record<string, unknown> & { id: string })[] | undefined
}

/** Writes the items of new and changed records: rows that are known by their id are replaced. */
export async function writeItems(
  tx: Transaction,
  scope: TenantScope,
  plan: TablePlan,
  records: readonly Owner[],
  cipher: FieldCipher | undefined,
): Promise<void> {
  const tenant = { organization_id: scope.organizationId, workspace_id: scope.workspaceId }
  const rows: object[] = []
  for (const { id: recordId, items = [] } of records) {
    for (const [position, item] of items.entries()) {
      const values = await encodeFields(plan, item, item.id, cipher)
      rows.push({ ...tenant, id: item.id, record_id: recordId, position, ...values })
    }
  }
  if (rows.length === 0) return
  await tx.execute(sql`${plan.insert(encodeJson(rows))}
    on conflict (organization_id, workspace_id, id) do update set ${plan.excluded}
    where t.record_id = excluded.record_id`)
}

/** Removes the rows of the records that are not among their items any more. */
export async function removeOtherItems(
  tx: Transaction,
  ofTenant: SQL,
  plan: TablePlan,
  records: readonly Owner[],
): Promise<void> {
  const kept = records.flatMap(({ items = [] }) => items.map(({ id }) => id))
  const others = kept.length > 0 ? sql` and t.id not in ${kept}` : sql``
  await tx.execute(sql`delete from ${plan.table} t
    where ${ofTenant} and t.record_id in ${records.map(({ id }) => id)}${others}`)
}
