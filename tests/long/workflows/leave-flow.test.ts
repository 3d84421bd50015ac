import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { awaitLeaveDecisionFunction } from '../../../functions/durable/await-leave-decision.ts'
import { markLeaveFunction } from '../../../functions/durable/mark-leave.ts'
import { tellLeaveDecisionFunction } from '../../../functions/durable/tell-leave-decision.ts'
import { PERMISSIONS } from '../../../workflows/access/permissions.ts'
import { attendance } from '../../../workflows/entities/attendance.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { leaveRequest } from '../../../workflows/entities/leave-request.ts'
import { decideLeave } from '../../../workflows/leave/decide-leave.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import { allRecords, findRecord } from '../../../workflows/shared/find-record.ts'
import { DAY, HOUR, openDurableWorld } from '../../support/durable-world.ts'

type World = Awaited<ReturnType<typeof openDurableWorld>>
let world: World
beforeAll(async () => {
  world = await openDurableWorld((inngest, deps) => [
    awaitLeaveDecisionFunction(inngest, deps),
    markLeaveFunction(inngest, deps),
    tellLeaveDecisionFunction(inngest, deps),
  ])
})
afterAll(() => world.close())

/** Anna, whose manager is Boris; both have a Telegram chat. */
let people: Awaited<ReturnType<typeof hire>>
beforeEach(async () => {
  people = await hire()
})

async function hire() {
  const boris = await world.addMember({ name: 'Boris' })
  const anna = await world.addMember({ name: 'Anna' })
  const make = (input: object) => world.write((r, d, c) => createRecord(d, r, c, employee, input))
  const manager = await make({ name: 'Boris', userId: boris.userId })
  const asking = await make({ name: 'Anna', userId: anna.userId, managerId: manager.id })
  return { boris, anna, asking }
}

const ask = (more: object = {}) =>
  world.write((r, d, c) =>
    createRecord(d, r, c, leaveRequest, {
      employeeId: people.asking.id,
      startsOn: '2026-12-03',
      endsOn: '2026-12-08',
      ...more,
    }),
  )

const decide = (
  id: string,
  decision: 'approved' | 'declined' = 'approved',
  by: { userId: string; permissions?: Iterable<string> } = people.boris,
) => {
  const actor = { type: 'user' as const, id: by.userId }
  const permissions = new Set(by.permissions)
  const caller = { ...world.scope, actor, userId: by.userId, permissions }
  const context = { ...world.scope, actor, source: 'api' }
  return world.deps.inTenant(context, (r) =>
    decideLeave(world.deps, r, context, caller, { id, decision }),
  )
}

const statusOf = async (id: string) =>
  (await world.read((r) => findRecord(r, leaveRequest, id)))?.status

const daysOff = async () =>
  (
    await world.read((r) =>
      allRecords(r, attendance, {
        conditions: [{ field: 'employeeId', operator: 'eq', value: people.asking.id }],
      }),
    )
  )
    .filter(({ status }) => status === 'on_leave')
    .map(({ day }) => day)
    .toSorted()

const eventsOf = async (type: string, subject: string) =>
  (await world.events(type)).filter((event) => event.subject === subject)

const told = (userId: number) =>
  world.messages.filter(({ chatId }) => chatId === userId).map(({ text }) => text.split('.')[0])

