import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open-database.ts'
import { everyRecord } from '../../scripts/ask-api.ts'
import { COURSES } from './crash-courses.ts'
import { type CrashedSale, liveThroughAll } from './crash-lives.ts'
import { type CrashMachine, createCrashMachine } from './crash-machine.ts'
import { describePoint } from './crash-points.ts'
import { factsOf } from './facts-of.ts'
import { readSalesState, type SalesState } from './sales-state.ts'

/**
 * The crash matrix on one kind of database: a real Potok is killed before and after the commit of each
 * transaction of both sagas, started again, and compared with what it does when it is left in peace.
 */
export function describeCrashMatrix(
  where: string,
  /** @returns the variables that lead to the database; and how to read it once Potok has stopped */
  database: () => Promise<{ environment: Record<string, string>; close(): Promise<void> }>,
): void {
  describe(`a crash matrix on ${where}`, () => {
    let machine: CrashMachine
    let given: Awaited<ReturnType<typeof database>>
    let sales: CrashedSale[]

    beforeAll(async () => {
      given = await database()
      machine = await createCrashMachine(given.environment)
      await machine.start()
      sales = await liveThroughAll(machine)
    }, 900_000)
    afterAll(async () => {
      await machine.remove()
      await given.close()
    })
    const stateOf = async ({ sale }: CrashedSale) => (await readSalesState(machine.ask, sale)).state

    describe.each(COURSES)('$title', (course) => {
      let undisturbed: SalesState
      const salesAt = (where: string | null) =>
        sales.filter(
          (each) =>
            each.course === course && (each.point ? describePoint(each.point) : null) === where,
        )

      beforeAll(async () => {
        const [inPeace] = salesAt(null)
        if (inPeace) undisturbed = await stateOf(inPeace)
      })

      test(`ends as ${course.ends} when nothing happens`, () => {
        expect(undisturbed.saga).toMatchObject({ status: course.ends })
        expect(undisturbed.orders).toHaveLength(1)
        expect(undisturbed.invoices).toHaveLength(1)
      })

      const points = course.moments.flatMap((moment) =>
        (['before', 'after'] as const).map((when) => describePoint({ when, ...moment })),
      )
      test.each(points)('killed %s it ends the same (I9, I10)', async (point) => {
        const [sale, ...others] = salesAt(point)
        expect(others).toEqual([])
        // What follows from its last events comes a moment later.
        await expect.poll(() => sale && stateOf(sale), { timeout: 10_000 }).toEqual(undisturbed)
      })
    })

    describe('after all of that', () => {
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
        const ids = await Promise.all(
          sales.map(async ({ sale }) => (await readSalesState(machine.ask, sale)).ids),
        )
        await machine.stop()
        const url = given.environment['DATABASE_URL']
        const opened = await openDatabase(
          url === undefined ? { dataDir: `${machine.folder}/db` } : { url },
        )
        const facts = await factsOf(opened.sql, ids).finally(() => opened.close())
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
