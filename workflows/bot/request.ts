import type { Incoming } from './read-update.ts'

/** A line of at most this many characters is a topic; a longer or a multi-line text is the person's own. */
export const TOPIC_LIMIT = 150
/** Characters of a text that a carousel can be made of. */
export const TEXT_LIMIT = 20_000

/** What a message asks of the bot. */
export type Request =
  | { kind: 'command'; command: string; argument: string }
  | { kind: 'words'; text: string }
  | { kind: 'wordless' }
  /** Said in a group, but not to the bot. */
  | { kind: 'not_for_us' }

type Message = Extract<Incoming, { kind: 'message' }>

/**
 * Whether and how a message speaks to the bot. In groups only commands (without a name or with the
 * bot's), messages that begin or end with its @name, replies to it, and the topic it asked this
 * person for. `botName` is needed in groups only.
 */
export function readRequest(
  message: Message,
  { botName, awaited }: { botName: string | null; awaited: boolean },
): Request {
  const { text, isPrivate } = message
  if (text === null) return isPrivate ? { kind: 'wordless' } : { kind: 'not_for_us' }

  const command = readCommand(text)
  if (command) {
    const { addressee, name, argument } = command
    const named = addressee === null ? KNOWN.has(name) : same(addressee, botName)
    if (!isPrivate && !named) return { kind: 'not_for_us' }
    return { kind: 'command', command: name, argument }
  }
  if (isPrivate || awaited) return { kind: 'words', text: text.trim() }
  if (message.repliesToBot !== null && same(message.repliesToBot, botName)) {
    return { kind: 'words', text: text.trim() }
  }
  const words = withoutMention(text, botName)
  return words === null ? { kind: 'not_for_us' } : { kind: 'words', text: words }
}

/** Commands that are answered in a group even without the bot's name. */
const KNOWN = new Set(['start', 'help', 'carousel', 'style', 'format', 'ru', 'en', 'link'])
/** How people type them in Russian; Telegram itself links only Latin ones. */
const RUSSIAN: Record<string, string> = {
  старт: 'start',
  помощь: 'help',
  карусель: 'carousel',
  стиль: 'style',
  формат: 'format',
  привязать: 'link',
}

function readCommand(text: string) {
  const match = /^\s*\/(\p{L}[\p{L}\d_]{0,31})(?:@(\w{3,64}))?(?![\p{L}\d_/@])([^]*)$/u.exec(text)
  if (!match) return null
  const [, typed = '', addressee, rest = ''] = match
  const name = typed.toLowerCase()
  const command = Object.hasOwn(RUSSIAN, name) ? RUSSIAN[name] : name
  return { name: command ?? name, addressee: addressee ?? null, argument: rest.trim() }
}

function withoutMention(text: string, botName: string | null): string | null {
  if (botName === null) return null
  const [, first, middle = '', last] = /^\s*(@\w+)?([^]*?)(@\w+)?\s*$/.exec(text) ?? []
  if (first !== undefined && same(first.slice(1), botName)) return `${middle}${last ?? ''}`.trim()
  if (last !== undefined && same(last.slice(1), botName)) return `${first ?? ''}${middle}`.trim()
  return null
}

function same(name: string, botName: string | null): boolean {
  return botName !== null && name.toLowerCase() === botName.toLowerCase()
}
