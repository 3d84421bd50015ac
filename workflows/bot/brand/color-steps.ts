import { PALETTE, colorLabel } from '../../brand/palette.ts'
import { readColor, readColors } from '../../brand/read-colors.ts'
import type { Language } from '../../carousel/content.ts'
import type { Reaction } from '../wizard/wizard.ts'
import { brandTexts } from './texts.ts'
import { type BrandStep, REMOVE, rowsOf } from './wizard-data.ts'

const choices = (language: Language) =>
  rowsOf(
    PALETTE.map(({ emoji, name, value }) => ({ text: `${emoji} ${name[language]}`, value })),
    4,
  )

const wordsOf = (reaction: Reaction): string | null =>
  reaction.kind === 'text' ? reaction.text : reaction.kind === 'choice' ? reaction.value : null

const primary: BrandStep = {
  name: 'colors',
  isNeeded: ({ only }) => only === undefined || only === 'colors',
  ask: ({ language }, { only }) => {
    const t = brandTexts[language]
    const remove = only ? [[{ text: t.remove, value: REMOVE }]] : []
    return { text: t.ask.colors, choices: [...choices(language), ...remove], optional: true }
  },
  answer: ({ language }, data, reaction) => {
    if (reaction.kind === 'skip') return { data }
    const words = wordsOf(reaction)
    if (words === REMOVE) return { data: { ...data, primary: null } }
    const colors = words === null ? null : readColors(words)
    if (!colors?.[0]) return { problem: brandTexts[language].problems.colors }
    const [first, background = data.background, accent = data.accent] = colors
    return { data: { ...data, primary: first, background, accent } }
  },
  summary: ({ primary: value }, language) => {
    const t = brandTexts[language]
    return `${t.parts.colors}: ${value ? colorLabel(value, language) : t.none}`
  },
}

/** Another colour of the kit: asked for when the colours alone are changed. */
const further = (name: 'background' | 'accent'): BrandStep => ({
  name,
  isNeeded: (data) => data.only === 'colors' && data.primary != null && data[name] === undefined,
  ask: ({ language }) => {
    const t = brandTexts[language]
    return { text: t.ask[name], choices: choices(language), optional: true }
  },
  answer: ({ language }, data, reaction) => {
    if (reaction.kind === 'skip') return { data }
    const words = wordsOf(reaction)
    const color = words === null ? null : readColor(words)
    if (color === null) return { problem: brandTexts[language].problems.colors }
    return { data: { ...data, [name]: color } }
  },
  summary: (data, language) => {
    const value = data[name]
    const t = brandTexts[language]
    return `${t[name]}: ${value ? colorLabel(value, language) : t.asInStyle}`
  },
})

export const colorSteps: readonly BrandStep[] = [primary, further('background'), further('accent')]
