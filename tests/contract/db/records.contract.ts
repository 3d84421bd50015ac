import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { product } from '../../../workflows/entities/product.ts'
import { purchaseOrder } from '../../../workflows/entities/purchase-order.ts'
import { supplier } from '../../../workflows/entities/supplier.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { createRecords } from '../../../workflows/registry/create-records.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { listRecords } from '../../../workflows/registry/list-records.ts'
import { parseListQuery } from '../../../workflows/registry/parse-list-query.ts'
import { readRecord } from '../../../workflows/registry/read-record.ts'
import { restoreRecord } from '../../../workflows/registry/restore-record.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { openRegistry, type Registry } from '../../support/registry-world.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'

/** The verbs of the registry on the database. */
export function recordsContract(harness: Harness): void {
  describe('records', () => {
    let database: Database
    let registry: Registry
    let scope: TenantScope
    beforeAll(async () => {
      database = await harness.open()
      registry = await openRegistry(database)
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      scope = await createTenant(database)
    })

    const make = (entity: AnyEntity, input: object, whose = scope) =>
      registry.as(whose, (r, context) => createRecord(registry.deps, r, context, entity, input))
    const makeAll = (entity: AnyEntity, inputs: object[]) =>
      registry.as(scope, (r, context) => createRecords(registry.deps, r, context, entity, inputs))
    const change = (entity: AnyEntity, id: string, input: object, whose = scope) =>
      registry.as(whose, (r, context) => changeRecord(registry.deps, r, context, entity, id, input))
    const remove = (entity: AnyEntity, id: string, version?: number, whose = scope) =>
      registry.as(whose, (r, context) =>
        deleteRecord(registry.deps, r, context, entity, id, version),
      )
    const restore = (entity: AnyEntity, id: string, version?: number) =>
      registry.as(scope, (r, context) =>
        restoreRecord(registry.deps, r, context, entity, id, version),
      )
    const read = (entity: AnyEntity, id: string, whose = scope) =>
      registry.as(whose, (r) => readRecord(r, entity, id))
    const list = (entity: AnyEntity, params: Record<string, string> = {}, whose = scope) =>
      registry.as(whose, (r) => listRecords(r, entity, parseListQuery(entity, [], params)))
    const types = async (id: string) =>
      (
        await database.sql.query<{ type: string }>(
          'select type from events where subject = $1 order by position',
          [id],
        )
      ).map(({ type }) => type)
    const trail = (id: string) =>
      registry.as(scope, async (r) =>
        (await r.auditTrail.list({ recordId: id }, { limit: 100 })).toReversed(),
      )

    test('a change, a deletion and a restoring: each one version, its events, one row of the trail (I25)', async () => {
      const { id } = await make(lead, { name: 'Иван' })
      await change(lead, id, { version: 1, status: 'contacted', company: 'ТОО' })
      await remove(lead, id, 2)
      expect(await restore(lead, id, 3)).toMatchObject({ version: 4, deletedAt: null })
      expect(await types(id)).toEqual([
        'lead.created',
        'lead.updated',
        'lead.status_changed',
        'lead.deleted',
        'lead.restored',
      ])
      expect(await trail(id)).toMatchObject([
        { action: 'created', before: null, after: { name: 'Иван', status: 'new' } },
        {
          action: 'status_changed',
          before: { status: 'new', company: null },
          after: { status: 'contacted', company: 'ТОО' },
        },
        { action: 'deleted' },
        { action: 'restored' },
      ])
    })

    test('a locked record is as this transaction has left it, also after a part of it failed', async () => {
      const input = { supplierId: (await make(supplier, { name: 'A' })).id }
      const items = [{ title: 'Bolt', quantity: 2, unitPrice: 1_00 }]
      const { id } = await make(purchaseOrder, { ...input, items })
      const left = await registry.as(scope, async (r, context) => {
        const find = (lock = false) => r.records.find(purchaseOrder, id, { lock })
        const write = async (change: object) => {
          const input = { version: (await find())?.version, ...change }
          return changeRecord(registry.deps, r, context, purchaseOrder, id, input)
        }
        const first = await find(true)
        expect(await find()).toEqual(first)
        const written = await write({ notes: 'One', items: [{ ...items[0], quantity: 3 }] })
        expect(await find(true)).toEqual(written)
        expect((await r.records.existing(purchaseOrder.name, [id])).has(id)).toBe(true)
        const failing = r.attempt(async () => {
          await write({ notes: 'Two' })
          await deleteRecord(registry.deps, r, context, purchaseOrder, id)
          expect(await find()).toBeNull()
          expect((await r.records.existing(purchaseOrder.name, [id])).size).toBe(0)
          throw new Error('mine')
        })
        await expect(failing).rejects.toThrow('mine')
        expect(await find()).toEqual(written)
        return write({ notes: 'Three' })
      })
      expect(await read(purchaseOrder, id)).toEqual(left)
      expect(left).toMatchObject({ version: 3, notes: 'Three', items: [{ quantity: 3 }] })
    })

    test('a change that changes nothing leaves no trace', async () => {
      const made = await make(lead, { name: 'Иван', metadata: { a: 1, b: [2] } })
      const input = { version: 1, name: ' Иван ', metadata: { b: [2], a: 1 }, tags: null }
      expect(await change(lead, made.id, input)).toEqual(made)
      expect(await types(made.id)).toEqual(['lead.created'])
      expect(await trail(made.id)).toHaveLength(1)
    })

    test('a stale version is a conflict, also for deleting; deleted rows are hidden (I27)', async () => {
      const { id } = await make(lead, { name: 'A' })
      await change(lead, id, { version: 1, name: 'B' })
      const conflict = { code: 'conflict', fields: [{ field: 'version', rule: 'is 2 now, not 1' }] }
      await expect(change(lead, id, { version: 1, name: 'C' })).rejects.toMatchObject(conflict)
      await expect(remove(lead, id, 1)).rejects.toMatchObject(conflict)
      await remove(lead, id, 2)
      const missing = { code: 'not_found' }
      await expect(read(lead, id)).rejects.toMatchObject(missing)
      await expect(change(lead, id, { version: 3, name: 'C' })).rejects.toMatchObject(missing)
      await expect(remove(lead, id)).rejects.toMatchObject(missing)
      expect((await list(lead)).items).toEqual([])
      expect((await list(lead, { deleted: 'only' })).items).toMatchObject([{ id, version: 3 }])
      await expect(restore(lead, id, 2)).rejects.toMatchObject({ code: 'conflict' })
    })

    test("another tenant's record can be neither read, listed, changed, deleted nor referred to (I22)", async () => {
      const other = await createTenant(database)
      const { id } = await make(supplier, { name: 'A' }, other)
      const missing = { code: 'not_found' }
      await expect(read(supplier, id)).rejects.toMatchObject(missing)
      await expect(change(supplier, id, { version: 1, name: 'B' })).rejects.toMatchObject(missing)
      await expect(remove(supplier, id)).rejects.toMatchObject(missing)
      expect((await list(supplier, { 'id[in]': id })).items).toEqual([])
      await expect(make(purchaseOrder, { supplierId: id })).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: 'supplierId', rule: 'must be the id of a supplier that exists' }],
      })
      expect(await read(supplier, id, other)).toMatchObject({ name: 'A', version: 1 })
    })

    test('a unique key is taken while its record lives, and by name', async () => {
      const { id } = await make(product, { sku: 'A', name: 'A', price: 1 })
      const again = make(product, { sku: 'A', name: 'B', price: 1 })
      const taken = {
        code: 'conflict',
        fields: [{ field: 'sku', rule: 'is taken by another record' }],
      }
      await expect(again).rejects.toMatchObject(taken)
      await remove(product, id)
      await make(product, { sku: 'A', name: 'B', price: 1 })
      await expect(restore(product, id)).rejects.toMatchObject(taken)
    })

    test('bad rows of a chunk are reported and spoil no other', async () => {
      await make(product, { sku: 'TAKEN', name: 'A', price: 1 })
      const reports = await makeAll(product, [
        { sku: 'A', name: 'A', price: 1 },
        { sku: 'B', name: 'B', price: -1 },
        { sku: 'A', name: 'C', price: 1 },
        { sku: 'TAKEN', name: 'D', price: 1 },
        { sku: 'E', name: 'E', price: 1, supplierId: scope.workspaceId },
        { sku: 'F', name: 'F', price: 1 },
      ])
      const taken = [{ field: 'sku', rule: 'is taken by another record' }]
      expect(reports).toMatchObject([
        { index: 0, status: 'created' },
        { index: 1, status: 'failed', errors: [{ field: 'price', rule: 'must be at least 0' }] },
        { index: 2, status: 'failed', errors: taken },
        { index: 3, status: 'failed', errors: taken },
        { index: 4, status: 'failed', errors: [{ field: 'supplierId' }] },
        { index: 5, status: 'created' },
      ])
      expect((await list(product)).items.map(({ sku }) => sku)).toEqual(['F', 'A', 'TAKEN'])
      expect(await types(reports[5]?.id ?? '')).toEqual(['product.created'])
    })

    test('items keep their rows by id, are replaced together, and stay the own ones', async () => {
      const { id: supplierId } = await make(supplier, { name: 'S' })
      const line = (title: string) => ({ title, quantity: 2, unitPrice: 100 })
      const made = await make(purchaseOrder, { supplierId, items: [line('a'), line('b')] })
      const other = await make(purchaseOrder, { supplierId, items: [line('x')] })
      const idsOf = (record: object) =>
        (record as { items: { id: string }[] }).items.map((i) => i.id)
      const [, second = ''] = idsOf(made)
      const items = [line('c'), { id: second, ...line('b2') }]
      const changed = await change(purchaseOrder, made.id, { version: 1, items })
      expect(changed).toMatchObject({ subtotal: 400, items: [{ title: 'c' }, { title: 'b2' }] })
      expect(idsOf(changed)[1]).toBe(second)
      expect(await read(purchaseOrder, made.id)).toEqual(changed)
      const stolen = [{ id: idsOf(other)[0], ...line('y') }]
      await expect(
        change(purchaseOrder, made.id, { version: 2, items: stolen }),
      ).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field: 'items[0].id' }] })
      expect(await read(purchaseOrder, other.id)).toEqual(other)
    })

    test('an encrypted field is found by its value and stands nowhere in clear (I26)', async () => {
      const iban = 'KZ86125KZT5004100100'
      const { id } = await make(employee, { name: 'Анна', iban, nationalId: '900101300123' })
      expect(await read(employee, id)).toMatchObject({ iban })
      expect((await list(employee, { iban })).items).toMatchObject([{ id }])
      expect(
        (await list(employee, { 'iban[in]': `KZ86125KZT5004100199,${iban}` })).items,
      ).toHaveLength(1)
      await change(employee, id, { version: 1, iban: 'KZ86125KZT5004100101' })
      await expect(make(employee, { name: 'B', nationalId: '900101300123' })).rejects.toMatchObject(
        {
          code: 'conflict',
          fields: [{ field: 'nationalId' }],
        },
      )
      for (const table of ['employees', 'events', 'audit_log']) {
        const rows = await database.sql.transaction(
          (tx) => tx.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`),
          {
            setup: `set local role potok_app; set local app.organization_id = '${scope.organizationId}'; set local app.workspace_id = '${scope.workspaceId}'`,
          },
        )
        expect(rows.length).toBeGreaterThan(0)
        expect(JSON.stringify(rows)).not.toMatch(/KZ8612|900101300123/)
      }
    })
  })
}
