import type { Language } from '../../carousel/content.ts'
import { makeCarousel } from '../carousel/actions.ts'
import type { Button } from '../ports.ts'
import { showHelp } from './actions.ts'
import { startTexts } from './texts.ts'

/** Below what would otherwise end a talk: a new carousel, and all else that can be done. */
export function nextSteps(language: Language): Button[][] {
  const t = startTexts[language]
  return [[makeCarousel.button(t.newCarousel, {})], [showHelp.button(t.help, {})]]
}
