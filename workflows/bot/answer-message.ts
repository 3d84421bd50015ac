import type { Answer } from './answer.ts'
import { COMMANDS, WIZARDS } from './areas.ts'
import type { BotTools } from './bot-tools.ts'
import { orderFrom } from './carousel/order-carousel.ts'
import { orderOf } from './carousel/repeat.ts'
import { refusedFor } from './refused-for.ts'
import type { Conversation } from './repository.ts'
import type { Request } from './request.ts'
import { say } from './say.ts'
import { nextSteps } from './start/next-steps.ts'
import { texts } from './texts.ts'
import { goOn } from './wizard/go-on.ts'
import { WIZARD_COMMANDS } from './wizard/handlers.ts'
import { keepOpen } from './wizard/keep-open.ts'
import type { Reaction } from './wizard/wizard.ts'

export interface AnsweredMessage extends Answer {
  /** The command that was carried out, if it was one. */
  command?: string
}

/** Greetings and thanks are answered, not drawn. */
const SMALL_TALK =
  /^(привет(ики|ствую)?|здравствуй(те)?|добр(ый|ое|ой) (день|утро|вечер|ночи)|хай|спасибо( большое)?|благодарю|ок(ей)?|hi|hello|hey|thanks|thank you|ok(ay)?)[^\p{L}\p{N}]*$/iu

/** Answers a message that speaks to the bot: a command, an answer in a conversation, or words for a carousel. */
export async function answerMessage(
  tools: BotTools,
  request: Exclude<Request, { kind: 'not_for_us' }>,
  conversation: Conversation | null,
): Promise<AnsweredMessage> {
  const t = texts[tools.language]
  const hint = (text: string) => ({ ...say(tools, text), buttons: nextSteps(tools.language) })
  if (request.kind === 'command') {
    const { command: name, argument } = request
    const command = COMMANDS.find((known) => known.name === name)
    if (!command) return { replies: [hint(t.unknownCommand(name))] }
    const refused = refusedFor(tools, command.permission)
    if (refused) return { replies: [say(tools, refused)], command: name }
    const answer = await command.handle(tools, argument)
    if (WIZARD_COMMANDS.includes(name)) return { ...answer, command: name }
    const left = { before: conversation, leaves: true }
    return { ...(await keepOpen(tools, WIZARDS, left, answer)), command: name }
  }
  const wizard = conversation && WIZARDS.get(conversation.kind)
  const reaction = reactionOf(request)
  if (wizard && reaction) {
    const refused = refusedFor(tools, wizard.permission)
    if (refused) {
      // It cannot go on without the permission, and must not swallow what else is said.
      await tools.r.conversations.update(conversation.id, { status: 'cancelled' })
      return { replies: [say(tools, refused)] }
    }
    return goOn(tools, wizard, conversation, reaction)
  }
  if (!reaction) return { replies: [hint(t.onlyText)] }
  if (reaction.kind === 'text' && SMALL_TALK.test(reaction.text)) {
    return { replies: [hint(t.smallTalk)] }
  }
  return orderFrom(reaction, orderOf(tools), tools)
}

function reactionOf(request: Request): Extract<Reaction, { kind: 'text' | 'file' }> | null {
  switch (request.kind) {
    case 'words':
      return { kind: 'text', text: request.text }
    case 'file':
      return { kind: 'file', file: request.file, caption: request.caption }
    default:
      return null
  }
}
