import type { Language } from '../../../workflows/carousel/content.ts'
import type { TypeStyle } from '../templates/template.ts'
import { bindShortWords } from '../text/bind-short-words.ts'
import { breakLines } from '../text/break-lines.ts'
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
}

/** What was found out about a slide's blocks while its sizes are tried: the tries repeat themselves. */
export interface Memo {
  paragraphs: Map<string, string[]>
  lines: Map<string, LaidLines>
}

export const createMemo = (): Memo => ({ paragraphs: new Map(), lines: new Map() })

export interface LinesInput {
  block: string
  text: string
  type: TypeStyle
  /** Of the type and of a line, in pixels. */
  size: number
  lineWidth: number
  mode: 'balance' | 'fill'
  hyphens: boolean
  language: Language
  measurer: Measurer
  memo: Memo
}

const PARAGRAPH_GAP = 0.45

/** Breaks a block's paragraphs into lines. */
export function layLines(input: LinesInput): LaidLines {
  const { block, size, lineWidth, hyphens, memo } = input
  const key = `${block}|${size}|${lineWidth}|${hyphens}`
  const known = memo.lines.get(key)
  if (known !== undefined) return known
  const laid = layParagraphs(input)
  memo.lines.set(key, laid)
  return laid
}

function layParagraphs(input: LinesInput): LaidLines {
  const { size, measurer, type, mode, hyphens, lineWidth } = input
  const cut = { face: type.face, tracking: type.tracking }
  const measure = (text: string) => measurer.width(text, cut) * size
  const lines: Line[] = []
  let torn = false
  let baseline = 0
  for (const [number, paragraph] of prepare(input).entries()) {
    const broken = breakLines(paragraph, { width: lineWidth, measure, mode, hyphens })
    torn ||= broken.forced || (broken.loosened && mode === 'balance')
    if (number > 0) baseline += size * PARAGRAPH_GAP
    for (const text of broken.lines) {
      lines.push({ text, baseline, width: measure(text) })
      baseline += Math.round(size * type.leading)
    }
  }
  return { lines, torn }
}

function prepare({ block, text, type, language, measurer, memo }: LinesInput): string[] {
  const known = memo.paragraphs.get(block)
  if (known !== undefined) return known
  const paragraphs = sanitize(text).map((paragraph) => {
    const drawable = replaceMissing(paragraph, type.face, measurer)
    const cased = type.uppercase === true ? drawable.toLocaleUpperCase(language) : drawable
    return bindShortWords(cased, language)
  })
  memo.paragraphs.set(block, paragraphs)
  return paragraphs
}
