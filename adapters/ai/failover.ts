import type { ContentWriter } from '../../workflows/carousel/ports.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { firstThatCan } from './first-that-can.ts'
import type { AnsweredBy } from './first-that-can.ts'
import type { Provider } from './model-client.ts'

export interface NamedWriter {
  name: Provider
  writer: ContentWriter
}

/**
 * The first writer that can (`firstThatCan`); when none can and waiting is of no use (no credit, a wrong
 * key, answers beyond repair), or no AI may be used, the writer without a key does it and says so.
 *
 * @throws AppError `provider_unavailable`, `provider_rejected` (declined), with the usage of paid calls
 * (`usageOfError`)
 */
export function createFailoverWriter(deps: {
  writers: readonly NamedWriter[]
  builtin: ContentWriter
  logger: Logger
  answeredBy?: AnsweredBy | undefined
}): ContentWriter {
  const { builtin, logger, answeredBy } = deps
  return {
    async write(request, work) {
      const writers = request.withoutAi ? [] : deps.writers
      const attempt = async ({ writer }: NamedWriter) => {
        const result = await writer.write(request, work)
        return { result, usage: result.usage }
      }
      const outcome = await firstThatCan(writers, attempt, { work, answeredBy, logger })
      if (outcome.result) return { ...outcome.result, usage: outcome.usage }
      if (writers.length > 0) logger.warn({}, 'No AI writer can be used: writing without one')
      const written = await builtin.write(request, work)
      return { ...written, usage: [...outcome.usage, ...written.usage] }
    },
  }
}
