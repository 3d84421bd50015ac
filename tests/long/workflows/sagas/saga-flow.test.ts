import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compensateEndedRun } from '../../../../workflows/sagas/compensate-ended-run.ts'
import { HOUR } from '../../../support/durable-world.ts'
import { forgetful } from '../../../support/sample-saga.ts'
import { openSagaWorld } from '../../../support/saga-world.ts'

const MINUTE = 60_000
let world: Awaited<ReturnType<typeof openSagaWorld>>
beforeAll(async () => {
  world = await openSagaWorld()
})
afterAll(() => world.close())

const DONE = ['words', 'order', 'invoice', 'stock']
const UNDONE = ['undo stock', 'undo invoice', 'undo order']

describe('a failure', () => {
  test.each(['words', 'order', 'invoice', 'stock', 'commit'])(
    'at %s undoes it and the steps before it in reverse order (I10)',
    async (failing) => {
      const id = await world.begin()
      world.script.failing.add(failing)
      await world.pass(MINUTE, 2)
      const saga = await world.find(id)
      expect(saga).toMatchObject({
        status: 'compensated',
        reason: `No ${failing}`,
        code: 'conflict',
        failedStep: failing,
      })
      const done = DONE.slice(0, DONE.includes(failing) ? DONE.indexOf(failing) : undefined)
      const at = UNDONE.indexOf(`undo ${failing}`)
      const undone = failing === 'words' ? [] : UNDONE.slice(Math.max(0, at))
      expect(world.script.log).toEqual([...done, ...undone])
    },
  )

  test('of an undo ends as compensation_failed, tells the owners once, and goes on when it is mended (I11)', async () => {
    const owner = await world.addMember({ name: 'Olga' })
    await world.read(async ({ access }) => {
      const member = await access.members.findByUser(owner.userId)
      if (member) await access.members.update(member.id, member.version, { role: 'owner' })
    })
    await world.addMember({ name: 'Max' })
    const id = await world.begin()
    world.script.failing.add('commit').add('undo invoice')
    await world.pass(MINUTE, 2)
    const failed = { status: 'compensation_failed', reason: 'No commit', failedStep: 'invoice' }
    expect(await world.find(id)).toMatchObject(failed)
    expect(world.script.log).toEqual([...DONE, 'undo stock'])
    const alerts = (await world.events('alert.triggered')).filter(({ subject }) => subject === id)
    expect(alerts).toHaveLength(1)
    expect(alerts[0]?.data['message']).toContain('The undo of “invoice” failed: No undo invoice')
    const told = world.messages.filter(({ text }) => text.includes(id))
    expect(told.map(({ chatId }) => chatId)).toEqual([owner.chatId])
    expect(told[0]?.text).toContain('No commit')

    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
    world.script.failing.clear()
    expect(await world.retry(id)).toMatchObject({ status: 'compensating' })
    await world.pass(MINUTE, 2)
    expect(await world.find(id)).toMatchObject({ status: 'compensated', reason: 'No commit' })
    expect(world.script.log).toEqual([...DONE, ...UNDONE])
    expect(world.messages.filter(({ text }) => text.includes(id))).toHaveLength(1)
  })
})

