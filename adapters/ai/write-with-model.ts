import type { AiUsage, ContentWriter, WriteRequest } from '../../workflows/carousel/ports.ts'
import { usageOfError } from '../../workflows/carousel/rules/usage-of-error.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import { failureOf, writerError } from './errors.ts'
import type { WriterError } from './errors.ts'
import type { ModelClient, ModelReply, ModelRequest } from './model-client.ts'
import { instructionsFor, sourceText, sourceTurn } from './prompt.ts'
import { readAnswer, repairTurns } from './repair.ts'
import { usageOf } from './usage.ts'

export interface ModelWriterDeps {
  client: ModelClient
  clock: Clock
  logger: Logger
}

/**
 * A writer on any model: one call when the answer is good, one more to mend it, never a third.
 * What it throws carries the usage of the calls that were paid for (`usageOfError`).
 */
export function createModelWriter({ client, clock, logger }: ModelWriterDeps): ContentWriter {
  const { provider } = client
  return {
    async write(request) {
      const usage: AiUsage[] = []
      const first = openingOf(request)
      const answer = await call(first, usage)
      const reading = readAnswer(answer.reply, termsOf(request, 'honest'))
      if (reading.ok) return finish(reading.content, answer, 'ok', usage)

      logger.info({ provider, broken: reading.broken }, 'AI answer breaks rules: asking to mend it')
      usage.push(answer.usage('failed'))
      const turns = [...first.turns, ...repairTurns(answer.reply, reading.broken)]
      const mended = await call({ ...first, turns }, usage)
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

  async function call(request: ModelRequest, spent: readonly AiUsage[]) {
    const start = clock.now()
    const reply = await client.ask(request).catch((error: unknown) => {
      throw withUsage(error, spent)
    })
    const record = (outcome: AiUsage['outcome']) =>
      usageOf(provider, reply, clock.now() - start, outcome)
    if (reply.end === 'refused')
      throw writerError(provider, 'refused', { usage: [...spent, record('failed')] })
    return { reply, usage: record }
  }

  function finish(
    content: Extract<ReturnType<typeof readAnswer>, { ok: true }>['content'],
    answer: { reply: ModelReply; usage: (outcome: AiUsage['outcome']) => AiUsage },
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
    instructions: instructionsFor(request),
    turns: [{ role: 'user', text: sourceTurn(request) }],
  }
}

function termsOf(request: WriteRequest, trim: 'honest' | 'forced') {
  return { language: request.language, source: sourceText(request), trim }
}

function withUsage(error: unknown, spent: readonly AiUsage[]): unknown {
  if (failureOf(error) === null) return error
  return Object.assign(error as WriterError, { usage: [...spent, ...usageOfError(error)] })
}
