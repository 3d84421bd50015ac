import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

/** A private PostgreSQL server. */
export interface PostgresServer {
  /** Makes an empty database, owned by a user who is no superuser but may create roles. @returns its URL */
  createDatabase(): Promise<string>
  /** Runs SQL as the superuser in the `postgres` database, or in another one. */
  admin(sql: string, database?: string): Promise<void>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as Debian's user. */
const user = process.getuid?.() === 0 ? serverUser() : undefined
const folder = globSync('/usr/lib/postgresql/*/bin')
  .filter((bin) => existsSync(join(bin, 'initdb')))
  .toSorted()
  .at(-1)
const usable = folder !== undefined && (process.getuid?.() !== 0 || user !== undefined)

/** True when this machine has PostgreSQL's binaries; otherwise it says so once, loudly. */
export function hasPostgres(): boolean {
  if (!usable) {
    console.warn(
      '\n*** SKIPPED: tests on a real PostgreSQL. No binaries in /usr/lib/postgresql/*/bin (apt install postgresql). ***\n',
    )
  }
  return usable
}

/** Starts a server in a folder of its own; it ends with this process, at the latest. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = folder ?? ''
  const data = await mkdtemp(join(tmpdir(), 'potok-postgres-'))
  if (user) await chown(data, user.uid, user.gid)
  const port = await freePort()
  const identity = user ?? {}
  const options = ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale', '-N']
  await promisify(execFile)(join(bin, 'initdb'), ['-D', data, ...options], {
    ...identity,
    cwd: data,
  })

  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: data,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 100,
  }
  const server = spawn(
    ...dieTogether(join(bin, 'postgres'), [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    { cwd: data, stdio: 'ignore' },
  )
  const url = (name: string, login = 'postgres') => `postgres://${login}@127.0.0.1:${port}/${name}`
  const admin = async (sql: string, database = 'postgres') => {
    const client = new pg.Client(url(database))
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await untilUp(() => admin(`create role potok_owner login createrole`))

  let databases = 0
  return {
    admin,
    createDatabase: async () => {
      databases += 1
      await admin(`create database test_${databases} owner potok_owner`)
      return url(`test_${databases}`, 'potok_owner')
    },
    stop: async () => {
      const exited = once(server, 'exit')
      server.kill('SIGINT')
      await exited
      await rm(data, { recursive: true, force: true })
    },
  }
}

function serverUser(): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** On Linux the kernel stops the server when the test process is killed. */
function dieTogether(command: string, args: string[]): [string, string[]] {
  if (!existsSync('/usr/bin/setpriv')) return [command, args]
  const as = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []
  return ['/usr/bin/setpriv', [...as, '--pdeathsig=INT', command, ...args]]
}

async function untilUp(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tries > 200) throw error
      await sleep(50)
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
