import { STYLE_NAMES } from '../../carousel/styles.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { texts } from '../texts.ts'
import { nextSteps } from '../start/next-steps.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { AnyWizard } from '../wizard/wizard.ts'
import {
  chooseFormat,
  chooseStyle,
  makeAgain,
  makeCarousel,
  retryCarousel,
  sendDocuments,
  showFormats,
  showStyles,
} from './actions.ts'
import { edit, onCarousel } from './on-carousel.ts'
import { formatMenu, styleMenu } from './menus.ts'
import { newCarousel } from './new-carousel/new-carousel.ts'
import { onceAtATime } from './once-at-a-time.ts'
import { orderFromWords } from './order-carousel.ts'
import { orderOf, repeat } from './repeat.ts'

/** Making carousels, and making them again otherwise. */
export const carouselArea: BotArea = {
  wizards: [newCarousel as unknown as AnyWizard],
  commands: [
    {
      name: 'carousel',
      russian: 'карусель',
      description: { ru: 'Сделать карусель на тему', en: 'Make a carousel about a topic' },
      inGroups: true,
      handle: (tools, argument) =>
        argument === ''
          ? beginWizard(tools, newCarousel, {})
          : orderFromWords(argument, orderOf(tools), tools),
    },
    {
      name: 'style',
      russian: 'стиль',
      description: { ru: 'Выбрать стиль', en: 'Choose a style' },
      inGroups: true,
      handle: (tools) => chooseFrom(tools, 'style'),
    },
    {
      name: 'format',
      russian: 'формат',
      description: { ru: 'Выбрать формат', en: 'Choose a format' },
      inGroups: true,
      handle: (tools) => chooseFrom(tools, 'format'),
    },
  ],
  actions: [
    onAction(makeCarousel, (tools) => beginWizard(tools, newCarousel, {})),
    onAction(showStyles, (tools, data) =>
      onCarousel(tools, data, (carousel) => chooseFrom(tools, 'style', carousel, data.page)),
    ),
    onAction(showFormats, (tools, data) =>
      onCarousel(tools, data, (carousel) => chooseFrom(tools, 'format', carousel)),
    ),
    onAction(chooseStyle, (tools, { style, ...data }) =>
      onCarousel(tools, data, (carousel) => {
        const { language, session } = tools
        const changed = { ...tools, session: { ...session, style } }
        const told = texts[language].styleRemembered(STYLE_NAMES[style][language])
        return repeat(changed, carousel, { style }, [edit(tools, told, after(tools, carousel))])
      }),
    ),
    onAction(chooseFormat, (tools, { format, ...data }) =>
      onCarousel(tools, data, (carousel) => {
        const { session } = tools
        const t = texts[tools.language]
        const changed = { ...tools, session: { ...session, format } }
        const told = t.formatRemembered(t.formats[format])
        return repeat(changed, carousel, { format }, [edit(tools, told, after(tools, carousel))])
      }),
    ),
    onAction(makeAgain, (tools, data) =>
      onCarousel(tools, data, (carousel) =>
        onceAtATime(tools, repeat(tools, carousel, { rewrite: true })),
      ),
    ),
    onAction(retryCarousel, (tools, data) =>
      onCarousel(tools, data, (carousel) => onceAtATime(tools, repeat(tools, carousel, {}))),
    ),
    onAction(sendDocuments, (tools, data) =>
      onCarousel(tools, data, (carousel): Answer => {
        const { said, updateId, language } = tools
        if (carousel?.status !== 'completed') {
          return { replies: [{ kind: 'text', text: texts[language].documentsLater }] }
        }
        return {
          replies: [],
          events: [
            {
              type: 'carousel.documents.requested',
              subject: String(said.chatId),
              data: { carouselId: carousel.id, chatId: said.chatId, updateId },
            },
          ],
        }
      }),
    ),
  ],
}

/** A choice for the next carousel leads to it; one for this carousel makes it. */
const after = ({ language }: BotTools, carousel: Parameters<typeof repeat>[1]) =>
  carousel ? [] : nextSteps(language)

function chooseFrom(
  { session, language, said }: BotTools,
  what: 'style' | 'format',
  carousel: Parameters<typeof repeat>[1] = null,
  page?: number,
): Answer {
  const t = texts[language]
  const { id, style = session.style, format = session.format } = carousel ?? {}
  const [text, buttons] =
    what === 'style'
      ? [t.chooseStyle, styleMenu(language, style, { carouselId: id, page })]
      : [t.chooseFormat, formatMenu(language, format, id)]
  if (page !== undefined) {
    return { replies: [{ kind: 'edit', messageId: said.messageId, text, buttons }] }
  }
  const reply = said.kind === 'message' && !said.isPrivate ? { replyTo: said.messageId } : {}
  return { replies: [{ kind: 'text', text, buttons, ...reply }] }
}
