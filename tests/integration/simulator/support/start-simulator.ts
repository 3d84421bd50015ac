import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { SqlDatabase } from '../../../../db/drivers/sql.ts'
import { openTestDatabase as openClone } from '../../../support/database.ts'
import { createSimulator, type SimulatorOptions } from '../../../../simulator/create-simulator.ts'

export const token = '4242:test-token'

export interface RunningSimulator {
  /** As the project mounts it: `http://127.0.0.1:port/simulator`. */
  url: string
  apiRoot: string
  clock: { now(): number; skip(milliseconds: number): void }
  /** Calls a method of the Bot API with a JSON body. */
  api(method: string, args?: object): Promise<{ status: number; body: ApiBody }>
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<{ status: number; body: T }>
  /** Stops the simulator and starts another on the same database, as a new process would. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface ApiBody {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: { retry_after: number }
}

/** Serves a simulator over real HTTP on a free port, mounted as main.ts mounts it. */
export async function startSimulator(
  options: Partial<SimulatorOptions> & { database: SqlDatabase },
): Promise<RunningSimulator> {
  let skipped = 0
  const clock = {
    now: () => Date.now() + skipped,
    skip: (milliseconds: number) => {
      skipped += milliseconds
    },
  }
  const make = async () => {
    const simulator = createSimulator({ clock, token, ...options })
    await simulator.start()
    const listener = getRequestListener(new Hono().route('/simulator', simulator.app).fetch)
    return { simulator, listener }
  }
  let current = await make()
  const server = createServer((request, response) => void current.listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/simulator`
  const send = async (address: string, body: unknown) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }

  return {
    url,
    apiRoot: `${url}/api/`,
    clock,
    api: (method, args = {}) => send(`${url}/api/bot${token}/${method}`, args),
    get: async (path) => (await fetch(`${url}${path}`)).json(),
    post: (path, body = {}) => send(`${url}${path}`, body),
    async restart() {
      await current.simulator.stop()
      current = await make()
    },
    async stop() {
      await current.simulator.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A database in memory, cloned from a prepared one; `clear` empties the simulator's tables between two tests. */
export async function openTestDatabase() {
  const { sql: database } = await openClone()
  return {
    database,
    async clear() {
      const tables = await database.query<{ name: string }>(
        `select 'simulator.' || table_name as name from information_schema.tables
         where table_schema = 'simulator' and table_name <> 'migration'`,
      )
      if (tables.length === 0) return
      await database.script(`truncate ${tables.map(({ name }) => name).join(', ')}`)
    },
  }
}
