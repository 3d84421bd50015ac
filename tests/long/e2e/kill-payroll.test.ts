import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMachine, eventually, type Machine } from '../../support/machine.ts'

const EMPLOYEES = 500
const KILLS = 4

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

interface Answer {
  id: string
  status: string
  employees: number
  grossTotal: number
  created: number
  valid: boolean
  items: { employeeId: string; gross: number; status: string }[]
  nextCursor: string | null
}

const api = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${machine.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await machine.apiKey()}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

describe('kill -9 while a payroll runs', () => {
  test('it ends as it would have: one payslip each, and their sum (I9)', async () => {
    const operations = Array.from({ length: EMPLOYEES }, (_, index) => ({
      create: { name: `Employee ${index}`, salary: 100_000_00 + index },
    }))
    expect((await api('POST', '/employees/bulk', { operations })).created).toBe(EMPLOYEES)
    const { id } = await api('POST', '/payroll-runs', { period: '2027-01' })
    await api('POST', `/payroll-runs/${id}/start`)
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(200 + Math.random() * 1_500)
      await machine.kill()
      await machine.start()
    }
    const run = await eventually(
      'the end of the run',
      async () => {
        const read = await api('GET', `/payroll-runs/${id}`)
        return read.status === 'running' ? null : read
      },
      240_000,
    )
    const gross = operations.reduce((sum, { create }) => sum + create.salary, 0)
    expect(run).toMatchObject({ status: 'completed', employees: EMPLOYEES, grossTotal: gross })

    const paid: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page = await api('GET', `/payslips?payrollRunId=${id}&limit=100${from}`)
      paid.push(...page.items.map(({ employeeId }) => employeeId))
      cursor = page.nextCursor
    }
    expect(paid).toHaveLength(EMPLOYEES)
    expect(new Set(paid).size).toBe(EMPLOYEES)
  })
})
