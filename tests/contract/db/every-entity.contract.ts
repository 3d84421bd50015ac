import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { ENTITIES } from '../../../workflows/entities/catalog.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import type { AnyEntity, Fields } from '../../../workflows/registry/entity.ts'
import { normalizeFields, normalizeJson } from '../../../workflows/registry/normalize.ts'
import { readRecord } from '../../../workflows/registry/read-record.ts'
import { recordSchemaOf } from '../../../workflows/registry/record-schema-of.ts'
import { errorCode } from '../../../workflows/shared/errors.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { inputOf } from '../../support/entity-arbitraries.ts'
import { openRegistry, type Registry, seedRecords, writesOf } from '../../support/registry-world.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'

const RUNS = process.env['TEST_LONG'] === '1' ? 50 : 2

/** Generated records of every entity there is. */
export function everyEntityContract(harness: Harness): void {
  describe('records of every entity', () => {
    let database: Database
    let registry: Registry
    let scope: TenantScope
    let references: Record<string, string[]>
    beforeAll(async () => {
      database = await harness.open()
      registry = await openRegistry(database)
      scope = await createTenant(database)
      references = await seedRecords(registry, scope)
    })
    afterAll(() => database.close())

    test.each(ENTITIES)('$name: what is valid is accepted and reads back equal', async (entity) => {
      const property = fc.asyncProperty(inputOf(entity, { references }), async (input) => {
        const [made, read] = await makeAndRead(entity, input)
        expect(read).toEqual(made)
        expect(recordSchemaOf(entity).safeParse(read).error).toBeUndefined()
        const { items = [], metadata = {}, ...fields } = input
        expect(read).toMatchObject(normalizeFields(entity.fields, fields))
        expect(read.metadata).toEqual(normalizeJson(metadata))
        if (entity.items) expect(read['items']).toMatchObject(given(entity.items.fields, items))
      })
      await fc.assert(property, { numRuns: RUNS })
    })

    const makeAndRead = (entity: AnyEntity, input: unknown) =>
      registry
        .trying(scope, async (r, context) => {
          // Its unique keys are free then: some are nothing but references.
          const [seed = ''] = references[entity.name] ?? []
          if (entity.unique && !refersTo(entity, entity.name)) {
            await deleteRecord(registry.deps, r, context, entity, seed)
          }
          const made = await createRecord(
            registry.deps,
            r,
            context,
            entity,
            input,
            writesOf(entity),
          )
          return [made, await readRecord(r, entity, made.id)] as const
        })
        .catch((error: unknown) => {
          // The generated unique key is by chance that of a record that is there.
          fc.pre(errorCode(error) !== 'conflict')
          throw error
        })
  })
}

const refersTo = (entity: AnyEntity, name: string): boolean =>
  Object.values(entity.fields).some(({ references }) => references === name)

const given = (fields: Fields, items: unknown) =>
  (items as object[]).map((item) => normalizeFields(fields, item))
