import { TONES } from '../../brand/brand-kit.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { place } from '../carousel/order-carousel.ts'
import { say } from '../say.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  analyseCarousel,
  askAgain,
  makeCarousel,
  makeIdea,
  retryContent,
  rewriteIn,
  showTones,
} from './actions.ts'
import { onContent } from './on-content.ts'
import { orderContent } from './order-content.ts'
import { aiTexts } from './texts.ts'
import { AI_WIZARDS, analysisWizard, ideasWizard, replyWizard, rewriteWizard } from './wizards.ts'
import { problemWith } from './words-problem.ts'
import { wishOf, wordsOfContent } from './words-of.ts'

/** Words besides carousels: analyses, the thought of the day, rewrites, replies, ideas. */
export const aiArea: BotArea = {
  commands: [
    {
      name: 'analyze',
      russian: 'анализ',
      description: { ru: 'Разобрать текст: тон, темы, что улучшить', en: 'Analyse a text' },
      inGroups: true,
      handle: (tools, argument) =>
        argument === ''
          ? beginWizard(tools, analysisWizard, {})
          : orderContent(tools, { kind: 'analysis', text: argument }),
    },
    {
      name: 'rewrite',
      russian: 'переписать',
      description: { ru: 'Переписать текст в нужном тоне', en: 'Rewrite a text in a tone' },
      inGroups: true,
      handle: (tools, argument) => withWords(tools, 'rewrite', argument),
    },
    {
      name: 'reply',
      russian: 'ответ',
      description: { ru: 'Ответить клиенту', en: 'Reply to a customer' },
      inGroups: true,
      handle: (tools, argument) => withWords(tools, 'reply', argument),
    },
    {
      name: 'ideas',
      russian: 'идеи',
      description: { ru: 'Идеи постов на неделю', en: 'Ideas of posts for a week' },
      inGroups: true,
      handle: (tools, argument) =>
        argument === ''
          ? beginWizard(tools, ideasWizard, {})
          : orderContent(tools, { kind: 'ideas', topic: argument }),
    },
    {
      name: 'wisdom',
      russian: 'мысль',
      description: { ru: 'Мысль дня для своего дела', en: 'The thought of the day' },
      inGroups: true,
      handle: (tools) => orderContent(tools, { kind: 'wisdom' }),
    },
  ],
  actions: [
    onAction(askAgain, (tools, { contentId }) => again(tools, contentId)),
    onAction(retryContent, (tools, { contentId }) => again(tools, contentId)),
    onAction(showTones, (tools, { contentId }) =>
      onContent(tools, contentId, () => tonesOf(tools, contentId)),
    ),
    onAction(rewriteIn, (tools, { contentId, tone }) =>
      onContent(tools, contentId, async (content) => {
        const text = wordsOfContent(content)
        if (text === null) return gone(tools)
        const { language, chat } = content
        const options = { language, ...(chat ? { messageId: chat.messageId } : {}) }
        return orderContent(tools, { kind: 'rewrite', text, tone }, options)
      }),
    ),
    onAction(makeCarousel, (tools, { contentId }) =>
      onContent(tools, contentId, (content) => {
        const text = wordsOfContent(content)
        if (text === null) return gone(tools)
        return carouselOf(tools, { kind: 'text', text }, content.language)
      }),
    ),
    onAction(makeIdea, (tools, { contentId, day }) =>
      onContent(tools, contentId, ({ output, language }) => {
        const idea = output?.kind === 'ideas' ? output.days[day] : undefined
        if (!idea) return gone(tools)
        return carouselOf(tools, { kind: 'topic', topic: idea.topic }, language)
      }),
    ),
    onAction(analyseCarousel, async (tools, { carouselId }) => {
      const { r, said, language } = tools
      const carousel = await r.carousels.find(carouselId)
      if (carousel?.chat?.chatId !== said.chatId) return gone(tools)
      const { source, reading } = carousel
      const text = reading?.text ?? (source.kind === 'text' ? source.text : null)
      if (text === null) return { replies: [], notice: aiTexts[language].noText }
      return orderContent(tools, { kind: 'analysis', text }, { language: carousel.language })
    }),
  ],
  wizards: AI_WIZARDS,
}

/** With a text the next question is asked at once; without one, the first. */
function withWords(tools: BotTools, kind: 'rewrite' | 'reply', words: string) {
  const wizard = kind === 'rewrite' ? rewriteWizard : replyWizard
  if (words === '') return beginWizard(tools, wizard, {})
  const problem = problemWith(tools.language, words, kind)
  if (problem) return { replies: [say(tools, problem)] }
  return beginWizard(tools, wizard, { words, given: true })
}

function again(tools: BotTools, contentId: string): Promise<Answer> {
  return onContent(tools, contentId, ({ input, language, chat }) => {
    const options = { language, ...(chat ? { messageId: chat.messageId } : {}) }
    return orderContent(tools, wishOf(input), options)
  })
}

function tonesOf({ language }: BotTools, contentId: string): Answer {
  const t = aiTexts[language]
  const buttons = TONES.map((tone) => rewriteIn.button(t.tones[tone], { contentId, tone }))
  return {
    replies: [
      { kind: 'text', text: t.chooseTone, buttons: [buttons.slice(0, 3), buttons.slice(3)] },
    ],
  }
}

function carouselOf(
  tools: BotTools,
  source: { kind: 'text'; text: string } | { kind: 'topic'; topic: string },
  language: BotTools['language'],
): Answer {
  const { style, format } = tools.session
  return place({ source, language, style, format }, { messageId: tools.said.messageId }, tools)
}

const gone = ({ language }: BotTools): Answer => ({ replies: [], notice: aiTexts[language].gone })
