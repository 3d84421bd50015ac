import { z } from 'zod'
import type { SlideWords } from '../../carousel/content.ts'
import { slideWordsSchema } from '../../carousel/content.ts'
import type { CarouselChange } from '../../carousel/revisions/change.ts'
import { WISH_LIMIT } from '../../carousel/revisions/change.ts'
import { checkWords } from '../../carousel/revisions/check-words.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Reaction, StepResult, Wizard } from '../wizard/wizard.ts'
import { ADDED_KINDS } from './actions.ts'
import { changeInChat } from './change-in-chat.ts'
import { onEditable } from './on-editable.ts'
import { readWords } from './read-words.ts'
import { tellBroken } from './tell-broken.ts'
import { editingTexts } from './texts.ts'
import { writeWords } from './write-words.ts'

const seen = { carouselId: z.uuid(), revision: z.int(), slide: z.int() }
const textData = z.object({ ...seen, kind: z.string(), words: slideWordsSchema.optional() })
const newData = z.object({ ...seen, as: z.enum(ADDED_KINDS), words: slideWordsSchema.optional() })
const wishData = z.object({ ...seen, wish: z.string().optional() })

/** A slide's text by hand: the next message replaces it. */
export const textWizard: Wizard<z.infer<typeof textData>> = {
  kind: 'editing.text',
  title: { ru: 'текст слайда', en: 'the text of a slide' },
  data: textData,
  steps: [
    {
      name: 'text',
      isNeeded: ({ words }) => words === undefined,
      ask: ({ language }, { slide, kind }) => {
        const t = editingTexts[language]
        return { text: t.askText(slide + 1, t.rules[kind as SlideWords['kind']]) }
      },
      answer: (tools, data, reaction) =>
        takeWords(tools, data, data.kind as SlideWords['kind'], reaction),
    },
  ],
  finish: (tools, { slide, words, ...data }) =>
    finish(tools, data, words && { kind: 'change_text', slide, words }),
}

/** The text of a slide that is added after another. */
export const newSlideWizard: Wizard<z.infer<typeof newData>> = {
  kind: 'editing.add',
  title: { ru: 'новый слайд', en: 'a new slide' },
  data: newData,
  steps: [
    {
      name: 'text',
      isNeeded: ({ words }) => words === undefined,
      ask: ({ language }, { slide, as }) => {
        const t = editingTexts[language]
        return { text: t.askNew(slide + 2, t.rules[as]) }
      },
      answer: (tools, data, reaction) => takeWords(tools, data, data.as, reaction),
    },
  ],
  finish: (tools, { slide, words, ...data }) =>
    finish(tools, data, words && { kind: 'add', after: slide, words }),
}

/** What should be other about a slide, in the person's words. */
export const wishWizard: Wizard<z.infer<typeof wishData>> = {
  kind: 'editing.wish',
  title: { ru: 'как переписать слайд', en: 'how to rewrite a slide' },
  data: wishData,
  steps: [
    {
      name: 'wish',
      isNeeded: ({ wish }) => wish === undefined,
      ask: ({ language }, { slide }) => ({ text: editingTexts[language].askWish(slide + 1) }),
      answer: ({ language }, data, reaction) => {
        const t = editingTexts[language]
        if (reaction.kind !== 'text') return { problem: t.onlyWords }
        const { length } = reaction.text
        if (length > WISH_LIMIT) return { problem: t.wishTooLong(WISH_LIMIT, length) }
        return { data: { ...data, wish: reaction.text } }
      },
    },
  ],
  finish: (tools, { slide, wish, ...data }) =>
    finish(tools, data, wish === undefined ? undefined : { kind: 'rewrite', slide, wish }),
}

async function takeWords<Data extends { carouselId: string; slide: number }>(
  { r, language }: BotTools,
  data: Data,
  kind: SlideWords['kind'],
  reaction: Reaction,
): Promise<StepResult<Data & { words: SlideWords }>> {
  const t = editingTexts[language]
  if (reaction.kind !== 'text') return { problem: t.onlyWords }
  const carousel = await r.carousels.find(data.carouselId)
  const words = readWords(kind, reaction.text)
  const checked = checkWords(words, carousel?.language ?? language)
  if (!checked.ok) return { problem: tellBroken(checked.broken, language) }
  const { alt: _, ...taken } = checked.slide
  const present = carousel?.content?.slides[data.slide]
  if (!('as' in data) && present?.kind === kind && writeWords(present) === writeWords(taken)) {
    return { problem: t.sameText }
  }
  return { data: { ...data, words: taken } }
}

function finish(
  tools: BotTools,
  data: { carouselId: string; revision: number },
  change: CarouselChange | undefined,
): Promise<Answer> {
  return onEditable(tools, data, (carousel) =>
    change ? changeInChat(tools, carousel, change) : { replies: [] },
  )
}
