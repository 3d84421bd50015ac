import type { AiUsage, ContentWriter, WriterName } from '../../workflows/carousel/ports.ts'
import { usageOfError } from '../../workflows/carousel/rules/usage-of-error.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { failureOf } from './errors.ts'
import type { WriterError } from './errors.ts'

export interface NamedWriter {
  name: Exclude<WriterName, 'builtin'>
  writer: ContentWriter
}

/**
 * The first writer that can. When one fails the next is asked at once; when all have failed and at
 * least one may do better later, that error is thrown, so that the caller tries again; when waiting
 * is of no use (no credit, a wrong key), the writer without a key does it and says so.
 * A model that declines the topic ends the search: nobody shops around for a willing one.
 *
 * @throws AppError `provider_unavailable`, `provider_answer_invalid`, `provider_rejected` (declined),
 * with the usage of paid calls (`usageOfError`)
 */
export function createFailoverWriter(deps: {
  writers: readonly NamedWriter[]
  builtin: ContentWriter
  logger: Logger
}): ContentWriter {
  return {
    async write(request, work) {
      const usage: AiUsage[] = []
      const errors: WriterError[] = []
      for (const { name, writer } of deps.writers) {
        try {
          const written = await writer.write(request, work)
          return { ...written, usage: [...usage, ...written.usage] }
        } catch (error) {
          const failure = failureOf(error)
          if (failure === null) throw error
          usage.push(...usageOfError(error))
          deps.logger.warn({ writer: name, failure, code: errorCode(error) }, 'AI writer failed')
          errors.push(error as WriterError)
          if (failure === 'refused') break
        }
      }
      const worth = errors.find((error) => error.failure === 'refused') ?? soonest(errors)
      if (worth !== undefined) throw Object.assign(worth, { usage })
      if (errors.length > 0) deps.logger.warn({}, 'No AI writer can be used: writing without one')
      const written = await deps.builtin.write(request, work)
      return { ...written, usage: [...usage, ...written.usage] }
    },
  }
}

/** Of the failures that may pass, the one that asks for the shortest wait. */
function soonest(errors: readonly WriterError[]): WriterError | undefined {
  return errors
    .filter((error) => error.retryable)
    .sort((a, b) => (a.retryAfter ?? 0) - (b.retryAfter ?? 0))[0]
}
