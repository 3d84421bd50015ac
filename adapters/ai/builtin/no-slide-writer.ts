import type { SlideWriter } from '../../../workflows/carousel/rewrite-slide.ts'
import { AppError } from '../../../workflows/shared/errors.ts'

/** Without a model nothing can be put into other words; says so. */
export const noSlideWriter: SlideWriter = {
  rewrite: () =>
    Promise.reject(new AppError('not_configured', 'Rewriting a slide needs an AI provider')),
}
