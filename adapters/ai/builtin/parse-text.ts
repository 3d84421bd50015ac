import { cleanText } from '../../../workflows/carousel/rules/clean-text.ts'
import { takePairs } from './comparisons.ts'
import type { Pairs } from './comparisons.ts'
import { stripHtml } from './strip-html.ts'

/** A part of a pasted text, as its author laid it out. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; ordered: boolean; items: string[] }
  | { type: 'quote'; text: string; author?: string | undefined }
  | Pairs

const MARKED_HEADING = /^#{1,6}\s+(.+?)\s*#*$/
const ORDERED =
  /^(?:\d{1,3}[.)]\s*|(?:шаг|step)\s+\d{1,3}\s*[.:)—–-]\s*|\d\uFE0F?\u20E3\s*)(?=\S)/iu
const BULLET = /^(?:[-*•·–—▪▫●○◦‣✓✔→►]|\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?)\s+(?=\S)/u
const MARKED_QUOTE = /^>\s?/
const SIGNED_QUOTE = /^[«"“„](.{3,600})[»"”“][.,]?\s*[—–-]\s*(.{2,80}?)\.?$/u
const WHOLE_QUOTE = /^[«"“„]([^»"”]{20,600})[»"”“]\.?$/u
const HASHTAGS_ONLY = /^(?:#[\p{L}\p{N}_]+[\s,]*)+$/u
const HEADING_LIMIT = 80

/** The headings, paragraphs, lists, quotes and comparisons of a pasted text, in its order. */
export function parseText(raw: string): Block[] {
  const lines = cleanText(stripHtml(raw))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !HASHTAGS_ONLY.test(line))
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const taken = takePairs(lines, at) ?? takeList(lines, at) ?? takeQuote(lines, at)
    if (taken !== null) {
      blocks.push(taken.block)
      at += taken.count
      continue
    }
    const line = lines[at] ?? ''
    if (line !== '') addLine(blocks, line, lines, at)
    at += 1
  }
  return blocks
}

function addLine(blocks: Block[], line: string, lines: readonly string[], at: number): void {
  const marked = MARKED_HEADING.exec(line)?.[1]
  if (marked !== undefined || isHeading(line, lines, at)) {
    blocks.push({ type: 'heading', text: unmark(marked ?? line).replace(/(?<=\S):$/, '') })
    return
  }
  const last = blocks.at(-1)
  const isWrapped = last?.type === 'paragraph' && lines[at - 1] !== '' && /^\p{Ll}/u.test(line)
  if (isWrapped) last.text = `${last.text} ${unmark(line)}`
  else blocks.push({ type: 'paragraph', text: unmark(line) })
}

/** A short line without a full stop that opens the text or a part of it. */
function isHeading(line: string, lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((other) => other !== '')
  if (line.length > HEADING_LIMIT || next === undefined || !/\p{L}/u.test(line)) return false
  const beforeList = BULLET.test(next) || ORDERED.test(next)
  if (line.endsWith(':')) return beforeList
  if (/[.!…;,]$/.test(line)) return false
  const opens = at === 0 || lines[at - 1] === ''
  const standsAlone = lines[at + 1] === ''
  return beforeList || (opens && (standsAlone || next.length > line.length * 1.5))
}

function takeList(lines: readonly string[], at: number) {
  const first = lines[at] ?? ''
  const marker = ORDERED.test(first) ? ORDERED : BULLET
  if (!marker.test(first)) return null
  const items: string[] = []
  let next = at
  while (next < lines.length) {
    const line = lines[next] ?? ''
    const text = unmark(line.replace(marker, ''))
    if (marker.test(line) && text !== '') items.push(text)
    else if (line !== '' || !marker.test(lines[next + 1] ?? '')) break
    next += 1
  }
  if (items.length < 2) return null
  const block: Block = { type: 'list', ordered: marker === ORDERED, items }
  return { block, count: next - at }
}

function takeQuote(lines: readonly string[], at: number) {
  const line = lines[at] ?? ''
  const signed = SIGNED_QUOTE.exec(line)
  if (signed?.[1] !== undefined) {
    const block: Block = { type: 'quote', text: signed[1].trim(), author: signed[2]?.trim() }
    return { block, count: 1 }
  }
  const whole = WHOLE_QUOTE.exec(line)?.[1]
  if (whole !== undefined) return { block: { type: 'quote', text: whole } as Block, count: 1 }
  if (!MARKED_QUOTE.test(line)) return null
  let count = 0
  while (MARKED_QUOTE.test(lines[at + count] ?? '')) count += 1
  const text = lines
    .slice(at, at + count)
    .map((part) => part.replace(MARKED_QUOTE, ''))
    .join(' ')
    .trim()
  return text === '' ? null : { block: { type: 'quote', text } as Block, count }
}

const unmark = (text: string) => text.replace(/(\*\*|__)(.+?)\1/g, '$2').trim()
