import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNewId } from '../../../adapters/new-id.ts'
import { bootstrap } from '../../../db/access/bootstrap.ts'
import { openPglite } from '../../../db/drivers/pglite.ts'
import { openDatabase } from '../../../db/open-database.ts'
import { createEngine, type Engine } from '../../../engine/create-engine.ts'
import { eventually, freePort } from '../../support/machine.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../../support/postgres.ts'

/** What the host does with a Node function: it hands it requests. */
const HOST = `
import { createServer } from 'node:http'
import handler from './index.mjs'
createServer(handler).listen(Number(process.env.HOST_PORT), '127.0.0.1')
`

describe.skipIf(!hasPostgres())('the bundle of a serverless host, in an empty folder', () => {
  let folder: string
  let postgres: PostgresServer
  let engine: Engine
  let engineServer: ServerType
  let host: ChildProcess
  let url: string
  let key = ''
  let printed = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'potok-bundle-'))
    const built = spawnSync(process.execPath, ['scripts/build.ts', 'vercel', folder], {
      encoding: 'utf8',
    })
    if (built.status !== 0 || built.stderr !== '') throw new Error(built.stderr)

    postgres = await startPostgres()
    const databaseUrl = await postgres.createDatabase()
    const database = await openDatabase({ url: databaseUrl })
    const clock = { now: Date.now }
    const keepKey = (made: string) => {
      key = made
    }
    await bootstrap(database, { clock, newId: createNewId(clock), keepKey })
    await database.close()

    engine = await createEngine({ database: await openPglite() })
    await engine.start()
    const enginePort = await freePort()
    engineServer = serve({ fetch: engine.fetch, port: enginePort, hostname: '127.0.0.1' })

    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    host = spawn(process.execPath, ['--input-type=module', '--eval', HOST], {
      cwd: folder,
      env: {
        HOST_PORT: String(port),
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        POTOK_SECRET: 'a secret of the bundle test',
        POTOK_MASTER_KEY: 'ab'.repeat(32),
        INNGEST_DEV: `http://127.0.0.1:${enginePort}`,
      },
    })
    const keep = (chunk: Buffer) => {
      printed += chunk.toString()
    }
    host.stderr?.on('data', keep)
    await eventually('the host', () => {
      if (host.exitCode !== null) throw new Error(printed)
      return fetch(`${url}/health/live`).catch(() => null)
    })
  }, 120_000)

  afterAll(async () => {
    host?.kill('SIGKILL')
    if (host && host.exitCode === null && host.signalCode === null) await once(host, 'exit')
    engineServer?.close()
    await engine?.stop(0)
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('answers that it is well', async () => {
    const answer = await fetch(`${url}/health`)
    expect(await answer.text(), printed).toContain('"status":"ok"')
  })

  test('registers its functions with the engine', async () => {
    const synced = await fetch(`${url}/api/inngest`, { method: 'PUT' })
    expect(await synced.json()).toMatchObject({ message: 'Successfully registered' })
  })

  test('makes a carousel and gives a rendered slide', async () => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ topic: 'Как начать бегать' })
    const created = await fetch(`${url}/api/v1/carousels`, { method: 'POST', headers, body })
    const { id } = (await created.json()) as { id: string }
    const slide = await eventually('the slides', async () => {
      const answer = await fetch(`${url}/api/v1/carousels/${id}`, { headers })
      const { slides } = (await answer.json()) as { slides: { jpeg_url: string }[] }
      return slides[0]
    })
    const picture = await fetch(slide.jpeg_url)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(20_000)
  })
})
