import { refuse, type Refused } from '../refused.ts'

/** Characters that a transform may make: some make much of little, again and again. */
const LONGEST = 100_000

/** The parts as one text, unless it gets too long. */
export function joined(parts: readonly string[], separator = ''): string | Refused {
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0)
  if (length <= LONGEST) return parts.join(separator)
  return refuse(`would have more than ${LONGEST} characters after its transforms`)
}