describe('a cancelled saga', () => {
  test('is undone with the name of who did it, once; its run ends (I11)', async () => {
    const id = await world.begin(true)
    await world.pass(MINUTE)
    expect(await world.find(id)).toMatchObject({ status: 'running' })
    expect(await world.cancel(id, 'a mistake')).toMatchObject({ status: 'compensating' })
    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
    await world.pass(MINUTE, 2)
    const saga = await world.find(id)
    expect(saga).toMatchObject({ status: 'compensated', code: 'cancelled' })
    expect(saga?.reason).toMatch(/^Cancelled by user [\w-]+: a mistake$/)
    expect(world.script.log).toEqual([...DONE, 'undo stock', 'undo invoice', 'undo order'])
    const runs = await world.runs()
    const last = runs.findLast(({ function_id }) => function_id === 'potok-shop')
    expect(last?.status).toBe('Cancelled')
    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('at the engine itself is undone just so (I11)', async () => {
    const id = await world.begin(true)
    await world.pass(MINUTE)
    expect(await world.cancelRun('shop')).toBe(200)
    await world.pass(MINUTE, 2)
    const cancelled = { status: 'compensated', reason: 'Its run was cancelled', code: 'cancelled' }
    expect(await world.find(id)).toMatchObject(cancelled)
    expect(world.script.log).toEqual([...DONE, ...UNDONE])
  })

  test('a run that was cancelled while it undid: another one finishes that', async () => {
    const id = await world.begin()
    world.script.failing.add('commit').add('undo invoice')
    await world.pass(MINUTE, 2)
    world.script.failing.clear()
    await world.retry(id)
    await world.cancelRun('retry-saga')
    await world.pass(MINUTE, 2)
    expect(await world.find(id)).toMatchObject({ status: 'compensated' })
    expect(world.script.log).toEqual([...DONE, ...UNDONE])
  })

  test('a run that ended before its first step has its saga undone, as far as anything may hide', async () => {
    const dealId = world.deps.newId()
    Object.assign(world.script, { failing: new Set(), log: [] })
    const actor = { type: 'user' as const, id: world.deps.newId() }
    const ended = {
      functionName: 'shop',
      runId: 'never began',
      data: { dealId },
      context: { ...world.scope, actor, source: 'test' },
      reason: 'Its run was cancelled',
      code: 'cancelled',
    }
    const by = { runId: 'undoer', step: forgetful }
    await compensateEndedRun(world.deps, world.sagas, ended, by)
    expect(await world.find(dealId)).toMatchObject({ status: 'compensated', code: 'cancelled' })
    expect(world.script.log).toEqual([])
    await compensateEndedRun(world.deps, world.sagas, ended, by)
    const told = (await world.events('workflow.completed')).filter((e) => e.subject === dealId)
    expect(told).toHaveLength(1)
  })

  test('nothing happens to a saga that another run holds', async () => {
    const id = await world.begin(true)
    await world.pass(MINUTE)
    await world.repeat('deal.won', id)
    await world.pass(MINUTE)
    const other = (await world.runs()).filter(({ function_id }) => function_id === 'potok-shop')
    expect(other.at(-1)?.status).toBe('Completed')
    expect(await world.find(id)).toMatchObject({ status: 'running' })
    await world.pass(4 * 24 * HOUR)
    expect(await world.find(id)).toMatchObject({ status: 'completed', attempt: 1 })
    expect(world.script.log).toEqual([...DONE, 'commit'])
    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(world.retry(id)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a retried saga', () => {
  test('that was undone starts over in place, from the first step that is not kept', async () => {
    const id = await world.begin()
    world.script.failing.add('commit')
    await world.pass(MINUTE, 2)
    world.script.failing.clear()
    world.script.log.length = 0
    expect(await world.retry(id)).toMatchObject({ status: 'running', attempt: 2, reason: null })
    await world.pass(MINUTE, 2)
    expect(await world.find(id)).toMatchObject({ status: 'completed', attempt: 2 })
    expect(world.script.log).toEqual(['order', 'invoice', 'stock', 'commit'])
    const attempts = (await world.steps(id)).map(({ attempt, step }) => `${attempt} ${step}`)
    expect(attempts).toEqual([
      ...[...DONE, 'commit'].map((step) => `1 ${step}`),
      ...['order', 'invoice', 'stock', 'commit'].map((step) => `2 ${step}`),
    ])
  })

  test('that is at work is left alone; without progress for ten minutes it gets another run', async () => {
    const id = await world.begin(true)
    await world.pass(MINUTE)
    await expect(world.retry(id)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The saga is running: it can be retried after 10 minutes without progress',
    })
    await world.pass(10 * MINUTE)
    await world.retry(id)
    await world.pass(MINUTE)
    const held = await world.find(id)
    expect(held).toMatchObject({ status: 'running', attempt: 1 })
    await world.pass(4 * 24 * HOUR)
    expect(await world.find(id)).toMatchObject({ status: 'completed', runId: held?.runId })
    expect(world.script.log).toEqual([...DONE, 'commit'])
  })

  test('has its trail: who cancelled it, and who let it go on (I25)', async () => {
    const id = await world.begin(true)
    await world.pass(MINUTE)
    await world.cancel(id)
    await world.pass(MINUTE, 2)
    await world.retry(id)
    const rows = await world.read((r) => r.auditTrail.list({ recordId: id }, { limit: 10 }))
    expect(rows.map(({ action, entity, actor }) => [action, entity, actor.type])).toEqual([
      ['retried', 'saga', 'user'],
      ['cancelled', 'saga', 'user'],
    ])
    expect(rows[0]?.after).toEqual({ status: 'running', attempt: 2 })
    expect(rows[1]?.after).toMatchObject({ status: 'compensating' })
  })
})
