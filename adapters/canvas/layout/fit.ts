import { createKit } from './kit.ts'
import type { Kit, KitInput, Setting, Trial } from './kit.ts'
import type { Piece } from './piece.ts'
import { STEPS } from './scale.ts'

export interface Fitted {
  piece: Piece
  truncated: boolean
}

interface Attempt extends Fitted {
  trial: Trial
  fits: boolean
}

const MAX_CUTS = 200
/** An even title may be so many steps smaller. */
const EVEN_STEPS = 5
/** Distances may grow so far, while this share of the height is not passed. */
const SPREADS = [1.9, 1.7, 1.5, 1.35, 1.2, 1.1]
const SPREAD_SHARE = 0.94

/**
 * Builds a layout at the largest step of the type scale at which it fits the height, found by binary
 * search. Room that is left goes into the distances; what does not fit even at the smallest step is
 * cut, the longest block first.
 */
export function fit(build: (kit: Kit) => Piece, input: KitInput): Fitted {
  const attempt = (setting: Setting): Attempt => {
    const trial: Trial = { truncated: false, broken: false, ragged: false, lines: new Map() }
    const piece = build(createKit(input, setting, trial))
    return { piece, trial, truncated: trial.truncated, fits: piece.height <= input.height }
  }
  const step = evenStep(attempt, largestStep(attempt))
  const start: Setting = { step, spread: 1, limits: new Map() }
  const result = attempt(start)
  return result.fits ? spread(attempt, start, result, input.height) : cut(attempt, start, result)
}

function largestStep(attempt: (setting: Setting) => Attempt): number {
  let low = 0
  let high = STEPS - 1
  while (low < high) {
    const step = Math.floor((low + high) / 2)
    const { fits, trial } = attempt({ step, spread: 1, limits: new Map() })
    if (fits && !trial.broken) high = step
    else low = step + 1
  }
  return low
}

/** A step near by at which the title's lines are even; else the given one. */
function evenStep(attempt: (setting: Setting) => Attempt, largest: number): number {
  const smallest = Math.min(largest + EVEN_STEPS, STEPS - 1)
  for (let step = largest; step <= smallest; step++) {
    const { fits, trial } = attempt({ step, spread: 1, limits: new Map() })
    if (fits && !trial.ragged) return step
  }
  return largest
}

function spread(
  attempt: (setting: Setting) => Attempt,
  start: Setting,
  tight: Attempt,
  height: number,
): Fitted {
  for (const spread of SPREADS) {
    const wide = attempt({ ...start, spread })
    if (wide.piece.height <= height * SPREAD_SHARE) return wide
  }
  return tight
}

function cut(attempt: (setting: Setting) => Attempt, start: Setting, first: Attempt): Fitted {
  const limits = new Map<string, number>()
  let result = first
  for (let cuts = 0; !result.fits && cuts < MAX_CUTS; cuts++) {
    const [block, lines] = [...result.trial.lines].reduce((a, b) => (b[1] >= a[1] ? b : a), ['', 0])
    if (lines === 0) break
    limits.set(block, lines - Math.max(1, Math.floor(lines / 8)))
    result = attempt({ ...start, limits })
  }
  return result
}
