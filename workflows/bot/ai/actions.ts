import { z } from 'zod'
import { TONES } from '../../brand/brand-kit.ts'
import { declareAction } from '../declare-action.ts'

const contentId = z.uuid()

/** The same once more: another answer. */
export const askAgain = declareAction('ai.again', { contentId })
/** The same once more, below a failure. */
export const retryContent = declareAction('ai.retry', { contentId })
/** Shows the tones that the words can be rewritten in. */
export const showTones = declareAction('ai.tones', { contentId })
/** Rewrites the words of an analysis, a rewrite or a reply in a tone. */
export const rewriteIn = declareAction('ai.rewrite', { contentId, tone: z.enum(TONES) })
/** Makes a carousel of the words. */
export const makeCarousel = declareAction('ai.carousel', { contentId })
/** Makes a carousel of one of the ideas; `day` counts from 0, Monday. */
export const makeIdea = declareAction('ai.idea', { contentId, day: z.int().min(0).max(6) })
/** Analyses the text that a carousel was made of. */
export const analyseCarousel = declareAction('ai.analyse_carousel', { carouselId: z.uuid() })
