import { describe, expect, test } from 'vitest'
import { type LiveBody, liveBody } from '../../../../functions/http/events/live-body.ts'
import { serverSentEvent } from '../../../../functions/http/events/sse.ts'

const NEVER = 3_600_000

async function* endless(made: string[]): AsyncGenerator<string> {
  for (let index = 0; ; index += 1) {
    made.push(`piece ${index}`)
    yield `piece ${index}`
  }
}

/** A body, what was made for it, and how it ended. */
function body(more: Partial<LiveBody> = {}) {
  const made: string[] = []
  const ends: string[] = []
  const errors: unknown[] = []
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const stream = liveBody({
    pieces: endless(made),
    patience: NEVER,
    onEnd: () => {
      ends.push('end')
      resolve()
    },
    onError: (error) => errors.push(error),
    ...more,
  })
  return { stream, made, ends, errors, ended }
}

describe('a body that goes on for ever', () => {
  test('is made as it is read: a slow client costs one piece', async () => {
    const { stream, made } = body()
    const reader = stream.getReader()
    await reader.read()
    await reader.read()
    expect(made.length).toBeLessThanOrEqual(3)
    await reader.cancel()
  })

  test('is dropped when the client does not read', async () => {
    const { stream, ended, ends } = body({ patience: 1 })
    await ended
    await expect(stream.getReader().read()).rejects.toThrow('does not read')
    expect(ends).toEqual(['end'])
  })

  test('ends once, when the client leaves', async () => {
    const { stream, ends } = body()
    const reader = stream.getReader()
    await reader.read()
    await reader.cancel()
    expect(ends).toEqual(['end'])
  })

  test('ends when there is nothing more', async () => {
    async function* one() {
      yield 'only'
    }
    const { stream, ends } = body({ pieces: one() })
    expect(await new Response(stream).text()).toBe('only')
    expect(ends).toEqual(['end'])
  })

  test('ends quietly when something breaks: what it was is for the log', async () => {
    const broken = new Error('a secret of the database')
    async function* breaks() {
      yield 'first'
      throw broken
    }
    const { stream, ends, errors } = body({ pieces: breaks() })
    expect(await new Response(stream).text()).toBe('first')
    expect(errors).toEqual([broken])
    expect(ends).toEqual(['end'])
  })
})

test('a server-sent event is one block, whatever is in it', () => {
  const data = { text: 'two\nlines', event: 'x' }
  expect(serverSentEvent({ id: '1:2', event: 'order.created', data })).toBe(
    'id: 1:2\nevent: order.created\ndata: {"text":"two\\nlines","event":"x"}\n\n',
  )
})
