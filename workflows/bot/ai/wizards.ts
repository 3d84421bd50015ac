import { z } from 'zod'
import { TONES } from '../../brand/brand-kit.ts'
import type { AnyWizard, Wizard } from '../wizard/wizard.ts'
import { orderContent } from './order-content.ts'
import { aiTexts } from './texts.ts'
import { problemWith } from './words-problem.ts'
import { wordsStep, type WordsData } from './words-step.ts'

const words = { words: z.string().optional(), given: z.boolean().optional() }
const title = (kind: 'analysis' | 'rewrite' | 'reply' | 'ideas') => ({
  ru: aiTexts.ru.wizards[kind],
  en: aiTexts.en.wizards[kind],
})

/** `/analyze` without a text. */
export const analysisWizard: Wizard<WordsData> = {
  kind: 'ai.analysis',
  title: title('analysis'),
  data: z.object(words),
  steps: [
    wordsStep(
      'analysis',
      (language) => aiTexts[language].askText,
      (language) => aiTexts[language].accepted.text,
    ),
  ],
  finish: (tools, { words = '' }) => orderContent(tools, { kind: 'analysis', text: words }),
}

interface RewriteData extends WordsData {
  tone?: string | undefined
}

/** `/rewrite`: the text, unless it came with the command, and the tone. */
export const rewriteWizard: Wizard<RewriteData> = {
  kind: 'ai.rewrite',
  title: title('rewrite'),
  data: z.object({ ...words, tone: z.enum(TONES).optional() }),
  steps: [
    wordsStep(
      'rewrite',
      (language) => aiTexts[language].askRewrite,
      (language) => aiTexts[language].accepted.text,
    ),
    {
      name: 'tone',
      ask: ({ language }) => {
        const t = aiTexts[language]
        const all = TONES.map((tone) => ({ text: t.tones[tone], value: tone as string }))
        return { text: t.askTone, choices: [all.slice(0, 3), all.slice(3)] }
      },
      answer: ({ language }, data, reaction) => {
        const t = aiTexts[language]
        const said =
          reaction.kind === 'choice'
            ? reaction.value
            : reaction.kind === 'text'
              ? reaction.text
              : ''
        const tone = TONES.find(
          (each) => each === said || t.tones[each].toLowerCase() === said.trim().toLowerCase(),
        )
        return tone ? { data: { ...data, tone } } : { problem: t.toneUnknown }
      },
      summary: ({ tone }, language) => {
        const known = TONES.find((each) => each === tone)
        return known ? `${aiTexts[language].askTone} ${aiTexts[language].tones[known]}` : ''
      },
    },
  ],
  finish: (tools, { words = '', tone = 'friendly' }) =>
    orderContent(tools, { kind: 'rewrite', text: words, tone }),
}

interface ReplyData extends WordsData {
  facts?: string | undefined
}

/** `/reply`: the customer's message, and what may be said. */
export const replyWizard: Wizard<ReplyData> = {
  kind: 'ai.reply',
  title: title('reply'),
  data: z.object({ ...words, facts: z.string().optional() }),
  steps: [
    wordsStep(
      'reply',
      (language) => aiTexts[language].askMessage,
      (language) => aiTexts[language].accepted.message,
    ),
    {
      name: 'facts',
      ask: ({ language }) => ({ text: aiTexts[language].askFacts, optional: true }),
      answer: ({ language }, data, reaction) => {
        if (reaction.kind === 'skip') return { data: { ...data, facts: undefined } }
        if (reaction.kind !== 'text') return { problem: aiTexts[language].onlyWords }
        const problem = problemWith(language, reaction.text, 'facts')
        return problem ? { problem } : { data: { ...data, facts: reaction.text.trim() } }
      },
      summary: ({ facts }, language) =>
        aiTexts[language].accepted[facts === undefined ? 'noFacts' : 'facts'],
    },
  ],
  finish: (tools, { words = '', facts }) =>
    orderContent(tools, { kind: 'reply', message: words, facts }),
}

/** `/ideas` without a topic. */
export const ideasWizard: Wizard<WordsData> = {
  kind: 'ai.ideas',
  title: title('ideas'),
  data: z.object(words),
  steps: [
    wordsStep(
      'ideas',
      (language) => aiTexts[language].askTopic,
      (language, topic) => `${aiTexts[language].accepted.topic} ${topic}`,
    ),
  ],
  finish: (tools, { words = '' }) => orderContent(tools, { kind: 'ideas', topic: words }),
}

export const AI_WIZARDS = [
  analysisWizard,
  rewriteWizard,
  replyWizard,
  ideasWizard,
] as unknown as readonly AnyWizard[]
