import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ChatEvent } from '../feed.ts'
import { messageStore } from '../store/messages.ts'
import type { World } from '../world.ts'
import { withUrls } from './with-urls.ts'

const heartbeat = 15_000

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `message`
 * for a new, edited or deleted message, `action`, `pressed`, `callback_answer` and `chat`.
 * @param chatId the chat, or null for all of them
 * @param since with a chat: every change after this version is sent first, none twice
 */
export function streamChat(
  c: Context,
  world: World,
  { chatId, since }: { chatId: number | null; since: number | null },
): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    let queue: ChatEvent[] = []
    let wake = () => {}
    let open = true
    const unsubscribe = world.feed.subscribe((event) => {
      if (chatId !== null && event.chatId !== chatId) return
      queue.push(event)
      wake()
    })
    stream.onAbort(() => {
      open = false
      wake()
    })
    const stopped = () => {
      open = false
      wake()
    }
    world.stopping.addEventListener('abort', stopped, { once: true })

    try {
      await stream.write(': connected\n\n')
      let seen = since ?? 0
      if (chatId !== null && since !== null) {
        for (const change of await messageStore(world.database).changedSince(chatId, since)) {
          await stream.writeSSE(frame(world, { kind: 'message', chatId, ...change }))
          seen = change.version
        }
      }
      while (open) {
        const events = queue
        queue = []
        for (const event of events) {
          if (event.kind === 'message' && chatId !== null && event.version <= seen) continue
          await stream.writeSSE(frame(world, event))
        }
        if (queue.length > 0 || !open) continue
        const beat = await idle((resolve) => {
          wake = resolve
        })
        if (beat && open) await stream.write(': heartbeat\n\n')
      }
    } finally {
      unsubscribe()
      world.stopping.removeEventListener('abort', stopped)
    }
  })
}

/** @returns whether the heartbeat is due, rather than something has happened */
async function idle(onWake: (resolve: () => void) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const beat = await new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), heartbeat)
    onWake(() => resolve(false))
  })
  clearTimeout(timer)
  return beat
}

function frame(world: World, event: ChatEvent) {
  if (event.kind !== 'message') {
    const { kind, ...data } = event
    return { event: kind, data: JSON.stringify(data) }
  }
  const { chatId, version, deleted } = event
  const message = withUrls(world.basePath, event.message)
  return {
    event: 'message',
    id: String(version),
    data: JSON.stringify({ chatId, version, deleted, message }),
  }
}
