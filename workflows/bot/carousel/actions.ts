import { z } from 'zod'
import { STYLES } from '../../carousel/styles.ts'
import { declareAction } from '../declare-action.ts'

const carouselId = z.uuid()
/** Without one a choice is only remembered for the next carousel. */
const maybe = carouselId.optional()

/** Begins the wizard of a new carousel. */
export const makeCarousel = declareAction('carousel.new', {})
export const showStyles = declareAction('carousel.show_styles', {
  carouselId: maybe,
  /** From 0: turns the pressed menu over. Without one a new menu comes. */
  page: z.int().min(0).optional(),
})
export const showFormats = declareAction('carousel.show_formats', { carouselId: maybe })
export const chooseStyle = declareAction('carousel.choose_style', {
  style: z.enum(STYLES),
  carouselId: maybe,
})
export const chooseFormat = declareAction('carousel.choose_format', {
  format: z.enum(['portrait', 'square']),
  carouselId: maybe,
})
/** The same source once more, below a finished carousel: other words. */
export const makeAgain = declareAction('carousel.again', { carouselId })
/** The same source once more, below a failed one: words that are there are kept. */
export const retryCarousel = declareAction('carousel.retry', { carouselId })
/** The same slides as PNG files. */
export const sendDocuments = declareAction('carousel.documents', { carouselId })
