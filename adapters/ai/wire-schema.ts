import { z } from 'zod'
import { carouselDraftSchema } from '../../workflows/carousel/rules/draft.ts'

/**
 * The JSON Schema that both providers are given (draft 2020-12, within the strict subset of OpenAI's
 * and Anthropic's structured output): every property required, no additional ones, unions as
 * `anyOf`, no limit of length or number.
 */
export const wireSchema: Record<string, unknown> = toWireSchema()

function toWireSchema(): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(carouselDraftSchema, { reused: 'inline' })
  return schema
}
