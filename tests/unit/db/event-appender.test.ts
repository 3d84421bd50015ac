import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createEventAppender } from '../../../db/events/create-event-appender.ts'
import { drizzleOn } from '../../../db/transaction.ts'
import { declareEvent } from '../../../workflows/shared/events.ts'
import { quietLogger } from '../../support/quiet-logger.ts'

const noteWritten = declareEvent({
  type: 'note.written',
  summary: 'A note.',
  data: { text: z.string(), tags: z.array(z.string()).optional() },
})
const scope = { organizationId: 'o', workspaceId: 'w' }
const context = { ...scope, actor: { type: 'system', id: 'x' }, source: 'test' } as const

function appender() {
  const written: unknown[][] = []
  const warnings: object[] = []
  const query = async (_: string, params: readonly unknown[] = []) => {
    written.push([...params])
    return []
  }
  const events = createEventAppender(drizzleOn({ query, arrays: query }), {
    catalog: [noteWritten],
    clock: { now: () => 0 },
    newId: () => 'id-1',
    logger: { ...quietLogger, warn: (facts) => void warnings.push(facts) },
  })
  const append = (data: Record<string, unknown>, type = 'note.written') =>
    events.append(context, [{ type, subject: 'n', data }])
  return { append, written, warnings }
}

describe('appending an event', () => {
  test('fills in the envelope; the first of a chain is its own correlation', async () => {
    expect(await appender().append({ text: 'a' })).toEqual([
      {
        id: 'id-1',
        type: 'note.written',
        time: '1970-01-01T00:00:00.000Z',
        source: 'test',
        subject: 'n',
        data: { text: 'a' },
        ...scope,
        actor: { type: 'system', id: 'x' },
        correlationId: 'id-1',
        metadata: {},
      },
    ])
  })

  test('drops what was not declared', async () => {
    const [event] = await appender().append({ text: 'a', secret: 's' })
    expect(event?.data).toEqual({ text: 'a' })
  })

  test('refuses a type that is not declared', async () => {
    const { append, written } = appender()
    await expect(append({}, 'note.eaten')).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'There is no event type note.eaten.',
    })
    expect(written).toEqual([])
  })

  test('refuses data of another shape, naming the fields', async () => {
    const { append, written } = appender()
    await expect(append({ text: 1, tags: ['a', 2] })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'data.text' }, { field: 'data.tags[1]' }],
    })
    expect(written).toEqual([])
  })

  test('warns over 64 KB and refuses over 256 KB, naming the event; bytes count, not characters', async () => {
    const { append, warnings, written } = appender()
    await append({ text: 'a'.repeat(60_000) })
    expect(warnings).toEqual([])
    await append({ text: 'ж'.repeat(40_000) })
    expect(warnings).toMatchObject([{ event: 'note.written' }])
    await expect(append({ text: 'ж'.repeat(140_000) })).rejects.toMatchObject({
      code: 'payload_too_large',
      message: expect.stringContaining('note.written') as string,
    })
    expect(written).toHaveLength(2)
  })
})
