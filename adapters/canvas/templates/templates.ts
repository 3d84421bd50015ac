import type { Style } from '../../../workflows/carousel/styles.ts'
import { blueprint } from './blueprint.ts'
import { botanic } from './botanic.ts'
import { brutalist } from './brutalist.ts'
import { chat } from './chat.ts'
import { code } from './code.ts'
import { deco } from './deco.ts'
import { editorial } from './editorial.ts'
import { gazette } from './gazette.ts'
import { memphis } from './memphis.ts'
import { midnight } from './midnight.ts'
import { neon } from './neon.ts'
import { paper } from './paper.ts'
import { sport } from './sport.ts'
import { sunrise } from './sunrise.ts'
import { swiss } from './swiss.ts'
import { wave } from './wave.ts'
import type { Template } from './template.ts'

/** The template of each style. */
export const TEMPLATES: Record<Style, Template> = {
  editorial,
  midnight,
  paper,
  swiss,
  sunrise,
  brutalist,
  neon,
  botanic,
  code,
  gazette,
  memphis,
  chat,
  deco,
  blueprint,
  sport,
  wave,
}
