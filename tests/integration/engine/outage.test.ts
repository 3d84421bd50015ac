import { afterAll, expect, test } from 'vitest'
import { openPglite } from '../../../db/drivers/pglite.ts'
import type { SqlDatabase } from '../../../db/drivers/sql.ts'
import { createTestEngine, ops, type Call } from './support/test-engine.ts'

const pglite = await openPglite()
afterAll(() => pglite.close())

/** A database that can go away. */
function interruptible(database: SqlDatabase) {
  const line = { isCut: false }
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (line.isCut) throw new Error('connect ECONNREFUSED')
    return work()
  }
  const faulty: SqlDatabase = {
    ...database,
    query: (text, params) => guard(() => database.query(text, params)),
    arrays: (text, params) => guard(() => database.arrays(text, params)),
    transaction: (work, options) => guard(() => database.transaction(work, options)),
    script: (text) => guard(() => database.script(text)),
  }
  return { line, faulty }
}

const go = { name: 'go', data: {} }
const sleep = { op: 'Sleep', id: 'nap', name: '1h', opts: {}, displayName: 'nap' }

test('runs that are called and runs that sleep survive a database that goes away and comes back', async () => {
  const { line, faulty } = interruptible(pglite)
  const answer = ({ functionId, steps }: Call) => {
    if (functionId === 'test-busy') {
      // Away at the worst moment: the app has worked, and its result cannot be stored.
      line.isCut = calls++ === 0
      return ops({ op: 'RunComplete', id: 'end', data: 'busy' })
    }
    return 'nap' in steps ? ops({ op: 'RunComplete', id: 'end', data: 'awake' }) : ops(sleep)
  }
  let calls = 0
  const functions = [
    { id: 'test-busy', triggers: [{ event: 'go' }] },
    { id: 'test-sleepy', triggers: [{ event: 'nap' }] },
  ]
  const engine = await createTestEngine({ functions, answer, database: faulty })
  await engine.engine.send({ name: 'nap', data: {} })
  await engine.pass(0)
  await engine.pass(59 * 60_000)
  await engine.engine.send(go)
  await engine.pass(0)
  expect(line.isCut).toBe(true)

  await engine.pass(5 * 60_000)
  expect(engine.errors.length).toBeGreaterThan(0)
  line.isCut = false
  await engine.pass(60_000)

  const runs = await engine.runs()
  expect(runs.map(({ status }) => status)).toEqual(['Completed', 'Completed'])
  expect(calls).toBe(2)
  await engine.close()
})
