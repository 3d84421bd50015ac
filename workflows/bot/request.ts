import type { BotCommand } from './area.ts'
import { readCommand } from './read-command.ts'
import type { IncomingFile } from './read-file.ts'
import type { Incoming } from './read-update.ts'

/** A line of at most this many characters is a topic; a longer or a multi-line text is the person's own. */
export const TOPIC_LIMIT = 150
/** Characters of a text that a carousel can be made of. */
export const TEXT_LIMIT = 20_000

/** What a message asks of the bot. */
export type Request =
  | { kind: 'command'; command: string; argument: string }
  | { kind: 'words'; text: string }
  /** A document or a photo, with the words below it. */
  | { kind: 'file'; file: IncomingFile; caption: string | null }
  | { kind: 'wordless' }
  /** Said in a group, but not to the bot. */
  | { kind: 'not_for_us' }

type Message = Extract<Incoming, { kind: 'message' }>

export interface RequestContext {
  /** The bot's user name; needed in groups only. */
  botName: string | null
  /** True when a question of the bot waits for this person's answer. */
  awaited: boolean
  /** Which commands there are. */
  commands: readonly Pick<BotCommand, 'name' | 'russian' | 'inGroups'>[]
}

/**
 * Whether and how a message speaks to the bot. In groups only commands (without a name or with the
 * bot's), messages that begin or end with its @name, replies to it, and the answer it asked this
 * person for.
 */
export function readRequest(
  message: Message,
  { botName, awaited, commands }: RequestContext,
): Request {
  const { text, isPrivate, file } = message
  if (text === null) {
    if (file && (isPrivate || awaited)) return { kind: 'file', file, caption: null }
    return isPrivate ? { kind: 'wordless' } : { kind: 'not_for_us' }
  }

  const command = readCommand(text)
  if (command) {
    const { addressee, name: typed, argument } = command
    const known = commands.find(({ name, russian }) => name === typed || russian === typed)
    const named = addressee === null ? known?.inGroups === true : same(addressee, botName)
    if (!isPrivate && !named) return { kind: 'not_for_us' }
    return { kind: 'command', command: known?.name ?? typed, argument }
  }
  if (file && (isPrivate || awaited)) return { kind: 'file', file, caption: text.trim() }
  if (isPrivate || awaited) return { kind: 'words', text: text.trim() }
  if (message.repliesToBot !== null && same(message.repliesToBot, botName)) {
    return { kind: 'words', text: text.trim() }
  }
  const words = withoutMention(text, botName)
  return words === null ? { kind: 'not_for_us' } : { kind: 'words', text: words }
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
