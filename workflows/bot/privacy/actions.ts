import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

/** What can be done about one's data. */
export const showPrivacy = declareAction('privacy.show', {})
export const exportData = declareAction('privacy.export', {})
/** Asks whether everything is to be deleted; when that is planned already, says when. */
export const askErasure = declareAction('privacy.ask', {})
export const confirmErasure = declareAction('privacy.forget', {})
export const keepData = declareAction('privacy.keep', {})
export const cancelErasureButton = declareAction('privacy.cancel', { erasureId: z.uuid() })
