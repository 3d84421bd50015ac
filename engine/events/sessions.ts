/** An event's `meta` that is refused; the message says why. */
export class SessionError extends Error {
  override readonly name = 'SessionError'
}

const most = 5
const longestKey = 128
const longestId = 512

/**
 * Folds the sessions that an event inherits from the run that sent it (`meta.propagated_sessions`,
 * set by the SDK) into its own (`meta.sessions`), as the server does at the door: own ones win, a
 * null drops what is inherited, and free places are filled in the order of the keys. Undefined when
 * nothing is left.
 * @throws SessionError
 */
export function resolveSessions(meta: unknown): Record<string, unknown> | undefined {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return undefined
  const { sessions, propagated_sessions: inherited, ...rest } = meta as Record<string, unknown>
  const merged = new Map<string, string>()
  const own = entriesOf(sessions)
  for (const [key, id] of own) if (id !== null) merged.set(key, textOf(key, id))
  if (sessions !== null) {
    const named = new Set(own.map(([key]) => key))
    for (const [key, id] of entriesOf(inherited).sort(byKey)) {
      if (!named.has(key) && id !== null && merged.size < most) merged.set(key, textOf(key, id))
    }
  }
  validate(merged)
  const resolved = merged.size === 0 ? rest : { ...rest, sessions: Object.fromEntries(merged) }
  return Object.keys(resolved).length === 0 ? undefined : resolved
}

function entriesOf(value: unknown): [string, unknown][] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object' || Array.isArray(value))
    throw new SessionError('event sessions must be an object')
  return Object.entries(value)
}

function textOf(key: string, id: unknown): string {
  if (typeof id === 'string') return id
  if (typeof id === 'number') return String(id)
  throw new SessionError(`event session "${key}" must be a string, number, or null`)
}

function validate(sessions: ReadonlyMap<string, string>): void {
  if (sessions.size > most)
    throw new SessionError(`event sessions can include at most ${most} entries`)
  for (const [key, id] of sessions) {
    if (key === '') throw new SessionError('event session keys cannot be empty')
    if (Buffer.byteLength(key) > longestKey)
      throw new SessionError(`event session key "${key}" exceeds ${longestKey} bytes`)
    if (id === '') throw new SessionError(`event session "${key}" cannot have an empty ID`)
    if (Buffer.byteLength(id) > longestId)
      throw new SessionError(`event session "${key}" exceeds ${longestId} bytes`)
  }
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
