import type { Style } from '../../../workflows/carousel/styles.ts'
import { brutalist } from './brutalist.ts'
import { editorial } from './editorial.ts'
import { midnight } from './midnight.ts'
import { paper } from './paper.ts'
import { sunrise } from './sunrise.ts'
import { swiss } from './swiss.ts'
import type { Template } from './template.ts'

/** The template of each style. */
export const TEMPLATES: Record<Style, Template> = {
  editorial,
  midnight,
  paper,
  swiss,
  sunrise,
  brutalist,
}
