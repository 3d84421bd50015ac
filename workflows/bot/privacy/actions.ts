import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

export const confirmErasure = declareAction('privacy.forget', {})
export const keepData = declareAction('privacy.keep', {})
export const cancelErasureButton = declareAction('privacy.cancel', { erasureId: z.uuid() })
