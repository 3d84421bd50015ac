import type { ContentOutput, OutputOf } from '../../ai/content/output.ts'
import type { AiContent } from '../../ai/content/repository.ts'
import type { Language } from '../../carousel/content.ts'
import type { Button } from '../ports.ts'
import { askAgain, makeCarousel, makeIdea, showTones } from './actions.ts'
import { aiTexts } from './texts.ts'

type Written = Pick<AiContent, 'id' | 'language' | 'writer' | 'withoutAi'>

interface Message {
  text: string
  buttons?: Button[][]
}

/**
 * What was written, laid out in plain text, how it came to be, and what can be done with it. A text that is
 * meant to be copied is a message of its own.
 */
export function contentMessages(content: Written, output: ContentOutput): Message[] {
  const { language } = content
  const toCopy = output.kind === 'rewrite' || output.kind === 'reply' ? [{ text: output.text }] : []
  const parts = [
    aiTexts[language].heading[output.kind],
    ...bodyOf(output, language),
    originOf(content, output),
  ]
  const text = parts.filter((part) => part !== '').join('\n\n')
  return [...toCopy, { text, buttons: buttonsOf(content, output) }]
}

function bodyOf(output: ContentOutput, language: Language): string[] {
  const t = aiTexts[language]
  switch (output.kind) {
    case 'wisdom':
      return [output.thought, output.explanation, `${t.question}: ${output.question}`]
    case 'analysis':
      return analysis(output, language)
    case 'rewrite':
      return [listed(t.changes, output.changes)]
    case 'reply':
      return [`${t.understood}: ${output.understood}`, listed(t.check, output.check)]
    case 'ideas':
      return output.days.map(
        ({ date, topic, format, firstLine }) =>
          `${dayName(date, language)}. ${topic}\n${format}\n${firstLine}`,
      )
  }
}

function analysis(output: OutputOf<'analysis'>, language: Language): string[] {
  const t = aiTexts[language]
  const names = t.analysis
  const improvements = output.improvements.map(({ problem, quote, suggestion }, index) =>
    [`${index + 1}. ${problem}`, quote && quoted(quote, language), `→ ${suggestion}`]
      .filter((line) => line !== '')
      .join('\n'),
  )
  return [
    `${names.summary}: ${output.summary}`,
    `${names.themes}: ${output.themes.join(', ')}`,
    `${names.tone}: ${output.tone}`,
    `${names.audience}: ${output.audience}`,
    listed(names.strengths, output.strengths),
    improvements.length > 0
      ? [`${names.improvements}:`, ...improvements].join('\n\n')
      : t.nothingToImprove,
    `${names.readability}: ${t.readability(output.readability)}`,
  ]
}

function originOf({ language, writer, withoutAi }: Written, { kind }: ContentOutput): string {
  const t = aiTexts[language]
  if (writer !== 'builtin') return t.byAi(writer === 'openai' ? 'OpenAI' : 'Claude')
  return [t.withoutAi[withoutAi ?? 'no_key'], t.rulesOnly[kind]]
    .filter((part) => part !== '')
    .join(' ')
}

function buttonsOf({ id: contentId, language }: Written, output: ContentOutput): Button[][] {
  const t = aiTexts[language]
  const again = askAgain.button(t.again, { contentId })
  const carousel = makeCarousel.button(t.carouselButton, { contentId })
  const tones = showTones.button(t.rewriteButton, { contentId })
  switch (output.kind) {
    case 'wisdom':
      return [[carousel]]
    case 'analysis':
    case 'rewrite':
      return [[tones], [carousel]]
    case 'reply':
      return [[again, tones]]
    case 'ideas': {
      const days = output.days.map(({ date }, day) =>
        makeIdea.button(`🎠 ${shortDay(date, language)}`, { contentId, day }),
      )
      return [days.slice(0, 4), days.slice(4), [again]]
    }
  }
}

function listed(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${name}:`, ...lines.map((line) => `• ${line}`)].join('\n')
}

const quoted = (text: string, language: Language) => (language === 'ru' ? `«${text}»` : `“${text}”`)

function dayName(date: string, language: Language): string {
  const name = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}

function shortDay(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`)
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(day)
}
