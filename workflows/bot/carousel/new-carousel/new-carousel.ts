import { LANGUAGES, type Language } from '../../../carousel/content.ts'
import { FORMATS, type Format } from '../../../carousel/slides.ts'
import { STYLES, STYLE_NAMES } from '../../../carousel/styles.ts'
import { AppError } from '../../../shared/errors.ts'
import { texts } from '../../texts.ts'
import { wizardTexts } from '../../wizard/texts.ts'
import type { Reaction, Wizard, WizardStep } from '../../wizard/wizard.ts'
import { languageOf, place } from '../order-carousel.ts'
import { sourceOf } from '../source-of.ts'
import { askStyle } from './ask-style.ts'
import { newCarouselData, type NewCarouselData } from './data.ts'
import { newCarouselTexts } from './texts.ts'

type Step = WizardStep<NewCarouselData>

const source: Step = {
  name: 'source',
  ask: ({ language }) => ({ text: newCarouselTexts[language].askSource }),
  answer(tools, data, reaction) {
    if (reaction.kind !== 'text' && reaction.kind !== 'file') return chooseOrWrite(tools)
    const found = sourceOf(tools, reaction)
    if ('problem' in found) return found
    return { data: { ...data, source: found.source, messageId: tools.said.messageId } }
  },
  summary: ({ source: taken }, language) =>
    taken ? newCarouselTexts[language].sourceTaken(taken) : '',
}

const style: Step = {
  name: 'style',
  ask: askStyle,
  answer(tools, data, reaction) {
    const [, page] = /^page:(\d{1,2})$/.exec(valueOf(reaction)) ?? []
    if (page !== undefined) return { data: { ...data, page: Number(page) }, next: 'style' }
    const { session } = tools
    if (reaction.kind === 'choice' && reaction.value === 'usual') {
      const { style: same, format: sameFormat } = session
      return { data: { ...data, style: same, format: sameFormat }, next: 'end' }
    }
    const chosen = STYLES.find(
      (name) => name === valueOf(reaction) || isNamed(reaction, STYLE_NAMES[name]),
    )
    return chosen ? { data: { ...data, style: chosen } } : chooseOrWrite(tools)
  },
  summary: ({ style: taken }, language) =>
    taken ? newCarouselTexts[language].styleTaken(STYLE_NAMES[taken][language]) : '',
}

const format: Step = {
  name: 'format',
  ask: ({ language, session }) => ({
    text: newCarouselTexts[language].askFormat,
    choices: [
      (Object.keys(FORMATS) as Format[]).map((name) => ({
        text: marked(texts[language].formats[name], name === session.format),
        value: name,
      })),
    ],
  }),
  answer(tools, data, reaction) {
    const chosen = (Object.keys(FORMATS) as Format[]).find(
      (name) =>
        name === valueOf(reaction) ||
        isNamed(reaction, { ru: texts.ru.formats[name], en: texts.en.formats[name] }),
    )
    return chosen ? { data: { ...data, format: chosen } } : chooseOrWrite(tools)
  },
  summary: ({ format: taken }, language) =>
    taken ? newCarouselTexts[language].formatTaken(texts[language].formats[taken]) : '',
}

const language: Step = {
  name: 'language',
  ask: (tools, data) => {
    const t = newCarouselTexts[tools.language]
    const guess = data.source ? languageOf(data.source, tools.language) : tools.language
    return {
      text: t.askLanguage,
      choices: [
        LANGUAGES.map((name) => ({ text: marked(t.languages[name], name === guess), value: name })),
      ],
    }
  },
  answer(tools, data, reaction) {
    const chosen = LANGUAGES.find(
      (name) =>
        name === valueOf(reaction) ||
        isNamed(reaction, {
          ru: newCarouselTexts.ru.languages[name],
          en: newCarouselTexts.en.languages[name],
        }),
    )
    return chosen ? { data: { ...data, language: chosen } } : chooseOrWrite(tools)
  },
  summary: ({ language: taken }, spoken) => {
    const t = newCarouselTexts[spoken]
    return taken ? t.languageTaken(t.languages[taken]) : ''
  },
}

/** Topic or text → style → format → language → the order. */
export const newCarousel: Wizard<NewCarouselData> = {
  kind: 'carousel.new',
  title: { ru: newCarouselTexts.ru.title, en: newCarouselTexts.en.title },
  data: newCarouselData,
  steps: [source, style, format, language],
  finish(tools, data) {
    const { session, said } = tools
    const taken = data.source
    if (!taken) throw new AppError('invalid_input', 'A carousel needs a topic or a text')
    const chosen = {
      style: data.style ?? session.style,
      format: data.format ?? session.format,
    }
    return {
      session: { ...session, ...chosen },
      ...place(
        {
          source: taken,
          language: data.language ?? languageOf(taken, session.language),
          ...chosen,
        },
        { messageId: data.messageId ?? said.messageId },
        tools,
      ),
    }
  },
}

const marked = (name: string, isCurrent: boolean) => (isCurrent ? `✓ ${name}` : name)

const chooseOrWrite = ({ language: spoken }: { language: Language }) => ({
  problem: wizardTexts[spoken].chooseOrWrite,
})

function valueOf(reaction: Reaction): string {
  return reaction.kind === 'choice' ? reaction.value : ''
}

/** Did somebody write the name instead of choosing it? */
function isNamed(reaction: Reaction, names: Record<Language, string>): boolean {
  if (reaction.kind !== 'text') return false
  const typed = reaction.text.trim().toLowerCase()
  return typed === names.ru.toLowerCase() || typed === names.en.toLowerCase()
}