describe('a leave request', () => {
  test('asks the manager, who approves: the employee is told and the working days are noted', async () => {
    const { id } = await ask()
    await world.pass(HOUR)
    expect(told(people.boris.chatId)).toEqual([
      'Anna просит: ежегодный отпуск, 2026-12-03 – 2026-12-08',
    ])
    await decide(id)
    await world.pass(HOUR)
    expect(told(people.anna.chatId)).toEqual([
      'Ваша заявка одобрена: ежегодный отпуск, 2026-12-03 – 2026-12-08',
    ])
    expect(await daysOff()).toEqual(['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'])
    await world.pass(10 * DAY)
    expect(await eventsOf('leave_request.reminder_due', id)).toEqual([])
    expect(await statusOf(id)).toBe('approved')
  })

  test('reminds after two days, and ends as expired five days later; both are told', async () => {
    const { id } = await ask()
    await world.pass(2 * DAY - HOUR)
    expect(await eventsOf('leave_request.reminder_due', id)).toEqual([])
    await world.pass(2 * HOUR)
    const [reminder] = await eventsOf('leave_request.reminder_due', id)
    expect(reminder).toMatchObject({
      data: { deciderUserIds: [people.boris.userId] },
      actor: { type: 'system', id: 'potok' },
    })
    expect(reminder?.causationId).toBe((await eventsOf('leave_request.created', id))[0]?.id)
    await world.pass(5 * DAY)
    expect(await statusOf(id)).toBe('expired')
    expect(await eventsOf('leave_request.expired', id)).toHaveLength(1)
    expect(told(people.boris.chatId)).toHaveLength(3)
    expect(told(people.anna.chatId)).toEqual(['На заявку никто не ответил, и её срок истёк'])
    await expect(decide(id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a duplicate of its event changes nothing and tells nobody twice', async () => {
    const { id } = await ask()
    await world.pass(HOUR)
    await world.repeat('leave_request.created', id)
    await world.pass(8 * DAY)
    expect(await eventsOf('leave_request.reminder_due', id)).toHaveLength(1)
    expect(await eventsOf('leave_request.expired', id)).toHaveLength(1)
    expect(told(people.boris.chatId)).toHaveLength(3)

    const other = await ask()
    await decide(other.id)
    await world.pass(HOUR)
    await world.repeat('leave_request.decided', other.id)
    await world.repeat('leave_request.status_changed', other.id)
    await world.pass(HOUR)
    expect(await daysOff()).toHaveLength(4)
    expect(told(people.anna.chatId).filter((text) => text?.includes('одобрена'))).toHaveLength(1)
  })

  test('an answer before anybody waits for it is not missed', async () => {
    const { id } = await ask()
    await decide(id, 'declined')
    await world.pass(9 * DAY)
    expect(await statusOf(id)).toBe('declined')
    expect(await eventsOf('leave_request.reminder_due', id)).toEqual([])
    expect(await daysOff()).toEqual([])
    expect(told(people.anna.chatId)).toHaveLength(1)
  })

  test('a restart of the process while it waits changes nothing', async () => {
    const { id } = await ask()
    await world.pass(DAY)
    await world.restart()
    await world.pass(7 * DAY)
    expect(await statusOf(id)).toBe('expired')
    expect(await eventsOf('leave_request.reminder_due', id)).toHaveLength(1)
  })

  test('a deleted one reminds nobody; an approved one that is cancelled gives the days back', async () => {
    const gone = await ask()
    await world.pass(HOUR)
    await world.write((r, d, c) => deleteRecord(d, r, c, leaveRequest, gone.id))
    await world.pass(9 * DAY)
    expect(await eventsOf('leave_request.reminder_due', gone.id)).toEqual([])

    const { id } = await ask()
    const { version } = await decide(id)
    await world.pass(HOUR)
    expect(await daysOff()).toHaveLength(4)
    await world.write((r, d, c) =>
      changeRecord(d, r, c, leaveRequest, id, { version, status: 'cancelled' }),
    )
    await world.pass(HOUR)
    expect(await daysOff()).toEqual([])
  })

  test('a day on which they worked stays as it is', async () => {
    const note = { employeeId: people.asking.id, day: '2026-12-04', status: 'present' }
    await world.write((r, d, c) => createRecord(d, r, c, attendance, note))
    const { id } = await ask()
    await decide(id)
    await world.pass(HOUR)
    expect(await daysOff()).toEqual(['2026-12-03', '2026-12-07', '2026-12-08'])
  })
})

describe('who decides', () => {
  test('nobody their own, whatever they may do', async () => {
    const { id } = await ask()
    const self = { ...people.anna, permissions: PERMISSIONS.keys() }
    await expect(decide(id, 'approved', self)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await statusOf(id)).toBe('pending')
  })

  test('a colleague only with the permission, and not after it was revoked (I23)', async () => {
    const { id } = await ask()
    const clerk = { userId: world.deps.newId(), permissions: ['leave-requests:decide'] }
    await expect(decide(id, 'approved', { userId: clerk.userId })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('leave-requests:decide'),
    })
    await decide(id, 'approved', clerk)
    expect(await statusOf(id)).toBe('approved')
  })

  test('only once', async () => {
    const { id } = await ask()
    const answers = await Promise.allSettled([decide(id), decide(id, 'declined'), decide(id)])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await eventsOf('leave_request.decided', id)).toHaveLength(1)
  })

  test('an unknown request is told only to who may decide', async () => {
    const id = world.deps.newId()
    await expect(decide(id)).rejects.toMatchObject({ code: 'forbidden' })
    const clerk = { userId: world.deps.newId(), permissions: ['leave-requests:decide'] }
    await expect(decide(id, 'approved', clerk)).rejects.toMatchObject({ code: 'not_found' })
  })
})
