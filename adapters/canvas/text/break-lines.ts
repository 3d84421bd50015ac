import { chop, loosen, segment } from './segment.ts'
import type { Fragment } from './segment.ts'

export interface BreakOptions {
  /** The width of a line and of a text, in the same unit. */
  width: number
  measure: (text: string) => number
  /** `balance` evens out all lines (titles); `fill` fills lines and leaves the last free (body). */
  mode: 'balance' | 'fill'
  hyphens: boolean
}

export interface BrokenParagraph {
  lines: string[]
  /** True when a word had to be cut where no hyphenation allows it. */
  forced: boolean
  /** True when words that belong together were too wide for one line. */
  loosened: boolean
  /** True when a line ends within a word. */
  hyphenated: boolean
}

// Costs per line. Fewer lines always win, except by a hyphen in a title; then even lines; a hyphen is worth a ragged edge of
// half the width.
const LINE = 10
const HYPHEN = 0.25
const HYPHEN_AFTER_HYPHEN = 1
const HYPHEN_IN_TITLE = 25
const FORCED = 4
const WIDOW = 6
const WIDOW_WIDTH = 0.4
const SHORT_END = 0.5

interface Node {
  cost: number
  from: number
}

/** Breaks one paragraph so that the sum of its lines' costs is least (after Knuth and Plass). */
export function breakLines(paragraph: string, options: BreakOptions): BrokenParagraph {
  const { fragments, loosened } = prepare(paragraph, options)
  const widths = fragments.map(({ text }) => options.measure(text))
  const space = options.measure('\u00a0')
  const hyphen = options.measure('-')
  const best: Node[] = [{ cost: 0, from: 0 }]

  for (let end = 1; end <= fragments.length; end++) {
    let node: Node = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    let width = 0
    for (let start = end - 1; start >= 0; start--) {
      width += widths[start] ?? 0
      const joint = fragments[start]?.joint
      if (start < end - 1 && joint === 'space') width += space
      const full = width + (fragments[end - 1]?.joint === 'hyphen' ? hyphen : 0)
      if (full > options.width && start < end - 1) break
      const before = best[start]
      if (before === undefined) continue
      const cost = before.cost + lineCost(fragments, start, end, full, options)
      if (cost < node.cost) node = { cost, from: start }
    }
    best.push(node)
  }
  return { ...collect(fragments, best), loosened }
}

function prepare(
  paragraph: string,
  options: BreakOptions,
): { fragments: Fragment[]; loosened: boolean } {
  const fits = (text: string) => options.measure(text) <= options.width
  let loosened = false
  const fragments = segment(paragraph, options.hyphens).flatMap((fragment) => {
    if (fits(fragment.text)) return [fragment]
    const loose = loosen(fragment.text)
    const last = loose.at(-1)
    if (last !== undefined) last.joint = fragment.joint
    loosened ||= loose.length > 1
    return loose.flatMap((part) => (fits(part.text) ? [part] : chop(part, fits)))
  })
  return { fragments, loosened }
}

function lineCost(
  fragments: readonly Fragment[],
  start: number,
  end: number,
  width: number,
  options: BreakOptions,
): number {
  const joint = fragments[end - 1]?.joint
  const isLast = end === fragments.length
  const slack = Math.max(0, 1 - width / options.width)
  let cost = LINE
  if (!isLast || options.mode === 'balance') cost += slack * slack
  if (!isLast && joint === 'hyphen') {
    cost += options.mode === 'balance' ? HYPHEN_IN_TITLE : HYPHEN
    if (fragments[start - 1]?.joint === 'hyphen') cost += HYPHEN_AFTER_HYPHEN
  }
  if (!isLast && joint === 'forced') cost += FORCED
  if (isLast && start > 0) cost += endCost(fragments.slice(start), start, fragments, slack)
  return cost
}

function endCost(
  line: readonly Fragment[],
  start: number,
  fragments: readonly Fragment[],
  slack: number,
): number {
  const oneWord = line.slice(0, -1).every(({ joint }) => joint !== 'space')
  const within = fragments[start - 1]?.joint !== 'space'
  if (oneWord && (within || 1 - slack < WIDOW_WIDTH)) return WIDOW
  return 1 - slack < WIDOW_WIDTH / 2 ? SHORT_END : 0
}

function collect(
  fragments: readonly Fragment[],
  best: readonly Node[],
): Omit<BrokenParagraph, 'loosened'> {
  const lines: string[] = []
  let hyphenated = false
  let forced = false
  for (let end = fragments.length; end > 0;) {
    const from = best[end]?.from ?? end - 1
    const parts = fragments.slice(from, end)
    const joint = parts.at(-1)?.joint
    const isLast = end === fragments.length
    hyphenated ||= !isLast && joint === 'hyphen'
    forced ||= !isLast && joint === 'forced'
    const text = parts.map((part, i) => part.text + glue(part, i === parts.length - 1)).join('')
    lines.push(!isLast && joint === 'hyphen' ? `${text}-` : text)
    end = from
  }
  return { lines: lines.reverse(), forced, hyphenated }
}

function glue({ joint }: Fragment, atEnd: boolean): string {
  return joint === 'space' && !atEnd ? ' ' : ''
}
