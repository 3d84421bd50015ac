import { BRAND_FONTS, NAME_LIMIT, TONES } from '../../brand/brand-kit.ts'
import { FONT_NAMES, TONE_NAMES } from '../../brand/names.ts'
import { LOGO_BYTES } from '../../brand/ports.ts'
import { readHandle } from '../../brand/read-handle.ts'
import type { Language } from '../../carousel/content.ts'
import { brandTexts } from './texts.ts'
import { type BrandData, type BrandStep, REMOVE, rowsOf } from './wizard-data.ts'

type Part = 'handle' | 'name' | 'logo' | 'font' | 'tone'
type Given = Parameters<BrandStep['answer']>[2]

interface PartStep {
  part: Part
  choices?: (language: Language) => { text: string; value: string }[]
  /** The value of the part; a problem's key when it cannot be read. */
  read: (given: Given, language: Language) => string | { problem: string }
  shown: (value: string, language: Language) => string
}

function partStep({ part, choices, read, shown }: PartStep): BrandStep {
  return {
    name: part,
    isNeeded: ({ only }) => only === undefined || only === part,
    ask: ({ language }, { only }) => {
      const t = brandTexts[language]
      const rows = choices ? rowsOf(choices(language), 2) : []
      return {
        text:
          only === undefined && part === 'handle' ? `${t.begin}\n\n${t.ask.handle}` : t.ask[part],
        choices: only ? [...rows, [{ text: t.remove, value: REMOVE }]] : rows,
        optional: true,
      }
    },
    answer: ({ language }, data, given) => {
      if (given.kind === 'skip') return { data }
      if (given.kind === 'choice' && given.value === REMOVE)
        return { data: { ...data, [part]: null } }
      const value = read(given, language)
      return typeof value === 'string' ? { data: { ...data, [part]: value } as BrandData } : value
    },
    summary: (data, language) => {
      const t = brandTexts[language]
      const value = data[part]
      return `${t.parts[part]}: ${value ? shown(value, language) : t.none}`
    },
  }
}

const chosen =
  (values: readonly string[], names: Record<string, Record<Language, string>>) =>
  (given: Given, language: Language) => {
    const said = given.kind === 'choice' ? given.value : given.kind === 'text' ? given.text : ''
    const words = said.trim().toLowerCase()
    const found = values.find(
      (value) =>
        value === words ||
        Object.values(names[value] ?? {}).some(
          (name) =>
            name.toLowerCase() === words ||
            name
              .toLowerCase()
              .replaceAll(/[^\p{L} ]/gu, '')
              .trim() === words,
        ),
    )
    return found ?? { problem: brandTexts[language].problems.choose }
  }

export const handleStep = partStep({
  part: 'handle',
  read: (given, language) =>
    (given.kind === 'text' ? readHandle(given.text) : null) ?? {
      problem: brandTexts[language].problems.handle,
    },
  shown: (value) => value,
})

export const nameStep = partStep({
  part: 'name',
  read: (given, language) => {
    const name = given.kind === 'text' ? given.text.normalize('NFC').trim() : ''
    const isName = name !== '' && name.length <= NAME_LIMIT && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)
    return isName ? name : { problem: brandTexts[language].problems.name }
  },
  shown: (value) => value,
})

export const logoStep = partStep({
  part: 'logo',
  read: (given, language) => {
    const t = brandTexts[language]
    if (given.kind !== 'file') return { problem: t.problems.logo }
    const { fileId, size, name, mediaType } = given.file
    if (size !== null && size > LOGO_BYTES) return { problem: t.logo.too_large }
    if (/\.svgz?$/i.test(name ?? '') || mediaType === 'image/svg+xml') {
      return { problem: t.logo.vector }
    }
    return fileId
  },
  shown: (_, language) => brandTexts[language].hasLogo,
})

export const fontStep = partStep({
  part: 'font',
  choices: (language) => BRAND_FONTS.map((value) => ({ text: FONT_NAMES[value][language], value })),
  read: chosen(BRAND_FONTS, FONT_NAMES),
  shown: (value, language) => FONT_NAMES[value as keyof typeof FONT_NAMES][language],
})

export const toneStep = partStep({
  part: 'tone',
  choices: (language) => TONES.map((value) => ({ text: TONE_NAMES[value][language], value })),
  read: chosen(TONES, TONE_NAMES),
  shown: (value, language) => TONE_NAMES[value as keyof typeof TONE_NAMES][language],
})
