import { LIMITS } from '../../../workflows/carousel/content.ts'
import { stem, wordsOf } from './words.ts'

interface Column {
  title: string
  points: string[]
}

/** Two columns that the author set against each other. */
export interface Pairs {
  type: 'pairs'
  left: Column
  right: Column
}

const PAIR = /^(.{2,110}?)\s+(?:—|–|\||vs\.?|против|->|→|⇒)\s+(.{2,110})$/iu
// Only such a head makes columns of the lines below it; «термин — значение» is no comparison.
const HEADS =
  /^(?:было|до|раньше|миф|ошибка|проблема|плюсы|минусы|можно|нельзя|за|против|плохо|хорошо|ожидание|before|myth|mistake|problem|pros|cons|do|don['’]t|bad|good|then|expectation)$/iu
const VERSUS = /^(.{2,50}?)\s+(?:vs\.?|versus|против|или|or)\s+(.{2,50}?)(?:[?:.!]|\s[—–-]\s.*)?$/iu

/** Lines such as «Было — Стало» and the pairs below them, as one comparison. */
export function takePairs(lines: readonly string[], at: number) {
  const head = PAIR.exec(lines[at] ?? '')
  const [, left, right] = head ?? []
  if (left === undefined || right === undefined) return null
  const isVersus = /\s(?:vs\.?|против)\s/iu.test(lines[at] ?? '')
  if (!HEADS.test(left) && !isVersus) return null
  const rows: [string, string][] = []
  for (const line of lines.slice(at + 1)) {
    const [, one, other] = PAIR.exec(line.replace(/^[-*•–—]\s+/, '')) ?? []
    if (one === undefined || other === undefined) break
    rows.push([one, other])
  }
  const fits = Math.max(left.length, right.length) <= LIMITS.columnTitle
  if (rows.length === 0 || !fits) return null
  const kept = rows.slice(0, LIMITS.columnPoints)
  const block: Pairs = {
    type: 'pairs',
    left: { title: left, points: kept.map(([one]) => one) },
    right: { title: right, points: kept.map(([, other]) => other) },
  }
  return { block, count: rows.length + 1 }
}

/**
 * What a text says of the two sides that its title sets against each other («Чай или кофе?»): short
 * sentences that speak of one side only. Null when either side has none.
 */
export function compareByTitle(title: string, sentences: readonly string[]): Pairs | null {
  const [, one, other] = VERSUS.exec(title) ?? []
  if (one === undefined || other === undefined) return null
  const left = sideOf(one, other, sentences)
  const right = sideOf(other, one, sentences)
  return left === null || right === null ? null : { type: 'pairs', left, right }
}

function sideOf(name: string, rival: string, sentences: readonly string[]): Column | null {
  const points = sentences
    .filter((text) => text.length <= LIMITS.columnPoint)
    .filter((text) => mentions(text, name) && !mentions(text, rival))
    .slice(0, LIMITS.columnPoints)
  return points.length === 0 ? null : { title: capitalise(name), points }
}

const capitalise = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

function mentions(text: string, name: string): boolean {
  const stems = new Set(wordsOf(text).map(stem))
  return wordsOf(name).some((word) => word.length > 2 && stems.has(stem(word)))
}
