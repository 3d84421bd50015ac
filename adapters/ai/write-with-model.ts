import type {
  AiUsage,
  ContentWriter,
  PaidWork,
  WriteRequest,
} from '../../workflows/carousel/ports.ts'
import type { CarouselContent } from '../../workflows/carousel/content.ts'
import { carouselDraftSchema } from '../../workflows/carousel/rules/draft.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { callModel } from './call-model.ts'
import type { ModelCall } from './call-model.ts'
import { writerError } from './errors.ts'
import type { ModelRequest, PaidModel } from './model-client.ts'
import { instructionsFor, sourceText, sourceTurn } from './prompt.ts'
import { readAnswer, repairTurns } from './repair.ts'
import { toWireSchema } from './wire-schema.ts'

/** Ten slides of Russian take about 3,000 tokens; the rest is for reasoning. */
const MAX_OUTPUT_TOKENS = 8_000

/**
 * A writer on any model: one call when the answer is good, one more to mend it, never a third.
 * What it throws carries the usage of the calls that were paid for (`usageOfError`).
 */
export function createModelWriter(model: PaidModel, { logger }: { logger: Logger }): ContentWriter {
  const { provider } = model
  return {
    async write(request: WriteRequest, work: PaidWork) {
      const usage: AiUsage[] = []
      const first = openingOf(request)
      const answer = await callModel(model, first, work, usage)
      const reading = readAnswer(answer.reply, termsOf(request, 'honest'))
      if (reading.ok) return finish(reading.content, answer, 'ok', usage)

      logger.info({ provider, broken: reading.broken }, 'AI answer breaks rules: asking to mend it')
      usage.push(answer.usage('failed'))
      const turns = [...first.turns, ...repairTurns(answer.reply, reading.broken)]
      const mended = await callModel(model, { ...first, turns }, work, usage)
      const second = readAnswer(mended.reply, termsOf(request, 'forced'))
      if (second.ok) return finish(second.content, mended, 'repaired', usage)

      // The first answer may still be good enough when cut, even if the second is not.
      const cut = readAnswer(answer.reply, termsOf(request, 'forced'))
      usage.push(mended.usage('failed'))
      if (cut.ok) return { content: cut.content, writer: provider, usedAi: true, usage }
      logger.warn({ provider, broken: second.broken }, 'AI answer is beyond repair')
      throw writerError(provider, 'invalid', { usage })
    },
  }

  function finish(
    content: CarouselContent,
    answer: ModelCall,
    outcome: AiUsage['outcome'],
    usage: AiUsage[],
  ) {
    return {
      content,
      writer: provider,
      usedAi: true,
      usage: [...usage, answer.usage(outcome)],
    }
  }
}

function openingOf(request: WriteRequest): ModelRequest {
  return {
    name: 'carousel',
    instructions: instructionsFor(request),
    turns: [{ role: 'user', text: sourceTurn(request) }],
    schema: toWireSchema(carouselDraftSchema),
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  }
}

function termsOf(request: WriteRequest, trim: 'honest' | 'forced') {
  return { language: request.language, source: sourceText(request), trim }
}
