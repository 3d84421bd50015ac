import type { AiModel } from '../../workflows/ai/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/** The models that are configured. */
export function createAiModel(): AiModel {
  return {
    isConfigured: false,
    ask: async () => {
      throw new AppError('not_configured', 'No AI provider has a key')
    },
  }
}
