import { z } from 'zod'
import { defineEntity } from '../registry/entity.ts'
import { choice, instant, integer, json, text } from '../registry/field.ts'

/** Work that kept failing: kept with its reason, and run again by hand, once. */
export const deadLetter = defineEntity({
  name: 'dead_letter',
  plural: 'dead_letters',
  summary: 'Work that kept failing',
  fields: {
    consumer: text({ required: true, immutable: true, filter: true, summary: 'What failed' }),
    subject: text({
      required: true,
      immutable: true,
      filter: true,
      summary: 'The record it is about',
    }),
    sagaId: text({ max: 36, immutable: true, filter: true }),
    runId: text({ immutable: true, filter: true }),
    eventType: text({ immutable: true, filter: true }),
    payload: json(z.record(z.string(), z.unknown()), { initial: {}, immutable: true }),
    errorCode: text({ max: 100, required: true, immutable: true, filter: true }),
    reason: text({ max: 2000, required: true, immutable: true }),
    attempts: integer({ min: 1, initial: 1, immutable: true }),
    status: choice(['open', 'replayed'], { initial: 'open', filter: true, sort: true }),
    replayedBy: text({ summary: 'An actor as type:id' }),
    replayedAt: instant({ sort: true }),
  },
  writes: [],
  status: { field: 'status', moves: {}, internalMoves: { open: ['replayed'] } },
})
