import type { Language } from '../../../workflows/carousel/content.ts'
import type { FaceName } from '../fonts.ts'
import type { TypeStyle } from '../templates/template.ts'
import { bindShortWords } from '../text/bind-short-words.ts'
import { breakLines } from '../text/break-lines.ts'
import { hasRightToLeft, lineInk } from '../text/line-ink.ts'
import type { Measurer } from '../text/measure.ts'
import { replaceMissing } from '../text/replace-missing.ts'
import { sanitize } from '../text/sanitize.ts'

export interface Line {
  text: string
  /** From the first baseline, in pixels. */
  baseline: number
  width: number
}

export interface LaidLines {
  lines: readonly Line[]
  /** A word was cut by force, or words that belong together came apart. */
  torn: boolean
  /** The width that lines were broken to, in pixels. */
  lineWidth: number
}

interface Prepared {
  paragraphs: string[]
  /** How far letters reach over the ends of their advance, in em. */
  overhang: number
}

/** What was found out about a slide's blocks while its sizes are tried: the tries repeat themselves. */
export interface Memo {
  paragraphs: Map<string, Prepared>
  lines: Map<string, LaidLines>
}

export const createMemo = (): Memo => ({ paragraphs: new Map(), lines: new Map() })

export interface LinesInput {
  block: string
  text: string
  type: TypeStyle
  /** Of the type and of the block, in pixels. */
  size: number
  width: number
  mode: 'balance' | 'fill'
  hyphens: boolean
  language: Language
  measurer: Measurer
  memo: Memo
}

const PARAGRAPH_GAP = 0.45
// Letters' overhang over a line's ends, in em: upright ones hardly, slanted ones by their words.
const OVERHANG = 0.02
const SLANTED_OVERHANG = 0.1
const LONG_WORD = 16
const SLANTED: ReadonlySet<FaceName> = new Set([
  'caveat-700',
  'playfair-italic',
  'cormorant-italic',
])

/** Breaks a block's paragraphs into lines. */
export function layLines(input: LinesInput): LaidLines {
  const { block, size, width, hyphens, memo } = input
  const key = `${block}|${size}|${width}|${hyphens}`
  const known = memo.lines.get(key)
  if (known !== undefined) return known
  const laid = layWithin(input)
  memo.lines.set(key, laid)
  return laid
}

/** Slanted and right-to-left letters may reach further than their words said: then lines are made shorter. */
function layWithin(input: LinesInput): LaidLines {
  const { size, width, type, measurer } = input
  const { overhang } = prepare(input)
  let laid = layParagraphs(input, width - size * overhang)
  if (!SLANTED.has(type.face) && !hasRightToLeft(input.text)) return laid
  const cut = { face: type.face, tracking: type.tracking }
  for (let tries = 0; tries < 10; tries++) {
    const widest = laid.lines.reduce((most, { text }) => {
      const { start, end } = lineInk(text, cut, measurer)
      return Math.max(most, (end - start) * size)
    }, 0)
    if (widest <= width) break
    laid = layParagraphs(input, laid.lineWidth - (widest - width) - 1)
  }
  return laid
}

function layParagraphs(input: LinesInput, lineWidth: number): LaidLines {
  const { size, measurer, type, mode, hyphens } = input
  const cut = { face: type.face, tracking: type.tracking }
  const measure = (text: string) => measurer.width(text, cut) * size
  const { paragraphs } = prepare(input)
  const lines: Line[] = []
  let torn = false
  let baseline = 0
  for (const [number, paragraph] of paragraphs.entries()) {
    const broken = breakLines(paragraph, { width: lineWidth, measure, mode, hyphens })
    torn ||= broken.forced || (broken.loosened && mode === 'balance')
    if (number > 0) baseline += size * PARAGRAPH_GAP
    for (const text of broken.lines) {
      lines.push({ text, baseline, width: measure(text) })
      baseline += Math.round(size * type.leading)
    }
  }
  return { lines, torn, lineWidth }
}

function prepare({ block, text, type, language, measurer, memo }: LinesInput): Prepared {
  const known = memo.paragraphs.get(block)
  if (known !== undefined) return known
  const paragraphs = sanitize(text).map((paragraph) => {
    const drawable = replaceMissing(paragraph, type.face, measurer)
    const cased = type.uppercase === true ? drawable.toLocaleUpperCase(language) : drawable
    return bindShortWords(cased, language)
  })
  const prepared = { paragraphs, overhang: overhangOf(paragraphs, type, measurer) }
  memo.paragraphs.set(block, prepared)
  return prepared
}

function overhangOf(paragraphs: readonly string[], type: TypeStyle, measurer: Measurer): number {
  if (!SLANTED.has(type.face)) return OVERHANG
  const cut = { face: type.face, tracking: type.tracking }
  const words = paragraphs.flatMap((paragraph) => paragraph.split(/[ \u00a0]/u))
  // A long word may be cut after any of its letters.
  const ends = words.flatMap((word) => (word.length > LONG_WORD ? [...word] : [word]))
  return ends.reduce((most, word) => {
    const { left, right } = measurer.ink(word, cut)
    return Math.max(most, left + right - measurer.width(word, cut))
  }, SLANTED_OVERHANG)
}
