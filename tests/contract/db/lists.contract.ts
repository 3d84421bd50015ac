import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { createRecords } from '../../../workflows/registry/create-records.ts'
import type { CustomField } from '../../../workflows/registry/custom-fields-of.ts'
import { customFieldsOf } from '../../../workflows/registry/custom-fields-of.ts'
import { customField } from '../../../workflows/entities/custom-field.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { listRecords } from '../../../workflows/registry/list-records.ts'
import { parseListQuery } from '../../../workflows/registry/parse-list-query.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { openRegistry, type Registry } from '../../support/registry-world.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'

/** Lists of records: filters, search, and walks by cursor. */
export function listsContract(harness: Harness): void {
  describe('lists of records', () => {
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

    const makeAll = (entity: AnyEntity, inputs: object[]) =>
      registry.as(scope, (r, context) => createRecords(registry.deps, r, context, entity, inputs))
    const list = (
      entity: AnyEntity,
      params: Record<string, string> = {},
      custom: readonly CustomField[] = [],
    ) => registry.as(scope, (r) => listRecords(r, entity, parseListQuery(entity, custom, params)))
    const names = async (params: Record<string, string>, custom: readonly CustomField[] = []) =>
      (await list(lead, params, custom)).items.map(({ name }) => name)

    test('custom fields are checked on every write, and filtered by their type', async () => {
      const define = (key: string, type: string, more: object = {}) => ({
        entity: 'lead',
        key,
        type,
        label: key,
        ...more,
      })
      await makeAll(customField, [
        define('size', 'number', { required: true }),
        define('since', 'date'),
        define('kind', 'choice', { options: ['a', 'b'] }),
      ])
      const custom = await registry.as(scope, (r) => customFieldsOf(registry.deps, r, scope, lead))
      const reports = await makeAll(lead, [
        { name: 'ten', customFields: { size: 10, since: '2026-01-31', kind: 'a' } },
        { name: 'two', customFields: { size: 2 } },
        { name: 'none' },
        { name: 'bad', customFields: { size: 'x', since: '2026-02-30', kind: 'c', other: 1 } },
      ])
      expect(reports.map(({ errors }) => errors?.map(({ field }) => field))).toEqual([
        undefined,
        undefined,
        ['customFields.size'],
        ['customFields.size', 'customFields.since', 'customFields.kind', 'customFields.other'],
      ])
      const cases: [Record<string, string>, string[]][] = [
        [{ 'customFields.size': '10' }, ['ten']],
        [{ 'customFields.size[gt]': '2' }, ['ten']],
        [{ 'customFields.size[in]': '2,10' }, ['two', 'ten']],
        [{ 'customFields.since[gte]': '2026-01-01' }, ['ten']],
        [{ 'customFields.since[null]': 'true' }, ['two']],
        [{ 'customFields.kind[ne]': 'a' }, ['two']],
      ]
      for (const [params, expected] of cases) {
        expect([params, await names(params, custom)]).toEqual([params, expected])
      }
    })

    test('lists filter by every operator and search in any case', async () => {
      await makeAll(lead, [
        { name: 'Иван Петров', budget: 100, tags: ['vip'], source: 'call' },
        { name: 'ПЁТР', budget: 200, company: 'Ромашка 100%', tags: ['vip', 'new'] },
        { name: 'Anna_B', email: 'anna@example.kz' },
      ])
      const all = ['Anna_B', 'ПЁТР', 'Иван Петров']
      const [anna, peter, ivan] = all
      const cases: [Record<string, string>, (string | undefined)[]][] = [
        [{}, all],
        [{ name: 'ПЁТР' }, [peter]],
        [{ 'name[ne]': 'ПЁТР' }, [anna, ivan]],
        [{ 'source[in]': 'call,website' }, [ivan]],
        [{ 'budget[gt]': '100' }, [peter]],
        [{ 'budget[gte]': '100', 'budget[lt]': '200' }, [ivan]],
        [{ 'budget[lte]': '100' }, [ivan]],
        [{ 'budget[null]': 'true' }, [anna]],
        [{ 'budget[null]': 'false', sort: '-budget' }, [peter, ivan]],
        [{ sort: 'budget' }, [ivan, peter, anna]],
        [{ sort: '-budget' }, [peter, ivan, anna]],
        [{ 'name[contains]': 'пётр' }, [peter]],
        [{ 'name[contains]': '_b' }, [anna]],
        [{ tags: 'vip' }, [peter, ivan]],
        [{ 'tags[ne]': 'new' }, [anna, ivan]],
        [{ 'tags[in]': 'new,other' }, [peter]],
        [{ email: 'ANNA@example.kz' }, [anna]],
        [{ search: 'ИВАН петр' }, [ivan]],
        [{ search: 'петр' }, [peter, ivan]],
        [{ search: '100%' }, [peter]],
        [{ search: '%' }, [peter]],
        [{ 'createdAt[gt]': '2020-01-01T00:00:00+05:00' }, all],
      ]
      for (const [params, expected] of cases) {
        expect([params, await names(params)]).toEqual([params, expected])
      }
    })

    test('a walk by cursor visits each record once, whatever is sorted and added meanwhile', async () => {
      const rows = Array.from({ length: 30 }, (_, n) => ({
        name: `n${n % 4}`,
        ...(n % 3 === 0 ? {} : { budget: n % 5 }),
        ...(n % 2 === 0 ? { company: 'к' } : {}),
      }))
      await makeAll(lead, rows)
      const params = fc.record(
        {
          sort: fc.constantFrom('budget', '-budget', 'name', '-company', '-id', 'id', 'createdAt'),
          'budget[gte]': fc.constantFrom('0', '2'),
          'company[null]': fc.constantFrom('true', 'false'),
          limit: fc.constantFrom('1', '7', '29', '30'),
        },
        { requiredKeys: ['limit'] },
      )
      const property = fc.asyncProperty(params, async (query) => {
        const expected = await list(lead, { ...query, limit: '100' })
        const seen: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const page = await list(lead, { ...query, ...(cursor ? { cursor } : {}) })
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
          if (cursor) await makeAll(lead, [{ name: 'later', budget: 1 }])
        }
        expect(new Set(seen).size).toBe(seen.length)
        const missing = expected.items.filter(({ id }) => !seen.includes(id))
        expect(missing).toEqual([])
      })
      await fc.assert(property, { numRuns: 5 })
    })

    test('a cursor of another list, or none at all, is refused by name', async () => {
      await makeAll(lead, [{ name: 'a' }, { name: 'b' }])
      const { nextCursor } = await list(lead, { limit: '1' })
      const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const id = scope.workspaceId
      for (const [sort, cursor] of [
        ['name', nextCursor ?? ''],
        ['-name', 'x'],
        ['name', forged(['name', false, { $gt: 1 }, id])],
        ['budget', forged(['budget', false, "1'; drop table leads", id])],
        ['createdAt', forged(['createdAt', false, 'now', id])],
        ['name', forged(['name', false, 'a', 'no id'])],
        ['name', forged(['name'])],
      ] as const) {
        await expect(list(lead, { sort, cursor })).rejects.toMatchObject({
          code: 'invalid_input',
          fields: [{ field: 'cursor' }],
        })
      }
    })
  })
}
