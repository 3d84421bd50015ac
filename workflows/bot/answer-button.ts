import { approvalText } from '../approvals/texts.ts'
import type { Carousel, WrittenWords } from '../carousel/repository.ts'
import { STYLE_NAMES } from '../carousel/styles.ts'
import type { Answer, AnswerContext, Reply } from './answer.ts'
import { fromCallbackData, type ButtonAction } from './callback-data.ts'
import { formatMenu, styleMenu } from './menus.ts'
import { orderFromWords, place } from './order-carousel.ts'
import type { Incoming } from './read-update.ts'
import { texts } from './texts.ts'

type Pressed = Extract<Incoming, { kind: 'button' }>

/** The carousel that a pressed button is about, if any; the decision needs it. */
export function carouselOfButton(data: string): string | null {
  const action = fromCallbackData(data)
  return action && 'carouselId' in action ? (action.carouselId ?? null) : null
}

/** Answers a pressed button. `carousel` is the one that it names, when it is this chat's. */
export function answerButton(
  pressed: Pressed,
  carousel: Carousel | null,
  context: AnswerContext,
): Answer {
  const { session } = context
  const action = fromCallbackData(pressed.data)
  const isGone = carouselOfButton(pressed.data) !== null && !carousel
  if (!action || isGone) {
    return { session, replies: [acknowledge(pressed, texts[session.language].buttonExpired)] }
  }
  if (action.kind === 'approve' || action.kind === 'decline') {
    return answerApproval(pressed, context)
  }
  const answer = act(action, pressed, carousel, context)
  return { ...answer, replies: [acknowledge(pressed), ...answer.replies] }
}

/** A question that is answered turns into its answer; otherwise it stays, and says why. */
function answerApproval(pressed: Pressed, { session, approval }: AnswerContext): Answer {
  const { language } = session
  const t = texts[language].approval
  if (approval?.outcome !== 'closed') {
    return { session, replies: [acknowledge(pressed, t[approval?.outcome ?? 'gone'])] }
  }
  const text = approvalText(language, approval.status, approval.facts)
  return { session, replies: [acknowledge(pressed), replace(pressed, text)] }
}

function act(
  action: Exclude<ButtonAction, { kind: 'approve' | 'decline' }>,
  pressed: Pressed,
  carousel: Carousel | null,
  context: AnswerContext,
): Answer {
  const { session } = context
  const { language } = session
  const t = texts[language]
  switch (action.kind) {
    case 'show_styles': {
      const buttons = styleMenu(language, carousel?.style ?? session.style, carousel?.id)
      return { session, replies: [{ kind: 'text', text: t.chooseStyle, buttons }] }
    }
    case 'show_formats': {
      const buttons = formatMenu(language, carousel?.format ?? session.format, carousel?.id)
      return { session, replies: [{ kind: 'text', text: t.chooseFormat, buttons }] }
    }
    case 'choose_style': {
      const { style } = action
      const remembered = replace(pressed, t.styleRemembered(STYLE_NAMES[style][language]))
      const changed = { ...context, session: { ...session, style } }
      return repeat(carousel, { style }, remembered, pressed, changed)
    }
    case 'choose_format': {
      const { format } = action
      const remembered = replace(pressed, t.formatRemembered(t.formats[format]))
      const changed = { ...context, session: { ...session, format } }
      return repeat(carousel, { format }, remembered, pressed, changed)
    }
    case 'again':
    case 'retry':
      return repeat(carousel, { rewrite: action.kind === 'again' }, null, pressed, context)
    case 'documents': {
      if (carousel?.status !== 'completed') {
        return { session, replies: [{ kind: 'text', text: t.documentsLater }] }
      }
      return { session, replies: [], documentsOf: carousel.id }
    }
    case 'choose_language': {
      const chosen = { ...session, language: action.language, languageChosen: true }
      const text = texts[action.language].languageChosen
      return { session: chosen, replies: [{ kind: 'text', text }] }
    }
    case 'example': {
      const order = { userId: pressed.from.id, messageId: pressed.messageId }
      return orderFromWords(t.examples[action.index] ?? t.examples[0] ?? '', order, context)
    }
  }
}

/** The same words once more, unless others are wanted, with what was chosen; without a carousel the choice is for the next one. */
function repeat(
  carousel: Carousel | null,
  {
    rewrite = false,
    ...chosen
  }: Partial<Pick<Carousel, 'style' | 'format'>> & { rewrite?: boolean },
  remembered: Reply | null,
  pressed: Pressed,
  context: AnswerContext,
): Answer {
  const before = remembered ? [remembered] : []
  if (!carousel) return { session: context.session, replies: before }
  const { source, language, style, format, chat } = carousel
  const words = rewrite ? null : wordsOf(carousel)
  const { carousel: again, replies } = place(
    { source, language, style, format, ...chosen, ...(words ? { words } : {}) },
    { userId: pressed.from.id, messageId: chat?.messageId ?? pressed.messageId },
    context,
  )
  return { session: context.session, carousel: again, replies: [...before, ...replies] }
}

function wordsOf({ content, writer, note }: Carousel): WrittenWords | null {
  return content && writer ? { content, writer, note } : null
}

/** Stops the spinner on the button, with a short note when there is one. */
function acknowledge(pressed: Pressed, text?: string): Reply {
  const reply = { kind: 'callback' as const, callbackId: pressed.callbackId }
  return text === undefined ? reply : { ...reply, text }
}

/** A used menu turns into what was chosen. */
function replace(pressed: Pressed, text: string): Reply {
  return { kind: 'edit', messageId: pressed.messageId, text }
}
