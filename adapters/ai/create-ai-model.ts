import type { AiModel } from '../../workflows/ai/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { callModel } from './call-model.ts'
import type { Models } from './create-models.ts'
import { firstThatCan } from './first-that-can.ts'
import { dearestOf } from './usage.ts'
import { toWireSchema } from './wire-schema.ts'

/** The models of this installation as one: each stands in for the one before it. */
export function createAiModel({ models, logger }: { models: Models; logger: Logger }): AiModel {
  const candidates = models.all.map((model) => ({ name: model.provider, model }))
  const { answeredBy } = models
  return {
    isConfigured: candidates.length > 0,
    price: dearestOf(models.names) ?? null,
    async ask({ name, instructions, turns, schema, maxOutputTokens }, work) {
      if (candidates.length === 0) throw new AppError('not_configured', 'No AI provider has a key')
      const request = { name, instructions, turns, schema: toWireSchema(schema), maxOutputTokens }
      const attempt = async ({ model }: (typeof candidates)[number]) => {
        const { reply, usage } = await callModel(model, request, work)
        const { text, end } = reply
        const result = {
          text,
          end: end === 'truncated' ? end : ('complete' as const),
          provider: model.provider,
        }
        return { result, usage: [usage('ok')] }
      }
      const outcome = await firstThatCan(candidates, attempt, { work, answeredBy, logger })
      if (outcome.result) return { ...outcome.result, usage: outcome.usage }
      const { errors, usage } = outcome
      throw Object.assign(errors[0] ?? new AppError('not_configured', 'No AI provider has a key'), {
        usage,
      })
    },
  }
}
