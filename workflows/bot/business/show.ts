import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Button } from '../ports.ts'

/** What a button was pressed for replaces its message; an answer to words is a new message. */
export function show({ said }: Pick<BotTools, 'said'>, text: string, buttons: Button[][]): Reply {
  return said.kind === 'button'
    ? { kind: 'edit', messageId: said.messageId, text, buttons }
    : { kind: 'text', text, buttons }
}

/** The same as a whole answer, with a short note over the chat where a button was pressed. */
export function showing(
  tools: Pick<BotTools, 'said'>,
  { text, buttons }: Card,
  notice?: string,
): Answer {
  const replies = [show(tools, text, buttons)]
  if (notice === undefined) return { replies }
  if (tools.said.kind === 'button') return { replies, notice }
  return { replies: [{ kind: 'text', text: notice }, ...replies] }
}

/** A message as it stands, with the buttons below it. */
export interface Card {
  text: string
  buttons: Button[][]
}
