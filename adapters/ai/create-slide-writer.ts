import type { SlideWriter } from '../../workflows/carousel/rewrite-slide.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/** Rewrites slides with the models that are configured. */
export function createSlideWriter(): SlideWriter {
  return {
    isConfigured: false,
    rewrite: async () => {
      throw new AppError('not_configured', 'No AI provider has a key')
    },
  }
}
