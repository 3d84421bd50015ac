import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'
import { fillTenant } from './fill-tenant.ts'

/** Not of a tenant: Potok's own bookkeeping. */
const OWN = ['potok_migrations']
const REFUSED = { code: '42501' }

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

    const asNobody = <T>(text: string, params: unknown[] = []) =>
      database.sql.transaction(async (tx) => (await tx.query(text, params)) as T[], {
        setup: 'set local role potok_app',
      })
    const as = (scope: TenantScope, text: string) =>
      database.inTenant(scope, (tx) => tx.execute(sql.raw(text)))
    const rowsOf = (scope: TenantScope, table: string) =>
      as(scope, `select to_jsonb(t)::text as row from ${table} t`) as Promise<{ row: string }[]>

    test('every table has rows to try it on', async () => {
      expect(tables.length).toBeGreaterThan(10)
      for (const table of tables) expect(await rowsOf(a, table), table).not.toEqual([])
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
        `select conname from pg_constraint c
         where contype = 'f' and connamespace = 'public'::regnamespace
           and conrelid::regclass::text not in ('workspaces')
           and (select count(*) from pg_attribute
                where attrelid = conrelid and attnum = any(conkey)
                  and attname in ('organization_id', 'workspace_id')) < 2`,
      )
      expect(bare).toEqual([])
    })

    test('without a tenant there are no rows', async () => {
      for (const table of tables) {
        expect(await asNobody(`select 1 from ${table}`), table).toEqual([])
      }
    })

    test('without a tenant writes are refused', async () => {
      for (const table of tables) {
        const [sample] = await rowsOf(a, table)
        const insert = `insert into ${table} overriding system value
          select * from jsonb_populate_record(null::${table}, $1::jsonb)`
        await expect(asNobody(insert, [sample?.row]), table).rejects.toMatchObject(REFUSED)
      }
    })

    test("another tenant's rows are invisible, and no write touches them", async () => {
      for (const table of tables) {
        const before = await rowsOf(a, table)
        expect(await rowsOf(b, table).then((rows) => rows.filter(isOf(a))), table).toEqual([])
        const column = table === 'organizations' ? 'id' : 'organization_id'
        const where = `where ${column} = '${a.organizationId}'`
        for (const write of [
          `update ${table} set ${column} = ${column} ${where} returning 1`,
          `delete from ${table} ${where} returning 1`,
        ]) {
          const touched = await as(b, write).catch((error: { code?: string }) => {
            expect(error.code, `${table}: ${write}`).toBe('42501')
            return []
          })
          expect(touched, table).toEqual([])
        }
        expect(await rowsOf(a, table), table).toEqual(before)
      }
    })

    test("a row of another tenant's cannot be written", async () => {
      for (const table of tables) {
        const [sample] = await rowsOf(a, table)
        const insert = as(
          b,
          `insert into ${table} overriding system value
           select * from jsonb_populate_record(null::${table}, '${sample?.row.replaceAll("'", "''")}')`,
        )
        await expect(insert, table).rejects.toMatchObject(REFUSED)
      }
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
      await expect(as(a, `update events set subject = 'x'`)).rejects.toMatchObject(REFUSED)
      await expect(as(a, `delete from events`)).rejects.toMatchObject(REFUSED)
      await expect(
        database.inSystem((tx) => tx.execute(sql`update events set subject = 'x'`)),
      ).rejects.toMatchObject(REFUSED)
    })

    test('the system role sees no business records', async () => {
      await expect(
        database.inSystem((tx) => tx.execute(sql`select 1 from carousels`)),
      ).rejects.toMatchObject(REFUSED)
    })

    test('nothing of a tenant stays on the connection, after a commit or after an error', async () => {
      const state = () =>
        database.sql.query(
          `select current_user = session_user as own,
                  coalesce(current_setting('app.organization_id', true), '') as organization`,
        )
      await as(a, 'select 1')
      expect(await state()).toEqual([{ own: true, organization: '' }])
      await expect(as(a, 'select 1/0')).rejects.toThrow()
      expect(await state()).toEqual([{ own: true, organization: '' }])
      expect(await asNobody('select 1 from carousels')).toEqual([])
    })

    test('ids that are no UUIDs never reach the database', async () => {
      const forged = { ...a, workspaceId: `${a.workspaceId}'; reset role; --` }
      await expect(as(forged, 'select 1')).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })
}

function isOf(scope: TenantScope) {
  return ({ row }: { row: string }) => row.includes(scope.organizationId)
}
