import { setTimeout as sleep } from 'node:timers/promises'
import { createAskApi, everyRecord } from '../../../scripts/ask-api.ts'
import { createMachine, eventually } from '../machine.ts'
import { closeDeal } from './close-deal.ts'
import { errorsOf } from './errors-of.ts'
import { judge, type Verdict } from './judge.ts'
import { prepareLoad } from './prepare-load.ts'
import { createRandom } from './random.ts'
import { type Recovery, watchRecovery } from './watch-recovery.ts'

export interface ChaosOptions {
  sagas: number
  kills: number
  seed: number
  /** A PostgreSQL that is empty; PGlite when absent. */
  databaseUrl?: string | undefined
  /** Hears how it goes. */
  say?: (line: string) => void
}

export interface ChaosReport extends Verdict {
  kills: number
  /** One for each restart. */
  recoveries: Recovery[]
  /** What was logged as an error, and how often. */
  errors: [string, number][]
  /** Milliseconds from the first sale until all was quiet. */
  took: number
}

const AT_ONCE = 8

/** Wins deals and places orders in a real Potok that is killed again and again, and counts what came of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { sagas, kills, seed, databaseUrl, say = () => {} } = options
  const random = createRandom(seed)
  const machine = await createMachine({
    RATE_LIMIT_PER_KEY: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
    LOG_LEVEL: 'error',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  })
  try {
    await machine.start()
    const ask = createAskApi(machine.url, machine.apiKey)
    const deals = await prepareLoad(ask, { sagas, random })
    say(`${sagas} sales are prepared; the first of ${kills} kills comes soon.`)

    const begun = performance.now()
    const queue = [...deals]
    // Spread over all lives: so many may be begun before the next kill.
    let allowed = 0
    const allow = (life: number) => {
      allowed = Math.ceil((sagas * life) / (kills + 1))
    }
    allow(1)
    const worker = async () => {
      while (queue.length > 0) {
        const deal = sagas - queue.length < allowed ? queue.shift() : undefined
        await (deal ? closeDeal(ask, deal) : sleep(20))
      }
    }
    const sales = Promise.all(Array.from({ length: AT_ONCE }, worker))
    // Whoever fails here is heard of below; until then nothing may end the process.
    sales.catch(() => {})

    const recoveries: Promise<Recovery>[] = []
    let isOver = false
    for (let kill = 1; kill <= kills; kill += 1) {
      await sleep(200 + random() * 2_500)
      await machine.kill()
      const startedAt = performance.now()
      await machine.start()
      allow(kill + 1)
      say(`killed ${kill} of ${kills}; ${deals.length - queue.length} of ${sagas} sales are begun.`)
      const isLast = kill === kills
      const next = kill
      recoveries.push(
        watchRecovery(ask, startedAt, () => isOver || (!isLast && recoveries.length > next)),
      )
    }
    await sales
    say('Every sale is begun; waiting until all is quiet.')
    // Whatever has no end by then is judged to be lost, by name.
    await eventually(
      'the end of every saga',
      async () => {
        const records = await everyRecord(ask, '/sagas')
        const over = records.filter(({ status }) => !/^(running|compensating)$/.test(status))
        return over.length >= sagas && over.length === records.length
      },
      60_000 + sagas * 1_000,
    ).catch((error: Error) => say(error.message))
    isOver = true
    // What follows from the last events.
    await sleep(2_000)
    const took = performance.now() - begun
    const errors = errorsOf(machine.output())
    const verdict = await judge(ask, deals)
    return { ...verdict, kills, recoveries: await Promise.all(recoveries), errors, took }
  } finally {
    await machine.remove()
  }
}
