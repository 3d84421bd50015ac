import type { ContentWriter } from '../../workflows/carousel/ports.ts'
import { createAnthropicWriter } from './anthropic-writer.ts'
import { createFailoverWriter } from './failover.ts'
import type { NamedWriter } from './failover.ts'
import type { ProviderConfig } from './model-client.ts'
import { createOpenAiWriter } from './openai-writer.ts'
import type { WriterDeps } from './openai-writer.ts'

export interface ContentWriterDeps extends WriterDeps {
  /** The providers that have a key. */
  providers: { openai?: ProviderConfig | undefined; anthropic?: ProviderConfig | undefined }
  /** The writer without a key (`createBuiltinWriter`). */
  builtin: ContentWriter
}

/**
 * The writer of this installation: OpenAI, then Anthropic, then the one without a key, as far as
 * they are configured.
 */
export function createContentWriter(deps: ContentWriterDeps): ContentWriter {
  const { openai, anthropic } = deps.providers
  const writers: NamedWriter[] = []
  if (openai !== undefined)
    writers.push({ name: 'openai', writer: createOpenAiWriter(openai, deps) })
  if (anthropic !== undefined)
    writers.push({ name: 'anthropic', writer: createAnthropicWriter(anthropic, deps) })
  return createFailoverWriter({ writers, builtin: deps.builtin, logger: deps.logger })
}
