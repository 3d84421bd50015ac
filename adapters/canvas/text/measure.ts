import { createCanvas } from 'canvas'
import { fontOf } from '../fonts.ts'
import type { FaceName } from '../fonts.ts'

/** A face with its letter spacing, in em. */
export interface Cut {
  face: FaceName
  tracking: number
}

/** How far the ink of a text reaches from its start on the baseline, in em. */
export interface Ink {
  left: number
  right: number
  ascent: number
  descent: number
}

export interface Measurer {
  /** The advance in em: times the size in pixels it is the width. */
  width(text: string, cut: Cut): number
  ink(text: string, cut: Cut): Ink
}

const REFERENCE = 200
const CACHE_LIMIT = 20_000
// The canvas reports the ink of the first font's run only, so a text is measured run by run.
const RUNS =
  /[\p{Script=Latin}\p{Nd}]+|[\p{Script=Cyrillic}]+|\p{Script=Arabic}+|\p{Script=Hebrew}+|(?:\p{RI}{2}|[\p{Emoji}--\p{Nd}--[#*]](?:\ufe0f|\p{EMod}|\u200d\p{Emoji}|[\u{e0020}-\u{e007f}])*)+|\s+|./gsv

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

  function run(text: string, cut: Cut): RunMetrics {
    return remember(runs, `${cut.face}|${cut.tracking}|${text}`, () => {
      set(cut)
      const box = context.measureText(text)
      return {
        width: box.width / REFERENCE,
        left: box.actualBoundingBoxLeft / REFERENCE,
        right: box.actualBoundingBoxRight / REFERENCE,
        ascent: box.actualBoundingBoxAscent / REFERENCE,
        descent: box.actualBoundingBoxDescent / REFERENCE,
      }
    })
  }

  function ink(text: string, cut: Cut): Ink {
    const parts = (text.match(RUNS) ?? []).map((part) => run(part, cut))
    const first = parts[0]
    const last = parts.at(-1)
    if (first === undefined || last === undefined) {
      return { left: 0, right: 0, ascent: 0, descent: 0 }
    }
    return {
      left: first.left,
      right: width(text, cut) - last.width + last.right,
      ascent: Math.max(...parts.map(({ ascent }) => ascent)),
      descent: Math.max(...parts.map(({ descent }) => descent)),
    }
  }

  return { width, ink }
}

function remember<V>(cache: Map<string, V>, key: string, compute: () => V): V {
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const value = compute()
  cache.set(key, value)
  return value
}
