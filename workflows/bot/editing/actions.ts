import { z } from 'zod'
import { STYLES } from '../../carousel/styles.ts'
import { declareAction } from '../declare-action.ts'

const carouselId = z.uuid()
const revision = z.int().min(1)
const slide = z.int().min(0)
/** Of a carousel as it was seen: on a later one the button shows how things stand. */
const seen = { carouselId, revision }

/** Quick wishes; any other is written in words. */
export const WISHES = ['shorter', 'simpler', 'livelier'] as const
export type Wish = (typeof WISHES)[number]
/** Kinds of slides that can be added. */
export const ADDED_KINDS = ['text', 'points', 'quote', 'steps', 'comparison'] as const

/** The panel as a message of its own. */
export const openPanel = declareAction('editing.open', { carouselId })
/** The pressed message turns into the panel. */
export const showPanel = declareAction('editing.panel', { carouselId })
/** `below`: as a message of its own, so that the pressed one stays. */
export const pickSlide = declareAction('editing.pick', {
  carouselId,
  below: z.boolean().optional(),
})
export const showSlide = declareAction('editing.slide', { ...seen, slide })
export const writeText = declareAction('editing.text', { ...seen, slide })
export const showWishes = declareAction('editing.wishes', { ...seen, slide })
export const rewriteAs = declareAction('editing.rewrite', { ...seen, slide, wish: z.enum(WISHES) })
export const writeWish = declareAction('editing.wish', { ...seen, slide })
export const moveSlide = declareAction('editing.move', { ...seen, slide, to: slide })
export const showKinds = declareAction('editing.kinds', { ...seen, slide })
export const addSlide = declareAction('editing.add', { ...seen, slide, as: z.enum(ADDED_KINDS) })
export const removeSlide = declareAction('editing.remove', { ...seen, slide })
export const showRestyles = declareAction('editing.styles', {
  carouselId,
  below: z.boolean().optional(),
})
export const restyle = declareAction('editing.restyle', { ...seen, style: z.enum(STYLES) })
export const reformat = declareAction('editing.reformat', {
  ...seen,
  format: z.enum(['portrait', 'square']),
  below: z.boolean().optional(),
})
/** Back and forward. */
export const goToRevision = declareAction('editing.show', { carouselId, number: revision })
export const sendWholeAlbum = declareAction('editing.album', { carouselId })
/** PNG files, the caption, the alt texts. */
export const sendPackage = declareAction('editing.package', { carouselId })
export const retryChange = declareAction('editing.retry', { changeId: z.uuid() })
export const showHistory = declareAction('editing.history', {
  before: z.uuid().optional(),
  search: z.string().max(60).optional(),
  below: z.literal(true).optional(),
})
