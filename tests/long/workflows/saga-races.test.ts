import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { cancelSaga } from '../../../workflows/sagas/cancel-saga.ts'
import { compensateSaga } from '../../../workflows/shared/compensate-saga.ts'
import { runSaga } from '../../../workflows/shared/run-saga.ts'
import { aContext, tenantWork } from '../../contract/db/fill-tenant.ts'
import { newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { forgetful, sagaOf } from '../../support/sample-saga.ts'
import { createTenant } from '../../support/tenant.ts'

const STEPS = ['a', 'b', 'c', 'd']
const POINTS = [...STEPS, 'commit']

describe.skipIf(!hasPostgres())('sagas on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase(), poolSize: 12 })
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('twins, duplicates and a cancellation at once: one end, each change and each undo once (I9, I10, I11)', async () => {
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const deps = { inTenant, logger } as Partial<Deps> as Deps
    const context = aContext(scope)
    // Series of numbers count what was really committed.
    let reached: (name: string) => void = () => {}
    const saga = sagaOf(async ({ run, finish, sagaId }) => {
      for (const name of STEPS) {
        await run(name, {
          ...(name === 'b' ? { call: async () => {} } : {}),
          do: (r) => {
            reached(name)
            return r.numbers.next(`${sagaId} ${name}`)
          },
          undo: async (r, did) => {
            if (did !== null) await r.numbers.next(`${sagaId} undo ${name}`)
          },
        })
      }
      await finish('commit', {
        do: (r) => {
          reached('commit')
          return r.numbers.next(`${sagaId} commit`)
        },
      })
    })
    const start = (id: string, runId: string) =>
      runSaga({ definition: saga, deps, context, input: { id }, runId, step: forgetful })
    /** While that step is being done. */
    const cancel = async (id: string, at: string | undefined) => {
      await new Promise<void>((resolve) => {
        reached = (name) => void (name === at && resolve())
      })
      try {
        await inTenant(context, (r) => cancelSaga(r, context, id))
      } catch {
        return
      }
      const options = { definition: saga, deps, context, input: { id }, sagaId: id }
      const why = { step: forgetful, reason: 'Cancelled', code: 'cancelled' }
      const undo = (runId: string) => compensateSaga({ ...options, ...why, runId })
      await Promise.all([undo('first'), undo('second')])
    }

    for (let round = 0; round < 50; round += 1) {
      const id = newId()
      await Promise.all([
        start(id, 'run'),
        start(id, 'run'),
        start(id, 'other'),
        cancel(id, POINTS[round % POINTS.length]),
      ])
      const [saved, count] = await inTenant(context, async (r) => {
        const found = await r.sagaReader.find(id)
        const counts = new Map<string, number>()
        for (const name of [...STEPS, 'commit', ...STEPS.map((step) => `undo ${step}`)]) {
          counts.set(name, (await r.numbers.next(`${id} ${name}`)) - 1)
        }
        return [found, (name: string) => counts.get(name) ?? 0] as const
      })
      const status = saved?.status ?? 'none'
      if (status === 'completed') {
        expect([...STEPS, 'commit'].map(count)).toEqual([1, 1, 1, 1, 1])
        expect(STEPS.map((step) => count(`undo ${step}`))).toEqual([0, 0, 0, 0])
      } else {
        expect(status).toBe('compensated')
        expect(count('commit')).toBe(0)
        for (const step of STEPS) expect(count(`undo ${step}`)).toBe(count(step))
      }
    }
  })
})
