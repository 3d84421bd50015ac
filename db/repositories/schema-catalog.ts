import { sql } from 'drizzle-orm'
import type { CatalogColumn, CatalogRow, SchemaCatalog } from '../../workflows/schema/ports.ts'
import { planOf, type TablePlan } from '../registry/plan-of.ts'
import { columnName, indexColumn } from '../registry/table-of.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** The catalog of the database. */
export function createSchemaCatalog(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): SchemaCatalog {
  const ofTenant = sql`organization_id = ${scope.organizationId} and workspace_id = ${scope.workspaceId}`
  return {
    columns: (table) => rowsOf<CatalogColumn>(tx, columnsOf(table)),
    newest: async (entity, limit) => {
      const { items, ...records } = planOf(entity)
      const table = sql.identifier(records.name)
      const newest = sql`from ${table} t where ${ofTenant} and deleted_at is null order by id desc limit ${limit}`
      const [ofRecords, ofItems] = [
        await rowsOf<Shown>(tx, sql`select ${shown(records)} as shown ${newest}`),
        items
          ? await rowsOf<Shown>(
              tx,
              sql`select ${shown(items)} as shown from ${sql.identifier(items.name)} t
                  where ${ofTenant} and record_id in (select id ${newest}) limit ${limit}`,
            )
          : [],
      ]
      return { records: ofRecords.map(toRow), items: ofItems.map(toRow) }
    },
  }
}

interface Shown {
  /** JSON, which some drivers have read already. */
  shown: unknown
}

const toRow = ({ shown }: Shown): CatalogRow =>
  (typeof shown === 'string' ? JSON.parse(shown) : shown) as CatalogRow

/** A row without its ciphertexts and blind indexes: of encrypted columns only whether they have a value. */
function shown({ encrypted }: TablePlan) {
  if (encrypted.length === 0) return sql`to_jsonb(t)`
  const columns = encrypted.map(columnName)
  const hidden = [...columns, ...encrypted.map((field) => columnName(indexColumn(field)))]
  const there = columns.map((name) => sql`${name}::text, t.${sql.identifier(name)} is not null`)
  const names = sql.join(
    hidden.map((name) => sql`${name}`),
    sql`, `,
  )
  return sql`(to_jsonb(t) - array[${names}]::text[]) || jsonb_build_object(${sql.join(there, sql`, `)})`
}

/** One query of pg_catalog. Every key and index of a tenant's table begins with the tenant: it counts for nothing here. */
function columnsOf(table: string) {
  return sql`
    with self as (
      select c.oid from pg_catalog.pg_class c
      where c.relname = ${table} and c.relkind in ('r', 'p') and pg_catalog.pg_table_is_visible(c.oid)
    ), tenant as (
      select attrelid, attnum from pg_catalog.pg_attribute join self on attrelid = oid
      where attname in ('organization_id', 'workspace_id')
    ), keys as (
      select i.indisprimary, i.indisunique, array(
        select k.attnum from unnest(i.indkey::int2[]) with ordinality k(attnum, place)
        where k.place <= i.indnkeyatts and k.attnum not in (select attnum from tenant)
        order by k.place
      ) as columns
      from pg_catalog.pg_index i join self on i.indrelid = self.oid
    )
    select a.attname as name,
      pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable,
      case when a.atttypid in ('varchar'::regtype, 'bpchar'::regtype) and a.atttypmod > 4
        then a.atttypmod - 4 end as "maxLength",
      exists (select from keys where indisprimary and columns = array[a.attnum]) as "primaryKey",
      exists (select from keys where indisunique and columns = array[a.attnum]) as "unique",
      exists (select from keys where columns[1] = a.attnum) as indexed,
      (select f.relname from pg_catalog.pg_constraint c join pg_catalog.pg_class f on f.oid = c.confrelid
        where c.conrelid = a.attrelid and c.contype = 'f' and array(
          select k from unnest(c.conkey) k where k not in (select attnum from tenant)
        ) = array[a.attnum] limit 1) as "references"
    from pg_catalog.pg_attribute a join self on a.attrelid = self.oid
    where a.attnum > 0 and not a.attisdropped
    order by a.attnum`
}

async function rowsOf<T>(tx: Transaction, query: ReturnType<typeof sql>): Promise<T[]> {
  return (await tx.execute(query)) as unknown as T[]
}
