/** Steps of the type scale, from the largest size to the smallest still readable on a phone. */
export const STEPS = 18

/** A size on the geometric scale between two limits, in pixels. */
export function sizeAt([largest, smallest]: readonly [number, number], step: number): number {
  return largest * (smallest / largest) ** (step / (STEPS - 1))
}
