import { sql } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'
import { fillTenant } from './fill-tenant.ts'

/** Not of a tenant: Potok's own bookkeeping. */
const OWN = ['potok_migrations', 'ai_breakers', 'rate_limits']
/** SQLSTATE insufficient_privilege: no grant, or a policy that says no. */
const REFUSED = '42501'

/** I22 on every table there is: the walk is over the database's own catalog. */
export function tenancyContract(harness: Harness): void {
  describe('tenants (I22)', () => {
    let database: Database
    let a: TenantScope
    let b: TenantScope
    let tables: string[]
    beforeAll(async () => {
      database = await harness.open({ poolSize: 1 })
      a = await createTenant(database)
      b = await createTenant(database)
      await fillTenant(database, a)
      const rows = await database.sql.query<{ name: string }>(
        `select relname as name from pg_class
         where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
      )
      tables = rows.map(({ name }) => name).filter((name) => !OWN.includes(name))
    })
    afterAll(() => database.close())

    const asNobody = (text: string) =>
      database.sql.transaction((tx) => tx.query(text), { setup: 'set local role potok_app' })
    const as = (scope: TenantScope, text: string) =>
      database.inTenant(scope, (tx) => tx.execute(sql.raw(text)))
    const rowsOf = (scope: TenantScope, table: string) =>
      as(scope, `select to_jsonb(t)::text as row from ${table} t`) as Promise<{ row: string }[]>

    /** What each table gave, in the order of the tables. */
    const collect = async <T>(work: (table: string) => Promise<T>) => {
      const results: [string, T][] = []
      for (const table of tables) results.push([table, await work(table)])
      return results
    }
    const all = <T>(value: T) => tables.map((table) => [table, value])

    test('every table has rows to try it on', async () => {
      expect(tables.length).toBeGreaterThan(10)
      const empty = await collect(async (table) => (await rowsOf(a, table)).length === 0)
      expect(empty).toEqual(all(false))
    })

    test('row-level security is on and forced, for the owner too', async () => {
      const open = await database.sql.query(
        `select relname from pg_class where relname = any($1)
         and not (relrowsecurity and relforcerowsecurity)`,
        [tables],
      )
      expect(open).toEqual([])
    })

    test('every foreign key between tenant tables carries the tenant', async () => {
      const bare = await database.sql.query(
        // People and keys belong to an organization: what refers to them carries that. And what refers
        // to a record of a workspace carries both.
        `select conname from pg_constraint c
         where contype = 'f' and connamespace = 'public'::regnamespace
           and confrelid <> 'organizations'::regclass
           and exists (
             select from unnest(confkey, conkey) as pair(there, here)
             join pg_attribute t on t.attrelid = confrelid and t.attnum = there
             join pg_attribute h on h.attrelid = conrelid and h.attnum = here
             where t.attname in ('organization_id', 'workspace_id') and h.attname <> t.attname
           ) or contype = 'f' and connamespace = 'public'::regnamespace
           and confrelid <> 'organizations'::regclass
           and exists (
             select from pg_attribute t
             where t.attrelid = confrelid and t.attname in ('organization_id', 'workspace_id')
               and not t.attisdropped and not (t.attnum = any(confkey))
           )`,
      )
      expect(bare).toEqual([])
    })

    test('without a tenant there are no rows', async () => {
      expect(await collect((table) => asNobody(`select 1 from ${table}`))).toEqual(all([]))
    })

    test('without a tenant writes are refused', async () => {
      const refused = await collect(async (table) => {
        const [sample] = await rowsOf(a, table)
        return asNobody(copyInto(table, sample?.row ?? '')).catch(codeOf)
      })
      expect(refused).toEqual(all(REFUSED))
    })

    test("another tenant's rows are invisible", async () => {
      const seen = await collect(async (table) =>
        (await rowsOf(b, table)).filter(({ row }) => row.includes(a.organizationId)),
      )
      expect(seen).toEqual(all([]))
    })

    test("no update and no delete touches another tenant's rows", async () => {
      const touched = await collect(async (table) => {
        const before = await rowsOf(a, table)
        const column = table === 'organizations' ? 'id' : 'organization_id'
        const where = `where ${column} = '${a.organizationId}' returning 1`
        const writes = [
          `update ${table} set ${column} = ${column} ${where}`,
          `update ${table} set ${column} = '${b.organizationId}' ${where}`,
          `delete from ${table} ${where}`,
        ]
        const outcomes = await Promise.all(writes.map((write) => as(b, write).catch(codeOf)))
        // Either no such grant, or no such row.
        const harmless = outcomes.every((o) => o === REFUSED || (Array.isArray(o) && !o.length))
        return harmless && isDeepStrictEqual(await rowsOf(a, table), before) ? 'nothing' : outcomes
      })
      expect(touched).toEqual(all('nothing'))
    })

    test("a row of another tenant's cannot be written", async () => {
      const refused = await collect(async (table) => {
        const [sample] = await rowsOf(a, table)
        return as(b, copyInto(table, sample?.row ?? '')).catch(codeOf)
      })
      expect(refused).toEqual(all(REFUSED))
    })

    test("a reference to another tenant's record is refused", async () => {
      const [saga] = (await as(a, 'select id from sagas')) as { id: string }[]
      await expect(
        as(
          b,
          `insert into saga_steps (organization_id, workspace_id, saga_id, step, created_by, updated_by)
           values ('${b.organizationId}', '${b.workspaceId}', '${saga?.id}', 'x', 'x', 'x')`,
        ),
      ).rejects.toMatchObject({ code: '23503' })
    })

    test('a tenant cannot rewrite history', async () => {
      await expect(as(a, `update events set subject = 'x'`)).rejects.toMatchObject({
        code: REFUSED,
      })
      await expect(as(a, `delete from events`)).rejects.toMatchObject({ code: REFUSED })
      await expect(
        database.inSystem((tx) => tx.execute(sql`update events set subject = 'x'`)),
      ).rejects.toMatchObject({ code: REFUSED })
    })

    test('the system role sees no business records', async () => {
      await expect(
        database.inSystem((tx) => tx.execute(sql`select 1 from carousels`)),
      ).rejects.toMatchObject({ code: REFUSED })
    })

    test('nothing of a tenant stays on the connection, after a commit or after an error', async () => {
      const state = () =>
        database.sql.query(
          `select current_user = session_user as own,
                  coalesce(current_setting('app.organization_id', true), '') as organization`,
        )
      await as(a, 'select 1')
      expect(await state()).toEqual([{ own: true, organization: '' }])
      await expect(as(a, 'select 1/0')).rejects.toThrow('division by zero')
      expect(await state()).toEqual([{ own: true, organization: '' }])
      expect(await asNobody('select 1 from carousels')).toEqual([])
    })

    test('ids that are no UUIDs never reach the database', async () => {
      const forged = { ...a, workspaceId: `${a.workspaceId}'; reset role; --` }
      await expect(as(forged, 'select 1')).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })
}

function copyInto(table: string, row: string): string {
  return `insert into ${table} overriding system value
    select * from jsonb_populate_record(null::${table}, '${row.replaceAll("'", "''")}')`
}

function codeOf(error: { code?: string }): string {
  return error.code ?? 'no code'
}
