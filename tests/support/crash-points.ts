import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** A moment in the life of a saga at which the process kills itself, or the saga stands still. */
export interface CrashPoint {
  /** The name of the saga; any when absent. */
  saga?: string
  when: 'before' | 'after'
  /**
   * Of which transaction: the one that records a `step` or the `undo` of one, or that moves the saga to a
   * status: `begin` is its first, `give up` the one to `compensating`.
   */
  of: 'step' | 'undo' | 'begin' | 'give up' | 'compensated'
  /** Of a step or an undo. */
  name?: string
  /** Nothing more happens there, but the process lives on until something else kills it. */
  parks?: boolean
}

/** The name of the variable that leads to the file of points: a JSON array; what has fired is taken out. */
export const CRASH_POINTS = 'CRASH_POINTS'

export function readPoints(file: string): CrashPoint[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CrashPoint[]) : []
}

/** Replaces the points of the file: also while the process that they are for runs. */
export function armPoints(file: string, points: readonly CrashPoint[]): void {
  // At once, because the other process may be reading it.
  writeFileSync(`${file}.new`, JSON.stringify(points))
  renameSync(`${file}.new`, file)
}

/** `before the commit of the undo of reserve the stock` */
export function describePoint({ when, of, name }: CrashPoint): string {
  const what = of === 'undo' ? `the undo of "${name}"` : of === 'step' ? `"${name}"` : `"${of}"`
  return `${when} the commit of ${what}`
}
