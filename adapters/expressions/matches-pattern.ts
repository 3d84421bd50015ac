import { RE2JS } from 're2js'
import { AppError } from '../../workflows/shared/errors.ts'

const LONGEST_PATTERN = 500
/** Text length times the size of the pattern's program: some tens of milliseconds. */
const MOST_WORK = 2_000_000
const KEPT = 500

const compiled = new Map<string, RE2JS>()

/**
 * Whether the pattern (RE2) is found anywhere in the text, in time that grows with their lengths alone.
 * @throws AppError `invalid_input`
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const program = compilePattern(pattern)
  if (text.length * program.programSize() > MOST_WORK) {
    throw new AppError('invalid_input', 'The text is too long for matches with this pattern')
  }
  return program.test(text)
}

/** @throws AppError `invalid_input` when it is no pattern of RE2 */
export function compilePattern(pattern: string): RE2JS {
  const known = compiled.get(pattern)
  if (known) return known
  if (pattern.length > LONGEST_PATTERN) {
    throw new AppError('invalid_input', `A pattern has at most ${LONGEST_PATTERN} characters`)
  }
  const program = toProgram(pattern)
  compiled.set(pattern, program)
  if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value ?? '')
  return program
}

function toProgram(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    throw new AppError('invalid_input', `${JSON.stringify(pattern)} is no pattern of RE2`, {
      cause,
    })
  }
}
