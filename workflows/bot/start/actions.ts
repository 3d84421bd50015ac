import { z } from 'zod'
import { LANGUAGES } from '../../carousel/content.ts'
import { declareAction } from '../declare-action.ts'

export const chooseLanguage = declareAction('start.choose_language', {
  language: z.enum(LANGUAGES),
})
/** Makes a carousel of one of the examples below the greeting. */
export const makeExample = declareAction('start.example', { index: z.int().min(0).max(9) })
/** Begins the analysis of a text. */
export const analyseText = declareAction('start.analyse', {})
/** Begins the ideas for a week. */
export const findIdeas = declareAction('start.ideas', {})
/** Begins the rewriting of a text. */
export const rewriteText = declareAction('start.rewrite', {})
/** Begins a reply to a customer. */
export const replyToCustomer = declareAction('start.reply', {})
export const showHelp = declareAction('start.help', {})
