import type { AiModel } from '../../workflows/ai/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/** An installation without any key. */
export const noAi: AiModel = {
  isConfigured: false,
  ask: () => Promise.reject(new AppError('not_configured', 'No AI provider has a key')),
}
