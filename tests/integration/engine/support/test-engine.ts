import { openPglite } from '../../../../db/drivers/pglite.ts'
import type { SqlDatabase } from '../../../../db/drivers/sql.ts'
import { createEngine } from '../../../../engine/create-engine.ts'
import type { Engine } from '../../../../engine/create-engine.ts'
import { advance, createActivity } from '../../../unit/engine/support/quiet.ts'
import { createVirtualClock } from '../../../unit/engine/support/virtual-clock.ts'
import type { VirtualClock } from '../../../unit/engine/support/virtual-clock.ts'

/** A call that the engine makes to the app. */
export interface Call {
  readonly functionId: string
  readonly stepId: string
  readonly runId: string
  readonly attempt: number
  readonly requestId: string
  readonly generation: number
  readonly queueItem: string
  readonly events: readonly { id: string; name: string; data: Record<string, unknown> }[]
  readonly steps: Readonly<Record<string, unknown>>
  readonly at: number
}

export interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

export interface TestEngine {
  readonly engine: Engine
  readonly database: SqlDatabase
  readonly clock: VirtualClock
  readonly calls: readonly Call[]
  readonly errors: readonly unknown[]
  /** Lets time pass, and everything happen that is due on the way. */
  pass(ms: number): Promise<void>
  request(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  runs(): Promise<
    { id: string; function_id: string; status: string; event_ids: string[]; output: string }[]
  >
  close(): Promise<void>
}

const start = Date.UTC(2026, 10, 21, 9, 0, 0)

let shared: Promise<SqlDatabase> | undefined

/** One database for the tests of a file, without anything of an engine in it. */
async function emptyDatabase(): Promise<SqlDatabase> {
  shared ??= openPglite()
  const database = await shared
  await database.script('drop schema if exists engine cascade')
  return database
}

/** To be called after the last test of a file. */
export async function closeDatabase(): Promise<void> {
  const database = await shared
  shared = undefined
  await database?.close()
}

/**
 * An engine on a virtual clock, with an app made of plain functions that answer in the wire protocol.
 * @param options.functions configurations without address, which is added
 */
export async function createTestEngine(options: {
  functions: readonly object[]
  answer: (call: Call) => Answer | Promise<Answer>
  database?: SqlDatabase
  clock?: VirtualClock
  /** Runs when the engine has its database, and does not know the functions of before yet. */
  whileStarting?: (request: TestEngine['request']) => Promise<void>
}): Promise<TestEngine> {
  const clock = options.clock ?? createVirtualClock(start)
  const activity = createActivity()
  const database = options.database ?? (await emptyDatabase())
  const calls: Call[] = []
  const errors: unknown[] = []
  let { whileStarting } = options
  const watched = (sql: SqlDatabase): SqlDatabase => ({
    ...sql,
    query: async (text, parameters) => {
      const rows = await sql.query(text, parameters)
      const now = whileStarting
      if (now === undefined || !text.startsWith('select * from engine.functions'))
        return rows as never
      whileStarting = undefined
      await now(request)
      return rows as never
    },
  })
  const engine = await createEngine({
    database: activity.database(watched(database)),
    clock,
    logger: {
      info() {},
      warn() {},
      error: (fields, message) => void errors.push({ ...fields, message }),
    },
    fetch: activity.fetch(async (input, init) => {
      const call = callOf(new URL(String(input)), JSON.parse(String(init?.body)), clock.now())
      calls.push(call)
      const { status = 200, headers = {}, body = null } = await options.answer(call)
      return new Response(JSON.stringify(body), {
        status,
        headers: { 'x-inngest-sdk': 'test', 'x-inngest-req-version': '2', ...headers },
      })
    }),
  })
  const request: TestEngine['request'] = async (method, path, body) => {
    const response = await engine.fetch(
      new Request(`http://engine.test${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  await engine.start()

  const step = { id: 'step', name: 'step', runtime: { type: 'http', url: 'http://app.test/api' } }
  if (options.functions.length > 0) {
    const functions = options.functions.map((fn) => ({ name: 'fn', steps: { step }, ...fn }))
    const registered = await request('POST', '/fn/register', {
      url: 'http://app.test/api',
      appName: 'test',
      sdk: 'js:test',
      functions,
    })
    if (registered.status !== 200) throw new Error(JSON.stringify(registered.body))
  }

  return {
    engine,
    database,
    clock,
    calls,
    errors,
    request,
    pass: (ms) => advance(clock, activity, clock.now() + ms),
    runs: () => database.query('select * from engine.runs order by id'),
    close: () => engine.stop(0),
  }
}

/** Opcodes, as the SDK answers with. */
export const ops = (...body: object[]): Answer => ({ status: 206, body })

function callOf(url: URL, body: WireBody, at: number): Call {
  return {
    functionId: url.searchParams.get('fnId') ?? '',
    stepId: url.searchParams.get('stepId') ?? '',
    runId: body.ctx.run_id,
    attempt: body.ctx.attempt,
    requestId: body.ctx.request_id,
    generation: body.ctx.generation_id,
    queueItem: body.ctx.qi_id,
    events: body.events,
    steps: body.steps,
    at,
  }
}

interface WireBody {
  ctx: { run_id: string; attempt: number; request_id: string; generation_id: number; qi_id: string }
  events: Call['events']
  steps: Call['steps']
}
