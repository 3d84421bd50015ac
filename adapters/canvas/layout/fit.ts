import { createKit } from './kit.ts'
import type { Kit, KitInput, Trial } from './kit.ts'
import type { Piece } from './piece.ts'
import { STEPS } from './scale.ts'

export interface Fitted {
  piece: Piece
  truncated: boolean
}

const MAX_CUTS = 200

/**
 * Builds a layout at the largest step of the type scale at which it fits the height, found by binary
 * search. What does not fit even at the smallest is cut, the longest block first.
 */
export function fit(build: (kit: Kit) => Piece, input: KitInput): Fitted {
  const attempt = (step: number, limits: ReadonlyMap<string, number>) => {
    const trial: Trial = { truncated: false, broken: false, lines: new Map() }
    const piece = build(createKit(input, step, limits, trial))
    return { piece, trial, fits: piece.height <= input.height }
  }
  const none = new Map<string, number>()
  let low = 0
  let high = STEPS - 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const { fits, trial } = attempt(middle, none)
    if (fits && !trial.broken) high = middle
    else low = middle + 1
  }
  let result = attempt(low, none)
  const limits = new Map<string, number>()
  for (let cuts = 0; !result.fits && cuts < MAX_CUTS; cuts++) {
    const longest = [...result.trial.lines].reduce((a, b) => (b[1] >= a[1] ? b : a), ['', 0])
    if (longest[1] === 0) break
    limits.set(longest[0], longest[1] - Math.max(1, Math.floor(longest[1] / 8)))
    result = attempt(low, limits)
  }
  return { piece: result.piece, truncated: result.trial.truncated }
}
