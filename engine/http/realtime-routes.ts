import { Hono } from 'hono'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { upgradeWebSocket } from '@hono/node-server'
import { z } from 'zod'
import type { Broadcaster, Topic } from './broadcaster.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readBody } from './read-body.ts'
import { readJson } from './read-json.ts'
import type { Tokens } from './tokens.ts'

const topicsSchema = z
  .array(z.object({ channel: z.string().max(1_000), name: z.string().max(1_000) }))
  .max(1_000)
const subscriptionSchema = z.object({ topics: topicsSchema })

const largestMessage = 512 * 1024
const keepAlive = 15_000

/**
 * Realtime messages from functions to whoever holds a token: `/v1/realtime/publish`, `…/publish/tee`
 * (raw bytes), `…/token`, `…/sse` and, where the server upgrades connections, `…/connect`.
 */
export function realtimeRoutes({
  clock,
  broadcaster,
  tokens,
}: Pick<HttpDeps, 'clock'> & { broadcaster: Broadcaster; tokens: Tokens }): Hono {
  const app = new Hono()

  app.post('/token', async (c) => {
    const topics = topicsSchema.safeParse(await readJson(c.req.raw, largestMessage))
    if (!topics.success) throw new HttpError(400, 'Invalid request: must provide a list of topics')
    return c.json({ jwt: tokens.sign({ topics: topics.data }) }, 201)
  })

  app.post('/publish', async (c) => {
    const text = await readBody(c.req.raw.body, largestMessage)
    if (text === null) throw new HttpError(413, `a message may have ${largestMessage} bytes`)
    const topic = { channel: c.req.query('channel') ?? '', name: c.req.query('topic') ?? '' }
    const runId = c.req.query('run_id')
    broadcaster.publish(
      topic,
      JSON.stringify({
        kind: 'data',
        data: jsonOrText(text),
        created_at: new Date(clock.now()).toISOString(),
        channel: topic.channel,
        topic: topic.name,
        ...(runId ? { run_id: runId } : {}),
      }),
    )
    return c.body(null, 200)
  })

  app.post('/publish/tee', async (c) => {
    const channel = c.req.query('channel')
    if (!channel) throw new HttpError(400, 'channel query parameter required')
    for await (const chunk of c.req.raw.body ?? []) {
      broadcaster.publish({ channel, name: '$stream' }, chunk)
    }
    return c.body(null, 200)
  })

  app.get('/sse', (c) => {
    const topics = topicsOf(c, tokens)
    c.header('access-control-allow-origin', '*')
    c.header('access-control-expose-headers', 'Content-Type')
    return streamSSE(c, async (stream) => {
      const end = broadcaster.subscribe(topics, (data) => {
        void stream.write(typeof data === 'string' ? `data: ${data}\n\n` : data)
      })
      stream.onAbort(end)
      await stream.write(':\n\n')
      while (!stream.aborted) {
        await stream.sleep(keepAlive)
        if (!stream.aborted) await stream.write(':\n\n')
      }
      end()
    })
  })

  app.get(
    '/connect',
    async (c, next) => {
      topicsOf(c, tokens)
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket' || !c.env)
        throw new HttpError(400, 'a WebSocket upgrade is expected here')
      await next()
    },
    upgradeWebSocket((c) => {
      const topics = topicsOf(c, tokens)
      let end = () => {}
      return {
        onOpen: (_event, socket) => {
          end = broadcaster.subscribe(topics, (data) => {
            socket.send(typeof data === 'string' ? data : Buffer.from(data).toString('utf8'))
          })
        },
        onClose: () => end(),
      }
    }),
  )

  return app
}

function topicsOf(c: Context, tokens: Tokens): Topic[] {
  const parsed = subscriptionSchema.safeParse(tokens.verify(c.req.query('token') ?? ''))
  if (!parsed.success) throw new HttpError(401, 'Not authenticated')
  return parsed.data.topics
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
