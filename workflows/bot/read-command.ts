/** A command as it was typed: `/name@addressee argument`. */
export interface TypedCommand {
  /** In lower case, as typed: Latin or Russian. */
  name: string
  addressee: string | null
  argument: string
}

/** Null for a text that is no command. */
export function readCommand(text: string): TypedCommand | null {
  const match = /^\s*\/(\p{L}[\p{L}\d_]{0,31})(?:@(\w{3,64}))?(?![\p{L}\d_/@])([^]*)$/u.exec(text)
  if (!match) return null
  const [, typed = '', addressee, rest = ''] = match
  return { name: typed.toLowerCase(), addressee: addressee ?? null, argument: rest.trim() }
}
