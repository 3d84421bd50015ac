import type { AskApi } from '../../scripts/ask-api.ts'
import { type Course, COURSES } from './crash-courses.ts'
import type { CrashMachine } from './crash-machine.ts'
import { type CrashPoint, describePoint } from './crash-points.ts'
import { eventually } from './machine.ts'
import { closeSale, openSalesCompany, prepareSale, type Sale } from './sales-company.ts'

/** A sale, and where its saga was when its process was killed; null when it was left in peace. */
export interface CrashedSale {
  course: Course
  sale: Sale
  point: CrashPoint | null
}

/** Every point at which the process dies before a commit, with as many after one, of all courses. */
function pointsOf(when: CrashPoint['when']): { course: Course; point: CrashPoint }[] {
  return COURSES.flatMap((course) =>
    course.moments.map((moment) => ({ course, point: { when, saga: course.saga, ...moment } })),
  )
}

/**
 * Sells once in peace in every course, then once for each point. One start for two points, because a
 * start costs most: one sale stands still after its commit when the other dies before its own. The
 * process that brings both to their end is the one in which the next two run into theirs.
 */
export async function liveThroughAll(machine: CrashMachine): Promise<CrashedSale[]> {
  const { ask } = machine
  const company = await openSalesCompany(ask)
  const sales: CrashedSale[] = []
  const prepare = async (course: Course, point: CrashPoint | null): Promise<CrashedSale> => {
    const made = { course, point, sale: {} as Sale }
    const label = `S${sales.push(made)}`
    made.sale = await prepareSale(ask, company, { ...course.options, label })
    return made
  }

  const inPeace = await Promise.all(COURSES.map((course) => prepare(course, null)))
  for (const { sale } of inPeace) await closeSale(ask, sale)
  let underWay = inPeace
  const deaths = pointsOf('before')
  const stops = pointsOf('after')
  // Half of the list apart, so that they are of different courses.
  const shift = Math.floor(stops.length / 2)
  for (const [index, death] of deaths.entries()) {
    const stop = stops[(index + shift) % stops.length] ?? death
    const [stopping, dying] = await Promise.all([
      prepare(stop.course, stop.point),
      prepare(death.course, death.point),
      ...underWay.map((each) => settle(ask, each)),
    ])
    await machine.parkAt(stop.point, () => closeSale(ask, stopping.sale))
    await machine.dieAt(death.point, () => closeOverDeath(ask, dying.sale))
    // The answer may have died with the process.
    if (dying.sale.dealId === null) await closeSale(ask, dying.sale)
    underWay = [stopping, dying]
  }
  await Promise.all(underWay.map((each) => settle(ask, each)))
  return sales
}

async function settle(ask: AskApi, { sale, point }: CrashedSale): Promise<void> {
  const where = point ? `killed ${describePoint(point)}` : 'left in peace'
  await eventually(
    `the end of the saga of ${sale.label}, ${where}`,
    async () => {
      const saga = await ask('GET', `/sagas/${sale.dealId ?? sale.orderId}`).catch(() => null)
      return saga !== null && !/^(running|compensating)$/.test(saga.status)
    },
    60_000,
  )
}

async function closeOverDeath(ask: AskApi, sale: Sale): Promise<void> {
  await closeSale(ask, sale).catch((error: unknown) => {
    // `fetch` says so when the connection breaks; any answer is another error.
    if (!(error instanceof TypeError)) throw error
  })
}
