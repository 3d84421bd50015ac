import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createCanvas } from 'canvas'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FONT_FILES, fontPath } from '../../../../adapters/canvas/font-files.ts'
import { fontOf, registerFonts } from '../../../../adapters/canvas/fonts.ts'
import type { FaceName } from '../../../../adapters/canvas/fonts.ts'

const FACES: FaceName[] = [
  'golos-400',
  'golos-600',
  'golos-800',
  'inter-400',
  'inter-600',
  'inter-800',
  'playfair-700',
  'playfair-italic',
  'oswald-700',
  'caveat-700',
  'unbounded-700',
  'golos-900',
  'inter-900',
  'playfair-400',
  'playfair-900',
  'oswald-400',
  'unbounded-400',
  'cormorant-600',
  'cormorant-italic',
  'mono-400',
  'mono-700',
]

beforeAll(() => registerFonts())

/** The pixels of a text as one string, to compare with another's. */
function pixels(text: string, face: FaceName): string {
  const context = createCanvas(400, 140).getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 400, 140)
  context.fillStyle = '#000000'
  context.font = fontOf(face, 80)
  context.fillText(text, 10, 100)
  return Buffer.from(context.getImageData(0, 0, 400, 140).data).toString('latin1')
}

/** Whether a text has pixels that are neither black nor white nor grey. */
function isColored(text: string): boolean {
  const data = Buffer.from(pixels(text, 'golos-400'), 'latin1')
  for (let at = 0; at < data.length; at += 4) {
    const rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    if (Math.max(...rgb) - Math.min(...rgb) > 60) return true
  }
  return false
}

function width(text: string): number {
  const context = createCanvas(8, 8).getContext('2d')
  context.font = fontOf('golos-400', 100)
  return context.measureText(text).width
}

describe('letters', () => {
  // A character that no font has is drawn as a box, so a box is what a lost glyph looks like.
  const BOX = '\u{10ffff}'

  test.each(FACES)('%s draws Latin, Cyrillic and Kazakh, each letter its own', (face) => {
    const letters = [...'RunЯжёәғқңөұүһі№₸₽«—']
    const drawn = letters.map((letter) => pixels(letter, face))
    expect(new Set(drawn).size).toBe(letters.length)
    expect(drawn).not.toContain(pixels(BOX, face))
  })

  test('arrows, ticks, Arabic and Hebrew have glyphs', () => {
    const drawn = [...'→✓★≤كש'].map((letter) => pixels(letter, 'golos-400'))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(drawn).not.toContain(pixels(BOX, 'golos-400'))
  })
})

describe('emoji', () => {
  test.each([
    ['a flag', '🇰🇿'],
    ['a keycap', '1️⃣'],
    ['a skin tone', '👍🏽'],
    ['a heart by variation selector', '❤️'],
    ['a woman running', '🏃‍♀️'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['a firefighter', '👩🏾‍🚒'],
    ['a flag by tags', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ])('%s is drawn in colour as one sign', (_, emoji) => {
    expect(isColored(emoji)).toBe(true)
    expect(width(emoji)).toBeCloseTo(width('😀'), 0)
  })

  test('a family is one sign, not its members in a row', () => {
    expect(width('👨‍👩‍👧‍👦')).toBeCloseTo(width('😀'), 0)
    expect(pixels('👨‍👩‍👧‍👦', 'golos-400')).not.toBe(pixels('👨‍👩‍👦', 'golos-400'))
  })

  test('two flags are two flags', () => {
    expect(pixels('🇰🇿', 'golos-400')).not.toBe(pixels('🇷🇺', 'golos-400'))
    expect(width('🇰🇿🇷🇺')).toBeCloseTo(2 * width('😀'), 0)
  })
})

describe('asserting fonts', () => {
  let folder = ''
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function copyFonts(): string {
    folder = mkdtempSync(join(tmpdir(), 'potok-fonts-'))
    for (const file of FONT_FILES) {
      copyFileSync(fontPath(file), join(folder, basename(file.specifier)))
    }
    return folder
  }

  test('a folder with all files is taken', () => {
    expect(() => registerFonts(copyFonts())).not.toThrow()
  })

  test('a damaged file stops the start and is named', () => {
    const damaged = join(copyFonts(), 'oswald-latin-700-normal.woff2')
    writeFileSync(damaged, 'not a font')
    expect(() => registerFonts(folder)).toThrow(
      expect.objectContaining({
        code: 'not_configured',
        message: `The font file ${damaged} is damaged: it is no font.`,
      }),
    )
  })

  test('a missing file stops the start and is named', () => {
    const missing = join(copyFonts(), 'oswald-latin-700-normal.woff2')
    rmSync(missing)
    expect(() => registerFonts(folder)).toThrow(
      expect.objectContaining({
        code: 'not_configured',
        message: `The font file ${missing} is missing.`,
      }),
    )
  })
})
