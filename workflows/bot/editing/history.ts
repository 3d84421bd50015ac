import type { Language } from '../../carousel/content.ts'
import type { Carousel } from '../../carousel/repository.ts'
import { cutText } from '../../carousel/rules/cut-text.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Button } from '../ports.ts'
import { nextSteps } from '../start/next-steps.ts'
import { openPanel, showHistory } from './actions.ts'
import { inPlace } from './on-editable.ts'
import { editingTexts } from './texts.ts'

const PAGE = 6

/**
 * The carousels of this chat, newest first, by pages; for a member in their own chat also those that they
 * asked for elsewhere.
 */
export async function history(
  tools: BotTools,
  {
    before,
    search = '',
    below,
  }: { before?: string | undefined; search?: string | undefined; below?: true | undefined },
): Promise<Answer> {
  const { r, said, speaker, language } = tools
  const t = editingTexts[language]
  const isMember = speaker.userId !== null && speaker.permissions.has('carousels:read')
  const found = await r.carousels.list({
    limit: PAGE + 1,
    before,
    search,
    of: { chatId: said.chatId, ...(said.isPrivate && isMember ? { actor: speaker.actor } : {}) },
  })
  const page = found.slice(0, PAGE)
  if (page.length === 0 && before === undefined) {
    const text = search === '' ? t.historyEmpty : t.historyNothing(search)
    return { replies: [inPlace(tools, { text, buttons: nextSteps(language) }, below)] }
  }
  const words = search === '' ? {} : { search }
  const last = page.at(-1)
  const ways: Button[] = [
    ...(before === undefined ? [] : [showHistory.button(t.buttons.newest, words)]),
    ...(found.length > PAGE && last
      ? [showHistory.button(t.buttons.older, { ...words, before: last.id })]
      : []),
  ]
  const text = [
    search === '' ? t.historyTitle : t.historyFound(search),
    '',
    ...page.map((carousel) => line(carousel, language)),
    ...(search === '' ? ['', t.historyHint] : []),
  ].join('\n')
  const buttons = page
    .filter(({ status }) => status === 'completed')
    .map((carousel) => [
      openPanel.button(cutText(titleOf(carousel), 60), { carouselId: carousel.id }),
    ])
  return {
    replies: [
      inPlace(tools, { text, buttons: [...buttons, ...(ways.length > 0 ? [ways] : [])] }, below),
    ],
  }
}

function line(carousel: Carousel, language: Language): string {
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const date = day.format(new Date(carousel.createdAt))
  const state = carousel.status === 'completed' ? '' : ` (${editingTexts[language].unfinished})`
  return `${date} · ${cutText(titleOf(carousel), 80)}${state}`
}

function titleOf({ source, content, reading }: Carousel): string {
  const [first] = content?.slides ?? []
  if (first?.kind === 'title') return first.title
  if (source.kind === 'topic') return source.topic
  if (source.kind === 'text') return source.text.replace(/\s+/g, ' ')
  return reading?.title ?? (source.kind === 'link' ? source.url : (source.name ?? source.fileId))
}
