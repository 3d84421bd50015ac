import { createInTenant as createReal } from '../../db/create-in-tenant.ts'
import type { TenantWorkOptions } from '../../db/create-in-tenant.ts'
import type { Database } from '../../db/open-database.ts'
import type { InTenant, Repositories } from '../../workflows/deps.ts'
import { armPoints, CRASH_POINTS, type CrashPoint, readPoints } from './crash-points.ts'

type Moment = Pick<CrashPoint, 'of' | 'name' | 'saga'>

const file = process.env[CRASH_POINTS] ?? ''

/** Tenant transactions, as they are, of a process that dies or stands still around the commit of some. */
export function createInTenant(database: Database, options: TenantWorkOptions): InTenant {
  return (scope, work) => {
    let moments: Moment[] = []
    const watched: Database = {
      ...database,
      inTenant: async (tenant, inside) => {
        const result = await database.inTenant(tenant, async (tx) => {
          const outcome = await inside(tx)
          await dieAt('before', moments)
          return outcome
        })
        await dieAt('after', moments)
        return result
      },
    }
    return createReal(watched, options)(scope, (r) => {
      moments = []
      return work(watch(r, moments))
    })
  }
}

/** The same repositories; notes what is done to sagas. */
function watch(r: Repositories, moments: Moment[]): Repositories {
  const { sagas } = r
  const note = async (sagaId: string, of: Moment['of'], name?: string) => {
    const saga = await r.sagaReader.find(sagaId)
    moments.push({ of, ...(name === undefined ? {} : { name }), ...(saga && { saga: saga.name }) })
  }
  return {
    ...r,
    sagas: {
      ...sagas,
      start: async (saga) => {
        const state = await sagas.start(saga)
        if (state.isNew) await note(saga.id, 'begin')
        return state
      },
      recordStep: async (sagaId, attempt, step, ...more) => {
        await sagas.recordStep(sagaId, attempt, step, ...more)
        await note(sagaId, 'step', step)
      },
      recordUndo: async (sagaId, attempt, step, reason) => {
        await sagas.recordUndo(sagaId, attempt, step, reason)
        await note(sagaId, 'undo', step)
      },
      move: async (sagaId, from, change) => {
        const moved = await sagas.move(sagaId, from, change)
        if (moved && change.status === 'compensating') await note(sagaId, 'give up')
        if (moved && change.status === 'compensated') await note(sagaId, 'compensated')
        return moved
      },
    },
  }
}

async function dieAt(when: CrashPoint['when'], moments: readonly Moment[]): Promise<void> {
  if (moments.length === 0 || file === '') return
  const points = readPoints(file)
  const index = points.findIndex(
    (point) =>
      point.when === when &&
      moments.some(
        ({ of, name, saga }) =>
          point.of === of && point.name === name && (point.saga ?? saga) === saga,
      ),
  )
  if (index === -1) return
  // Once: the next life passes here unharmed.
  armPoints(file, points.toSpliced(index, 1))
  if (points[index]?.parks) await new Promise(() => {})
  process.kill(process.pid, 'SIGKILL')
  // The signal stops the other threads first; nothing more may happen in this one.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
