import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toWireSchema } from '../../../../adapters/ai/wire-schema.ts'
import { carouselDraftSchema } from '../../../../workflows/carousel/rules/draft.ts'
import { strictSchemaFault } from '../../../support/scripted-server.ts'

describe('the schema that providers are given', () => {
  test('a carousel is within the strict subset', () => {
    expect(strictSchemaFault(toWireSchema(carouselDraftSchema))).toBeNull()
  })

  test('limits are left unsaid, and unions are anyOf', () => {
    const shape = z.object({
      title: z.string().trim().min(1).max(80),
      score: z.int().min(0).max(100),
      tags: z.array(z.string().regex(/^#/)).min(1).max(5),
      tone: z.enum(['calm', 'bold']),
      part: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a'), format: z.email() }),
        z.object({ kind: z.literal('b'), default: z.string().nullable() }),
      ]),
    })
    const schema = toWireSchema(shape)
    expect(strictSchemaFault(schema)).toBeNull()
    expect(JSON.stringify(schema)).not.toMatch(/oneOf|minLength|maxItems|"minimum"/)
    expect(schema).toMatchObject({
      required: ['title', 'score', 'tags', 'tone', 'part'],
      properties: {
        tone: { enum: ['calm', 'bold'] },
        part: { anyOf: [{ properties: { format: { type: 'string' } } }, {}] },
      },
    })
  })

  test('an optional property is refused before anything is paid', () => {
    expect(() => toWireSchema(z.object({ title: z.string().optional() }))).toThrow('$.title')
  })
})
