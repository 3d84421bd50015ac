import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPg } from '../../../db/drivers/pg.ts'
import type { SqlDatabase } from '../../../db/drivers/sql.ts'
import { createVirtualClock } from '../../unit/engine/support/virtual-clock.ts'
import { hasPostgres, startPostgres } from '../../support/postgres.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { createTestEngine, ops } from '../../integration/engine/support/test-engine.ts'
import type { Call } from '../../integration/engine/support/test-engine.ts'

describe.skipIf(!hasPostgres())('the engine on a PostgreSQL server', () => {
  let server: PostgresServer
  let database: SqlDatabase

  beforeAll(async () => {
    server = await startPostgres()
    database = openPg({ url: await server.createDatabase() })
  })

  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('runs, sleeps, waits, batches and debounces, and goes on after another engine took over', async () => {
    const functions = [
      {
        id: 'fn',
        triggers: [{ event: 'go' }],
        concurrency: { limit: 2, key: 'event.data.k' },
        throttle: { limit: 5, period: '1s' },
      },
      { id: 'batched', triggers: [{ event: 'go' }], batchEvents: { maxSize: 2, timeout: '10m' } },
      { id: 'debounced', triggers: [{ event: 'go' }], debounce: { period: '10m', timeout: '1h' } },
    ]
    const answer = ({ functionId, steps }: Call) => {
      if (functionId !== 'fn') return { body: functionId }
      if (!steps['a']) return ops({ op: 'StepRun', id: 'a', data: { text: 'Ж\u0000"\\' } })
      if (!('s' in steps)) return ops({ op: 'Sleep', id: 's', name: '1h' })
      if (!steps['w'])
        return ops({
          op: 'WaitForEvent',
          id: 'w',
          name: 'w',
          opts: { event: 'answer', timeout: '2h' },
        })
      return { body: steps['a'] }
    }
    const first = await createTestEngine({ functions, answer, database })
    const sent = Array.from({ length: 5 }, (_, i) => ({
      id: `e${i}`,
      name: 'go',
      data: { k: i % 2 },
    }))
    await first.engine.send([...sent, ...sent])
    await first.pass(60_000)
    await first.close()

    const clock = createVirtualClock(first.clock.now() + 60_000)
    const second = await createTestEngine({ functions: [], answer, database, clock })
    await second.pass(2 * 3_600_000)
    await second.engine.send({ name: 'answer', data: {} })
    await second.pass(60_000)
    const counts = Object.groupBy(await second.runs(), (run) => `${run.function_id} ${run.status}`)
    expect(
      Object.fromEntries(Object.entries(counts).map(([key, runs]) => [key, runs?.length])),
    ).toEqual({
      'fn Completed': 5,
      'batched Completed': 3,
      'debounced Completed': 1,
    })
    expect(second.errors).toEqual([])
    await second.close()
  })
})
