import { hyphenate } from './hyphenate.ts'

/** What stands after a fragment: a space, a hyphen that appears only at a line's end, or nothing. */
type Joint = 'space' | 'hyphen' | 'none' | 'forced'

export interface Fragment {
  text: string
  joint: Joint
}

const NBSP = '\u00a0'
const INNER_BREAK = /(?<=[\p{L}\p{N}][-–—/])(?=[\p{L}\p{N}])/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts a paragraph into the fragments that a line may end after. Bound words are one fragment. */
export function segment(paragraph: string, hyphens: boolean): Fragment[] {
  return paragraph.split(' ').flatMap((chunk) => pieces(chunk, hyphens))
}

/** The same, for a chunk of bound words that is wider than its line: it may break at its spaces. */
export function loosen(chunk: string): Fragment[] {
  return chunk.split(NBSP).flatMap((word) => pieces(word, false))
}

function pieces(chunk: string, hyphens: boolean): Fragment[] {
  const fragments = chunk.split(INNER_BREAK).flatMap((part) => {
    const cuts = hyphens ? hyphenateLast(part) : [part]
    return cuts.map((text, i): Fragment => ({
      text,
      joint: i === cuts.length - 1 ? 'none' : 'hyphen',
    }))
  })
  const last = fragments.at(-1)
  if (last !== undefined) last.joint = 'space'
  return fragments
}

/** Of bound words only the last, which carries the meaning, is hyphenated. */
function hyphenateLast(part: string): string[] {
  const at = part.lastIndexOf(NBSP) + 1
  const [first = '', ...rest] = hyphenate(part.slice(at))
  return [part.slice(0, at) + first, ...rest]
}

/** Cuts what is wider than a line anywhere between two characters a reader sees. */
export function chop(fragment: Fragment, fits: (text: string) => boolean): Fragment[] {
  const parts: string[] = []
  let rest = [...graphemes.segment(fragment.text)].map(({ segment }) => segment)
  while (rest.length > 0) {
    let low = 1
    let high = rest.length
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fits(rest.slice(0, middle).join(''))) low = middle
      else high = middle - 1
    }
    parts.push(rest.slice(0, low).join(''))
    rest = rest.slice(low)
  }
  return parts.map((text, i) => ({
    text,
    joint: i === parts.length - 1 ? fragment.joint : 'forced',
  }))
}
