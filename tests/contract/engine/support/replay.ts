import { openPglite } from '../../../../db/drivers/pglite.ts'
import { createEngine } from '../../../../engine/create-engine.ts'
import type { Engine } from '../../../../engine/create-engine.ts'
import { advance, createActivity } from '../../../unit/engine/support/quiet.ts'
import { createVirtualClock } from '../../../unit/engine/support/virtual-clock.ts'
import type { Exchange } from './conversation.ts'
import { createWireApp } from './wire-app.ts'

const appUrl = 'http://127.0.0.1:3201/api/inngest'
// Later than any real time: the SDK stamps events with the real one, and must not mean the future.
const start = Date.UTC(2046, 10, 21, 9, 31, 26)

export interface Stage {
  readonly engine: Engine
  readonly exchanges: Exchange[]
  /** What the engine has logged as an error. */
  readonly errors: unknown[]
  /** Moves time, letting everything happen on the way. */
  to(ms: number): Promise<void>
  post(path: string, body: string): Promise<void>
  close(): Promise<void>
}

/** The wire app and an engine in one process, every exchange between them on record. */
export async function createStage(checkpointing: boolean): Promise<Stage> {
  const clock = createVirtualClock(start)
  const activity = createActivity()
  const exchanges: Exchange[] = []
  const errors: unknown[] = []
  const database = await openPglite()

  async function record(
    dir: Exchange['dir'],
    request: Request,
    answer: (request: Request) => Promise<Response>,
  ): Promise<Response> {
    const url = new URL(request.url)
    const entry: Exchange = {
      at_ms: clock.now() - start,
      dir,
      method: request.method,
      path: url.pathname + url.search,
      request: {
        headers: Object.fromEntries(request.headers),
        body: parse(await request.clone().text()),
      },
      response: { status: 0, headers: {}, body: null },
    }
    exchanges.push(entry)
    const response = await answer(request)
    entry.response = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: parse(await response.clone().text()),
    }
    return response
  }

  const app = createWireApp({
    checkpointing,
    fetch: activity.fetch((input, init) =>
      record('sdk->server', new Request(input, init), engine.fetch),
    ),
  })
  const engine = await createEngine({
    database: activity.database(database),
    clock,
    logger: {
      info() {},
      warn() {},
      error: (fields, message) => void errors.push({ ...fields, message }),
    },
    fetch: activity.fetch((input, init) =>
      record('server->sdk', new Request(input, init), async (request) => app.fetch(request)),
    ),
  })
  await engine.start()
  await engine.sync(appUrl)

  return {
    engine,
    exchanges,
    errors,
    to: (ms) => advance(clock, activity, start + ms),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' }
      const request = new Request(`http://engine.test${path}`, { method: 'POST', headers, body })
      await record('sdk->server', request, engine.fetch)
    },
    close: async () => {
      await engine.stop(0)
      await database.close()
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
