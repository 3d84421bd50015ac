import { createHash } from 'node:crypto'
import { encodeJson } from '../json.ts'
import { plainJson, storedJson } from './stored-json.ts'

/** In bytes of JSON, for the values before and for those after. */
const LIMIT = 64 * 1024
/** Small values stay readable when their neighbours are cut. */
const SMALL = 1024

/** What stands for a value that is too large for the trail. */
interface Truncated {
  truncated: true
  /** Of the value's JSON, in hex. */
  sha256: string
  bytes: number
}

/** The values; when they are over 64 KB together, a fingerprint in place of each over 1 KB. */
function bounded(values: Record<string, unknown> | null): Record<string, unknown> | null {
  if (values === null || isSmall(values)) return values
  const entries = Object.entries(values).map(([key, value]) => {
    const text = encodeJson(value)
    const bytes = Buffer.byteLength(text)
    return [key, bytes > SMALL ? fingerprint(text, bytes) : value] as const
  })
  return Object.fromEntries<unknown>(entries)
}

/** {@link bounded} as canonical JSON. */
export function boundedJson(values: Record<string, unknown> | null): string {
  // As long as what it is measured by, and written once instead of three times.
  const text = plainJson(values)
  return text !== null && isShort(text) ? text : storedJson(bounded(values))
}

const isSmall = (values: Record<string, unknown>): boolean => isShort(encodeJson(values))

function isShort(text: string): boolean {
  // A UTF-16 code unit has at most three bytes in UTF-8.
  return text.length * 3 <= LIMIT || Buffer.byteLength(text) <= LIMIT
}

function fingerprint(text: string, bytes: number): Truncated {
  return { truncated: true, sha256: createHash('sha256').update(text).digest('hex'), bytes }
}
