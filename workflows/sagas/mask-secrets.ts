const HIDDEN = '[hidden]'

/** Names of fields whose values nobody needs to read. */
const SECRET_NAME =
  /(token|secret|password|passwd|passphrase|authorization|cookie|credential|signature|(api|private|master|signing)[-_ ]?key)s?$/i

/** Values that are secrets wherever they stand: keys of ours and of others, bearers, JWTs, bot tokens. */
const SECRET_VALUE =
  /\b[ps]k[_-][\w-]{6,}|\bBearer\s+[\w.~+/=-]{6,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b\d{6,}:[\w-]{30,}/gi

/**
 * The same value without secrets, for people to read: those that their name gives away (numbers and flags
 * are none, such as a count of tokens), and those that their form does.
 */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(SECRET_VALUE, HIDDEN)
  if (Array.isArray(value)) return value.map(maskSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_NAME.test(name) && isHideable(inner) ? HIDDEN : maskSecrets(inner),
    ]),
  )
}

const isHideable = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null)
