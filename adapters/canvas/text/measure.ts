import { createCanvas } from 'canvas'
import { fontOf } from '../fonts.ts'
import type { FaceName } from '../fonts.ts'

/** A face with its letter spacing, in em. */
interface Cut {
  face: FaceName
  tracking: number
}

/** How far the ink of a text reaches from its start on the baseline, in em. */
interface Ink {
  left: number
  right: number
  ascent: number
  descent: number
}

export interface Measurer {
  /** The advance in em: times the size in pixels it is the width. */
  width(text: string, cut: Cut): number
  ink(text: string, cut: Cut): Ink
  /** Whether a face or one of those behind it has a glyph for a character. */
  covers(character: string, face: FaceName): boolean
}

const REFERENCE = 200
/** No font has it. */
const UNASSIGNED = '\u{10ffff}'
const CACHE_LIMIT = 20_000
// The canvas reports the ink of the first font's run only, so a text is measured run by run.
const RUNS =
  /[\p{Script=Latin}\p{Nd}]+|[\p{Script=Cyrillic}]+|\p{Script=Arabic}+|\p{Script=Hebrew}+|(?:\p{RI}{2}|[\p{Emoji}--\p{Nd}--[#*]](?:\ufe0f|\p{EMod}|\u200d\p{Emoji}|[\u{e0020}-\u{e007f}])*)+|\s+|./gsv

// Nor does it count marks above and below letters, and Arabic is full of them, in em.
const TALL: readonly { script: RegExp; ascent: number; descent: number }[] = [
  { script: /\p{Script=Arabic}/u, ascent: 1.1, descent: 0.5 },
  { script: /\p{Script=Hebrew}/u, ascent: 0.85, descent: 0.35 },
  { script: /[\p{Mn}--\p{Variation_Selector}]/v, ascent: 1.15, descent: 0.5 },
]

interface RunMetrics extends Ink {
  width: number
}

/** Measures text; advances grow in proportion to the size, so one reference size serves all. */
export function createMeasurer(): Measurer {
  const context = createCanvas(8, 8).getContext('2d')
  const widths = new Map<string, number>()
  const runs = new Map<string, RunMetrics>()

  function set({ face, tracking }: Cut): void {
    context.font = fontOf(face, REFERENCE)
    context.letterSpacing = `${tracking * REFERENCE}px`
  }

  function width(text: string, cut: Cut): number {
    return remember(widths, `${cut.face}|${cut.tracking}|${text}`, () => {
      set(cut)
      return context.measureText(text).width / REFERENCE
    })
  }

  /** Without letter spacing: the canvas counts it wrongly into the ink. */
  function run(text: string, face: FaceName): RunMetrics {
    return remember(runs, `${face}|${text}`, () => {
      set({ face, tracking: 0 })
      const box = context.measureText(text)
      const tall = TALL.filter(({ script }) => script.test(text + decomposed(text)))
      return {
        width: box.width / REFERENCE,
        left: box.actualBoundingBoxLeft / REFERENCE,
        right: box.actualBoundingBoxRight / REFERENCE,
        ascent: Math.max(box.actualBoundingBoxAscent / REFERENCE, ...tall.map((t) => t.ascent)),
        descent: Math.max(box.actualBoundingBoxDescent / REFERENCE, ...tall.map((t) => t.descent)),
      }
    })
  }

  function ink(text: string, cut: Cut): Ink {
    const parts = (text.match(RUNS) ?? []).map((part) => run(part, cut.face))
    const first = parts[0]
    const last = parts.at(-1)
    if (first === undefined || last === undefined) {
      return { left: 0, right: 0, ascent: 0, descent: 0 }
    }
    return {
      left: first.left,
      right: width(text, cut) - cut.tracking - last.width + last.right,
      ascent: Math.max(...parts.map(({ ascent }) => ascent)),
      descent: Math.max(...parts.map(({ descent }) => descent)),
    }
  }

  function covers(character: string, face: FaceName): boolean {
    const [glyph, none] = [run(character, face), run(UNASSIGNED, face)]
    return glyph.width !== none.width || glyph.left !== none.left || glyph.right !== none.right
  }

  return { width, ink, covers }
}

/** A letter with two marks shows them; one mark belongs to the letter, as in й and é. */
function decomposed(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}])\p{Mn}(?!\p{Mn})/gu, '')
}

function remember<V>(cache: Map<string, V>, key: string, compute: () => V): V {
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const value = compute()
  cache.set(key, value)
  return value
}
