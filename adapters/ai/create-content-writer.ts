import type { ContentWriter } from '../../workflows/carousel/ports.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import type { Models } from './create-models.ts'
import { createFailoverWriter } from './failover.ts'
import { createModelWriter } from './write-with-model.ts'

/** The writer of this installation: its models in their order, then the one without a key. */
export function createContentWriter(deps: {
  models: Pick<Models, 'all' | 'answeredBy'>
  /** The writer without a key (`createBuiltinWriter`). */
  builtin: ContentWriter
  logger: Logger
}): ContentWriter {
  const { models, builtin, logger } = deps
  const writers = models.all.map((model) => ({
    name: model.provider,
    writer: createModelWriter(model, { logger }),
  }))
  return createFailoverWriter({ writers, builtin, logger, answeredBy: models.answeredBy })
}
