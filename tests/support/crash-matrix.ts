import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open-database.ts'
import { everyRecord } from './ask-api.ts'
import { type CrashMachine, createCrashMachine } from './crash-machine.ts'
import { type CrashPoint, describePoint } from './crash-points.ts'
import { factsOf } from './facts-of.ts'
import { eventually } from './machine.ts'
import {
  closeSale,
  openSalesCompany,
  prepareSale,
  type Sale,
  type SalesCompany,
  type SaleOptions,
} from './sales-company.ts'
import { readSalesState, type SalesState } from './sales-state.ts'

const BOOKING = ['issue the invoice', 'reserve the stock', 'plan what is short']

/** A saga that ends in one way, and all its transactions. */
interface Course {
  title: string
  saga: string
  options: Omit<SaleOptions, 'label'>
  ends: string
  moments: Omit<CrashPoint, 'when' | 'saga'>[]
}

const step = (name: string) => ({ of: 'step' as const, name })
const undo = (name: string) => ({ of: 'undo' as const, name })
const BEGIN = { of: 'begin' as const }
const UNDOING = { of: 'give up' as const }
const UNDONE = { of: 'compensated' as const }

const COURSES: Course[] = [
  {
    title: 'a won deal',
    saga: 'deal-won',
    options: {},
    ends: 'completed',
    moments: [
      BEGIN,
      step('hold the won deal'),
      step('check the credit limit'),
      step('ask for approval'),
      step('create the order'),
      ...BOOKING.map(step),
      step('commit'),
    ],
  },
  {
    title: 'a won deal that fails at the last step',
    saga: 'deal-won',
    options: { late: true },
    ends: 'compensated',
    moments: [
      UNDOING,
      ...BOOKING.toReversed().map(undo),
      undo('create the order'),
      undo('ask for approval'),
      undo('hold the won deal'),
      UNDONE,
    ],
  },
  {
    title: 'an order from outside',
    saga: 'process-order',
    options: { outside: true },
    ends: 'completed',
    moments: [
      BEGIN,
      step('claim the order'),
      step('check the credit limit'),
      ...BOOKING.map(step),
      step('answer'),
    ],
  },
  {
    title: 'an order from outside that fails at the last step',
    saga: 'process-order',
    options: { outside: true, late: true },
    ends: 'compensated',
    moments: [UNDOING, ...BOOKING.toReversed().map(undo), UNDONE],
  },
]

/**
 * The crash matrix on one kind of database: a real Potok is killed before and after the commit of each
 * transaction of both sagas, started again, and compared with one that was left in peace.
 */
export function describeCrashMatrix(
  where: string,
  /** @returns the variables that lead to the database; and how to read it once Potok has stopped */
  database: () => Promise<{ environment: Record<string, string>; close(): Promise<void> }>,
): void {
  describe(`a crash matrix on ${where}`, () => {
    let machine: CrashMachine
    let company: SalesCompany
    let given: Awaited<ReturnType<typeof database>>
    const sales: { course: Course; sale: Sale; state: SalesState; ids: string[] }[] = []

    beforeAll(async () => {
      given = await database()
      machine = await createCrashMachine(given.environment)
      await machine.start()
      company = await openSalesCompany(machine.ask)
    }, 120_000)
    afterAll(async () => {
      await machine.remove()
      await given.close()
    })

    const prepare = (course: Course) =>
      prepareSale(machine.ask, company, { ...course.options, label: `S${sales.length}` })
    const settle = async (course: Course, sale: Sale) => {
      const id = sale.dealId ?? sale.orderId
      await eventually(
        `the end of the saga of ${sale.label}`,
        async () => {
          const saga = await machine.ask('GET', `/sagas/${id}`).catch(() => null)
          return saga !== null && !/^(running|compensating)$/.test(saga.status)
        },
        60_000,
      )
      sales.push({ course, sale, ...(await readSalesState(machine.ask, sale)) })
    }

    describe.each(COURSES)('$title', (course) => {
      let undisturbed: SalesState

      beforeAll(async () => {
        const sale = await prepare(course)
        await closeSale(machine.ask, sale)
        await settle(course, sale)
        undisturbed = (await readSalesState(machine.ask, sale)).state
      }, 60_000)

      test(`ends as ${course.ends} when nothing happens`, () => {
        expect(undisturbed.saga).toMatchObject({ status: course.ends })
        expect(undisturbed.orders).toHaveLength(1)
        expect(undisturbed.invoices).toHaveLength(1)
      })

      const points = course.moments.flatMap((moment) =>
        (['before', 'after'] as const).map((when) => ({ when, saga: course.saga, ...moment })),
      )
      test.each(points.map((point) => [describePoint(point), point] as const))(
        `killed %s it ends the same (I9, I10)`,
        async (_, point) => {
          const sale = await prepare(course)
          await machine.crashAt([point], () => closeSale(machine.ask, sale))
          await settle(course, sale)
          // What follows from its last events comes a moment later.
          await expect
            .poll(async () => (await readSalesState(machine.ask, sale)).state, { timeout: 10_000 })
            .toEqual(undisturbed)
        },
        90_000,
      )
    })

    describe('after all of that', () => {
      test('nothing came late, and nothing was done twice (I3, I9)', async () => {
        for (const { sale, state } of sales) {
          expect((await readSalesState(machine.ask, sale)).state, sale.label).toEqual(state)
        }
      })

      test('the numbers of invoices and orders have no gap (I6)', async () => {
        const { ask } = machine
        const invoices = await everyRecord(ask, '/invoices?sort=sequence')
        expect(invoices.map(({ sequence }) => sequence)).toEqual(sales.map((_, index) => index + 1))
        const orders = await everyRecord(ask, '/orders?sort=number')
        expect(orders.map(({ number }) => Number(String(number).slice(4)))).toEqual(
          sales.map((_, index) => index + 1),
        )
      })

      test('each fact is told once, as when nothing happens (I18)', async () => {
        await machine.stop()
        const url = given.environment['DATABASE_URL']
        const opened = await openDatabase(
          url === undefined ? { dataDir: `${machine.folder}/db` } : { url },
        )
        const facts = await factsOf(
          opened.sql,
          sales.map(({ ids }) => ids),
        ).finally(() => opened.close())
        for (const course of COURSES) {
          const [first, ...others] = sales.flatMap((sale, index) =>
            sale.course === course ? [facts[index]] : [],
          )
          for (const other of others) expect(other, course.title).toEqual(first)
        }
      }, 60_000)
    })
  })
}
