import type { Reply } from './answer.ts'
import type { BotTools } from './bot-tools.ts'

/** A text; in a group it shows whom it answers. */
export function say(
  { said }: Pick<BotTools, 'said'>,
  text: string,
): Extract<Reply, { kind: 'text' }> {
  const reply = { kind: 'text' as const, text }
  return said.isPrivate || said.kind !== 'message' ? reply : { ...reply, replyTo: said.messageId }
}
