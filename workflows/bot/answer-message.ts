import type { Answer, AnswerContext, Reply } from './answer.ts'
import { formatMenu, startMenu, styleMenu } from './menus.ts'
import { orderFromWords } from './order-carousel.ts'
import type { Incoming } from './read-update.ts'
import type { Request } from './request.ts'
import type { Texts } from './texts-type.ts'
import { texts } from './texts.ts'

type Message = Extract<Incoming, { kind: 'message' }>

/** Greetings and thanks are answered, not drawn. */
const SMALL_TALK =
  /^(привет(ики|ствую)?|здравствуй(те)?|добр(ый|ое|ой) (день|утро|вечер|ночи)|хай|спасибо( большое)?|благодарю|ок(ей)?|hi|hello|hey|thanks|thank you|ok(ay)?)[^\p{L}\p{N}]*$/iu

/** Answers a message that speaks to the bot. */
export function answerMessage(
  message: Message,
  request: Exclude<Request, { kind: 'not_for_us' }>,
  context: AnswerContext,
): Answer {
  const { session } = context
  const t = texts[session.language]
  if (request.kind === 'wordless') return { session, replies: [say(t.onlyText, message)] }
  const settled = { ...context, session: { ...session, awaitingTopicFrom: null } }
  if (request.kind === 'command') {
    return answerCommand(message, request.command, request.argument, settled)
  }
  if (SMALL_TALK.test(request.text)) {
    return { session: settled.session, replies: [say(t.smallTalk, message)] }
  }
  return orderFromWords(request.text, orderOf(message), settled)
}

function answerCommand(
  message: Message,
  command: string,
  argument: string,
  context: AnswerContext,
): Answer {
  const { session } = context
  const { language } = session
  const t = texts[language]
  const done = (reply: Reply, changed = session): Answer => ({
    session: changed,
    replies: [reply],
    command,
  })
  switch (command) {
    case 'start': {
      const greeting = t.greeting(message.from.firstName)
      return done({ ...say(greeting, message), buttons: startMenu(language) })
    }
    case 'help':
      return done(say(t.help, message))
    case 'carousel':
      return argument === ''
        ? done(say(t.askTopic, message), { ...session, awaitingTopicFrom: message.from.id })
        : { ...orderFromWords(argument, orderOf(message), context), command }
    case 'style':
      return done({ ...say(t.chooseStyle, message), buttons: styleMenu(language, session.style) })
    case 'format':
      return done({
        ...say(t.chooseFormat, message),
        buttons: formatMenu(language, session.format),
      })
    case 'ru':
    case 'en':
      return done(say(texts[command].languageChosen, message), {
        ...session,
        language: command,
        languageChosen: true,
      })
    case 'link':
      return done(say(linkText(t, message.isPrivate, context), message))
    default:
      return { session, replies: [say(t.unknownCommand(command), message)] }
  }
}

function linkText(t: Texts, isPrivate: boolean, { link }: AnswerContext): string {
  // In a group everybody reads the code.
  if (!isPrivate) return t.linked.not_here
  return t.linked[link ?? 'no_code']
}

const orderOf = (message: Message) => ({ userId: message.from.id, messageId: message.messageId })

/** In a group the answer shows whom it answers. */
function say(text: string, message: Message) {
  const reply = { kind: 'text' as const, text }
  return message.isPrivate ? reply : { ...reply, replyTo: message.messageId }
}
