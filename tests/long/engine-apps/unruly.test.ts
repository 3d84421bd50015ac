import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEngine } from '../../support/engine-apps/engine-process.ts'
import type { EngineProcess } from '../../support/engine-apps/engine-process.ts'
import { endedRun, endedRuns, read, until } from '../../support/engine-apps/read-runs.ts'
import type { RunView } from '../../support/engine-apps/read-runs.ts'
import { createClient, serveApp } from '../../support/engine-apps/serve-app.ts'

let engine: EngineProcess

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

async function send(name: string, data: object = {}): Promise<string> {
  const { ids } = await createClient(engine.url, 'sender').send({ name, data })
  return ids[0] ?? ''
}

describe('an app that does not speak the protocol', () => {
  let server: Server
  let calls = 0
  const answers: Readonly<Record<string, RequestListener>> = {
    html: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi'),
    empty: (_, response) => response.writeHead(204).end(),
    error: (_, response) => response.writeHead(500).end('{"oops":'),
    redirect: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    cut: (request) => request.socket.destroy(),
    'half an answer': (request, response) => {
      response.writeHead(206, { 'content-length': '1000' }).write('[{"op":')
      setImmediate(() => request.socket.destroy())
    },
    'no opcodes': (_, response) => response.writeHead(206, { 'x-inngest-sdk': 'x' }).end('"what"'),
    'unknown opcode': (_, response) =>
      response.writeHead(206, { 'x-inngest-sdk': 'x' }).end('[{"op":"Teleport","id":"a"}]'),
    'odd opcodes': (_, response) =>
      response
        .writeHead(206, { 'x-inngest-sdk': 'x' })
        .end('[{"op":"Sleep","id":"__proto__","name":"for ever"},{"op":"StepPlanned"}]'),
    'an endless answer': (_, response) => {
      response.writeHead(200, { 'x-inngest-sdk': 'x' })
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) continue
      }
      response.on('drain', more)
      more()
    },
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      calls++
      const id = new URL(request.url ?? '/', 'http://app').searchParams.get('fnId') ?? ''
      answers[decodeURIComponent(id)]?.(request, response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const functions = Object.keys(answers).map((id) => ({
      id,
      name: id,
      triggers: [{ event: `unruly/${id}` }],
      steps: { step: { runtime: { type: 'http', url }, retries: { attempts: 1 } } },
    }))
    const body = JSON.stringify({ url, appName: 'unruly', functions })
    const answer = await fetch(`${engine.url}/fn/register`, { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test.each(Object.keys(answers))('%s: the run fails and says why', async (id) => {
    const run = await endedRun(engine.url, await send(`unruly/${id}`))
    expect(run).toMatchObject({
      status: 'Failed',
      error: { name: expect.any(String), message: expect.stringMatching(/./) },
    })
  })

  test('was called again where that could help', () => {
    expect(calls).toBeGreaterThan(Object.keys(answers).length)
  })
})

test('an app that is down fails its run only after all attempts; one that comes back goes on', async () => {
  const client = createClient(engine.url, 'flaky')
  const functions = [
    client.createFunction(
      { id: 'works', retries: 20, triggers: [{ event: 'flaky/go' }] },
      async ({ step }) => {
        await step.sleep('z', '1s')
        return 'done'
      },
    ),
  ]
  const app = await serveApp(client, functions)
  const id = await send('flaky/go')
  await until(async () => {
    const [run] = await read<RunView[]>(`${engine.url}/v1/events/${id}/runs`)
    if (!run) return undefined
    const { steps } = await read<RunView>(`${engine.url}/v1/runs/${run.run_id}`)
    return steps.length > 0 ? true : undefined
  })
  await app.close()
  await until(async () => {
    const [run] = await read<RunView[]>(`${engine.url}/v1/events/${id}/runs`)
    const jobs = await read<{ attempt: number }[]>(`${engine.url}/v1/runs/${run?.run_id}/jobs`)
    return jobs.some(({ attempt }) => attempt > 1) ? true : undefined
  })
  const again = await serveApp(client, functions, app.port)
  expect((await endedRun(engine.url, id)).output).toBe('done')
  await again.close()
})

test('an app that changes its functions: new ones run, removed ones do not, sleeping runs fail', async () => {
  const client = createClient(engine.url, 'changing')
  const event = (name: string) => [{ event: `changing/${name}` }]
  const old = client.createFunction(
    { id: 'old', retries: 0, triggers: event('old') },
    async ({ step }) => step.sleep('z', '1s'),
  )
  const first = await serveApp(client, [old])
  const sleeping = await send('changing/old')
  await until(async () => {
    const [run] = await read<RunView[]>(`${engine.url}/v1/events/${sleeping}/runs`)
    return run
  })
  await first.close()
  const next = client.createFunction({ id: 'next', triggers: event('next') }, () => 'next')
  const second = await serveApp(client, [next], first.port)
  expect((await endedRun(engine.url, await send('changing/next'))).output).toBe('next')
  expect(await read(`${engine.url}/v1/events/${await send('changing/old')}/runs`)).toEqual([])
  expect(await endedRun(engine.url, sleeping)).toMatchObject({ status: 'Failed' })
  await second.close()
})

test('two apps with the same function ids answer the same event, each with its own', async () => {
  const apps = await Promise.all(
    ['twin-a', 'twin-b'].map((id) => {
      const client = createClient(engine.url, id)
      const fn = client.createFunction({ id: 'same', triggers: [{ event: 'twin/go' }] }, () => id)
      return serveApp(client, [fn])
    }),
  )
  const runs = await endedRuns(engine.url, await send('twin/go'), 2)
  expect(runs.map(({ output }) => output).sort()).toEqual(['twin-a', 'twin-b'])
  await Promise.all(apps.map((app) => app.close()))
})

test.each([false, true])(
  'a step output of 1 MB passes, one over 4 MB fails clearly (checkpointing: %s)',
  async (checkpointing) => {
    const client = createClient(engine.url, `large-${checkpointing}`, { checkpointing })
    const app = await serveApp(client, [
      client.createFunction(
        { id: 'large', retries: 0, triggers: [{ event: `large/${checkpointing}` }] },
        async ({ event, step }) => {
          const text = await step.run('make', () => 'ж'.repeat(event.data['characters'] as number))
          return step.run('measure', () => text.length)
        },
      ),
    ])
    const small = await send(`large/${checkpointing}`, { characters: 500_000 })
    const large = await send(`large/${checkpointing}`, { characters: 3_000_000 })
    expect(await endedRun(engine.url, small)).toMatchObject({ output: 500_000 })
    expect(await endedRun(engine.url, large)).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringMatching(/large|exceeds|4 ?MB|max/i) },
    })
    await app.close()
  },
)
