import { setTimeout as sleep } from 'node:timers/promises'
import { createMachine, eventually } from '../tests/support/machine.ts'
import { startLimitedBotApi, updateOf } from './support/limited-bot-api.ts'
import { type Figure, median, percentile, report } from './support/report.ts'
import { startSlowModel } from './support/slow-model.ts'

const PER_SECOND = Number(process.env['BOT_PER_SECOND'] ?? 200)
const SECONDS = Number(process.env['BOT_SECONDS'] ?? 15)
const WARM_UP = 10
const ALBUMS = Number(process.env['BOT_ALBUMS'] ?? 20)
const PEOPLE = Number(process.env['BOT_PEOPLE'] ?? 1000)

type Setup = Awaited<ReturnType<typeof open>>

const figures: Figure[] = [
  ...(await withMachine({}, acknowledgements)),
  ...(await withMachine({}, (world) => albums(world, 'without a key', 1000))),
  ...(await withModel((world) => albums(world, 'with a model of 300 ms', 1800))),
  ...(await withMachine({}, manyPeople)),
]
report('bot', figures)

/** Updates at a steady rate, whatever the answers take: how long Telegram waits for its 200. */
async function acknowledgements({ post }: Setup): Promise<Figure[]> {
  let failed = 0
  let sent = 0
  const during = async (seconds: number) => {
    const times: number[] = []
    const sends = Array.from({ length: PER_SECOND * seconds }, async (_, i) => {
      await sleep((i / PER_SECOND) * 1000)
      sent += 1
      const updateId = 1000 + sent
      const began = performance.now()
      const status = await post(updateId, 2000 + (updateId % 2000), 'Привет').catch(() => 0)
      times.push(performance.now() - began)
      if (status !== 200) failed += 1
    })
    await Promise.all(sends)
    return times
  }
  // A process that has just begun compiles its code meanwhile.
  const fresh = await during(WARM_UP)
  const times = await during(SECONDS)
  return [
    { metric: 'updates a second', value: PER_SECOND, unit: '1/s' },
    { metric: `acknowledgement p99, first ${WARM_UP} s`, value: percentile(fresh, 99), unit: 'ms' },
    { metric: 'acknowledgement p50', value: median(times), unit: 'ms' },
    {
      metric: 'acknowledgement p99',
      value: percentile(times, 99),
      unit: 'ms',
      target: 25,
      better: 'lower',
    },
    { metric: 'updates refused', value: failed, unit: 'updates', target: 0, better: 'lower' },
  ]
}

/** One person after the other sends a topic: until the whole album is there. */
async function albums({ api, post }: Setup, how: string, target: number): Promise<Figure[]> {
  const topics = ['How to sell a first cake', 'Five rules of good sleep', 'How to keep accounts']
  const times: number[] = []
  for (let i = -3; i < ALBUMS; i += 1) {
    const chatId = 5000 + i
    const began = performance.now()
    await post(10_000 + i, chatId, topics[Math.abs(i) % topics.length] ?? '')
    const album = await eventually(
      'an album',
      async () => api.sent.find((m) => m.chatId === chatId && m.method === 'sendMediaGroup'),
      60_000,
    )
    if (i >= 0) times.push(album.at - began)
    await sleep(1500)
  }
  return [
    {
      metric: `topic to album ${how} p50`,
      value: median(times),
      unit: 'ms',
      target,
      better: 'lower',
    },
    { metric: `topic to album ${how} p95`, value: percentile(times, 95), unit: 'ms' },
  ]
}

/** So many people begin at the same moment: each gets one greeting, and Telegram's limits hold. */
async function manyPeople({ api, post }: Setup): Promise<Figure[]> {
  const began = performance.now()
  const statuses = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) => post(20_000 + i, 100_000 + i, '/start')),
  )
  const lost = () => PEOPLE - new Set(api.sent.map(({ chatId }) => chatId)).size
  await eventually('everybody’s greeting', async () => lost() === 0, 300_000).catch(() => null)
  const took = performance.now() - began
  await sleep(5000)
  const doubled = api.sent.length - (PEOPLE - lost())
  return [
    { metric: 'people at once', value: PEOPLE, unit: 'people' },
    {
      metric: 'of them not acknowledged',
      value: statuses.filter((status) => status !== 200).length,
      unit: 'updates',
      target: 0,
      better: 'lower',
    },
    { metric: 'answers lost', value: lost(), unit: 'messages', target: 0, better: 'lower' },
    { metric: 'answers doubled', value: doubled, unit: 'messages', target: 0, better: 'lower' },
    { metric: 'requests over Telegram’s limits', value: api.refused.length, unit: 'requests' },
    { metric: 'until the last answer', value: took / 1000, unit: 's' },
    { metric: 'the limit allows', value: PEOPLE / 30, unit: 's' },
  ]
}

async function withModel(work: (world: Setup) => Promise<Figure[]>): Promise<Figure[]> {
  const model = await startSlowModel({ latency: 300 })
  const environment = { OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: model.url }
  try {
    return await withMachine(environment, work)
  } finally {
    await model.close()
  }
}

async function withMachine(
  environment: Record<string, string>,
  work: (world: Setup) => Promise<Figure[]>,
): Promise<Figure[]> {
  const world = await open(environment)
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}

/** Potok as `npm start` runs it, on PGlite, with a Bot API on this machine. */
async function open(environment: Record<string, string>) {
  const api = await startLimitedBotApi()
  const machine = await createMachine({
    LOG_LEVEL: 'error',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    PUBLIC_URL: 'http://127.0.0.1:1',
    ...environment,
  })
  await machine.start()
  await eventually('the webhook', async () => api.secret() !== '')
  const post = async (updateId: number, chatId: number, text: string) => {
    const answer = await fetch(`${machine.url}/telegram/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': api.secret(),
      },
      body: JSON.stringify(updateOf(updateId, chatId, text)),
    })
    await answer.arrayBuffer()
    return answer.status
  }
  return {
    api,
    post,
    async close() {
      await machine.remove()
      await api.close()
    },
  }
}
