import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { product } from '../../../workflows/entities/product.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { createRecords } from '../../../workflows/registry/create-records.ts'
import { readRecord } from '../../../workflows/registry/read-record.ts'
import { errorCode } from '../../../workflows/shared/errors.ts'
import { everyEntityContract } from '../../contract/db/every-entity.contract.ts'
import type { Harness } from '../../contract/db/harness.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { openRegistry } from '../../support/registry-world.ts'
import { createTenant } from '../../support/tenant.ts'

describe.skipIf(!hasPostgres())('records on a real PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  const harness: Harness = {
    open: async (options) => openDatabase({ url: await server.createDatabase(), ...options }),
  }
  everyEntityContract(harness)

  const outcomes = async (works: (() => Promise<unknown>)[]) =>
    Object.groupBy(
      await Promise.all(
        works.map((work) =>
          work().then(
            () => 'done',
            (error: unknown) => errorCode(error),
          ),
        ),
      ),
      (outcome) => outcome,
    )

  test('of 20 changes of the same version at once, one wins (I27)', async () => {
    const database = await harness.open({ poolSize: 20 })
    const { as, deps } = await openRegistry(database)
    const scope = await createTenant(database)
    const { id } = await as(scope, (r, c) => createRecord(deps, r, c, lead, { name: 'a' }))
    const changes = Array.from(
      { length: 20 },
      (_, n) => () =>
        as(scope, (r, c) => changeRecord(deps, r, c, lead, id, { version: 1, name: `n${n}` })),
    )
    const { done, conflict } = await outcomes(changes)
    expect([done?.length, conflict?.length]).toEqual([1, 19])
    expect(await as(scope, (r) => readRecord(r, lead, id))).toMatchObject({ version: 2 })
    const events = await database.sql.query('select type from events where subject = $1', [id])
    expect(events).toHaveLength(2)
    await database.close()
  })

  test('of 20 records with the same unique key at once, one is made, alone or in chunks', async () => {
    const database = await harness.open({ poolSize: 20 })
    const { as, deps } = await openRegistry(database)
    const scope = await createTenant(database)
    const input = { sku: 'A', name: 'A', price: 1 }
    const { done, conflict } = await outcomes(
      Array.from(
        { length: 20 },
        () => () => as(scope, (r, c) => createRecord(deps, r, c, product, input)),
      ),
    )
    expect([done?.length, conflict?.length]).toEqual([1, 19])

    const chunks = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        as(scope, (r, c) =>
          createRecords(deps, r, c, product, [
            { ...input, sku: `own ${n}` },
            { ...input, sku: 'B' },
          ]),
        ),
      ),
    )
    const statuses = chunks.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 'created')).toHaveLength(11)
    await database.close()
  })
})
