import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openTestDatabase,
  startSimulator,
  type RunningSimulator,
} from './support/start-simulator.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let simulator: RunningSimulator

beforeAll(async () => {
  db = await openTestDatabase()
  simulator = await startSimulator({ database: db.database })
})
afterAll(async () => {
  await simulator.stop()
  await db.database.close()
})

interface ServerSentEvent {
  event: string
  id: string | undefined
  data: { message?: { text: string; edit_date?: number }; deleted?: boolean; action?: string }
}

/** Reads that many events, after the first comment has told that the stream is open. */
async function listen(path: string, count: number, lastEventId?: string) {
  const response = await fetch(`${simulator.url}${path}`, {
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (done: () => boolean) => {
    while (!done()) text += (await reader.read()).value ?? ''
  }
  await until(() => text.includes(': connected'))
  return async () => {
    const blocks = () => text.split('\n\n').filter((block) => block.includes('event:'))
    await until(() => blocks().length >= count && text.endsWith('\n\n'))
    await reader.cancel()
    return blocks().map(parse)
  }
}

function parse(block: string): ServerSentEvent {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
  return { event: field('event') ?? '', id: field('id'), data: JSON.parse(field('data') ?? '{}') }
}

const say = (text: string) => simulator.post('/chats/1/messages', { text })

describe('the stream of a chat', () => {
  it('tells live of messages, edits, actions and deletions, of this chat alone', async () => {
    await say('hello')
    const read = await listen('/chats/1/stream', 4)
    await simulator.post('/chats/2/messages', { text: 'elsewhere' })
    await simulator.api('sendChatAction', { chat_id: 1, action: 'typing' })
    await simulator.api('sendMessage', { chat_id: 1, text: 'one' })
    await simulator.api('editMessageText', { chat_id: 1, message_id: 2, text: 'two' })
    await simulator.api('deleteMessage', { chat_id: 1, message_id: 2 })
    const events = await read()
    expect(events.map(({ event }) => event)).toEqual(['action', 'message', 'message', 'message'])
    expect(events[0]?.data.action).toBe('typing')
    expect(events[1]?.data).toMatchObject({ message: { text: 'one' }, deleted: false })
    expect(events[2]?.data.message).toMatchObject({ text: 'two', edit_date: expect.any(Number) })
    expect(events[3]?.data.deleted).toBe(true)
  })

  it('resumes after the last event id without a gap or a repetition', async () => {
    const readFirst = await listen('/chats/3/stream', 1)
    await simulator.post('/chats/3/messages', { text: 'a' })
    const [first] = await readFirst()
    await simulator.post('/chats/3/messages', { text: 'b' })
    const readRest = await listen('/chats/3/stream', 2, first?.id)
    await simulator.post('/chats/3/messages', { text: 'c' })
    expect((await readRest()).map(({ data }) => data.message?.text)).toEqual(['b', 'c'])
  })
})
