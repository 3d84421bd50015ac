import type { Measurer } from './measure.ts'

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Whether a text has letters of a script that is written from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/**
 * Where a line's ink begins and ends, counted from its start, in em. In a line of both
 * directions any run may stand at either end, so the whole advance counts as ink.
 */
export function lineInk(
  text: string,
  cut: Parameters<Measurer['ink']>[1],
  measurer: Measurer,
): { start: number; end: number } {
  const { left, right } = measurer.ink(text, cut)
  if (!hasRightToLeft(text)) return { start: -left, end: right }
  return { start: Math.min(0, -left), end: Math.max(measurer.width(text, cut), right) }
}
