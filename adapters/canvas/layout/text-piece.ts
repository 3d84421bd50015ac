import type { Language } from '../../../workflows/carousel/content.ts'
import type { TextLine } from '../draw/display-list.ts'
import type { TypeStyle } from '../templates/template.ts'
import { cutLine } from '../text/cut-line.ts'
import { lineInk } from '../text/line-ink.ts'
import type { Measurer } from '../text/measure.ts'
import { directionOf } from '../text/sanitize.ts'
import type { TextOptions, Trial } from './kit.ts'
import { layLines } from './lay-lines.ts'
import type { Line, Memo } from './lay-lines.ts'
import { nothing } from './piece.ts'
import type { Piece } from './piece.ts'

interface TextPieceInput extends TextOptions {
  type: TypeStyle
  size: number
  language: Language
  /** At this size no word may be cut by force, nor a word of a title hyphenated. */
  early: boolean
  limit: number | undefined
  measurer: Measurer
  memo: Memo
  trial: Trial
}

// Heights above and below the baseline that every line takes, in em, whatever its letters.
const CAP = 0.72
const FOOT = 0.2
// A title's line is too short below such a share of the longest one; its last may be shorter.
const RAGGED = 0.56
const RAGGED_END = 0.45
// A small emoji may rise into the gap above its line, or lines with one would stand lower.
const SMALL = 50
const EMOJI_ASCENT = 0.93
/** A block of text, broken into lines at a given size. */
export function textPiece(input: TextPieceInput): Piece {
  const { size, measurer, type } = input
  const cut = { face: type.face, tracking: type.tracking }
  const lines = limitedLines(input)
  input.trial.lines.set(input.block, lines.length)
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return nothing
  const rise = measurer.ink(first.text, cut).ascent
  const isEmoji = input.role !== 'label' && size <= SMALL && rise <= EMOJI_ASCENT
  const ascent = size * Math.max(CAP, isEmoji ? rise - EMOJI_ASCENT + CAP : rise)
  const descent = size * Math.max(FOOT, measurer.ink(last.text, cut).descent)
  return {
    width: input.width,
    height: ascent + last.baseline + descent,
    middle: ascent - size * (type.uppercase === true ? 0.36 : 0.3),
    place: (x, y) => lines.map((line) => placeLine(line, x, y + ascent, input)),
  }
}

function limitedLines(input: TextPieceInput): readonly Line[] {
  const { size, measurer, type, trial, limit, early } = input
  const mode = input.mode ?? 'fill'
  const hyphens = mode === 'fill' || !early
  const { lines, torn, lineWidth } = layLines({ ...input, mode, hyphens })
  if (torn && early) trial.broken = true
  if (mode === 'balance' && input.role !== 'body' && isRagged(lines)) trial.ragged = true
  if (limit === undefined || lines.length <= limit) return lines
  trial.truncated = true
  const cut = { face: type.face, tracking: type.tracking }
  const measure = (text: string) => measurer.width(text, cut) * size
  return shorten(lines, limit, (text) => measure(text) <= lineWidth, measure)
}

function isRagged(lines: readonly Line[]): boolean {
  const longest = Math.max(...lines.map(({ width }) => width))
  return lines.some(({ width }, i) => {
    const share = i === lines.length - 1 ? RAGGED_END : RAGGED
    return width < longest * share
  })
}

function shorten(
  lines: readonly Line[],
  limit: number,
  fits: (text: string) => boolean,
  measure: (text: string) => number,
): Line[] {
  const kept = lines.slice(0, limit)
  const last = kept.at(-1)
  if (last !== undefined) {
    const text = cutLine(last.text, fits)
    kept[kept.length - 1] = { ...last, text, width: measure(text) }
  }
  return kept
}

function placeLine(line: Line, x: number, baseline: number, input: TextPieceInput): TextLine {
  const { size, measurer, type, width } = input
  const cut = { face: type.face, tracking: type.tracking }
  const ink = measurer.ink(line.text, cut)
  const direction = directionOf(line.text)
  const { start, end } = lineInk(line.text, cut, measurer)
  const inkLeft = start * size
  const inkWidth = (end - start) * size
  const align = direction === 'rtl' && input.align !== 'center' ? 'right' : (input.align ?? 'left')
  const room = Math.max(0, width - inkWidth)
  // The ink, not the letter's side bearing, stands on the margin.
  const left = x + (align === 'left' ? 0 : align === 'center' ? room / 2 : room)
  return {
    kind: 'text',
    block: input.block,
    text: line.text,
    x: left - inkLeft,
    baseline: baseline + line.baseline,
    size,
    face: type.face,
    tracking: type.tracking,
    direction,
    color: input.color,
    ink: {
      x: left,
      y: baseline + line.baseline - ink.ascent * size,
      width: inkWidth,
      height: (ink.ascent + ink.descent) * size,
    },
  }
}
