import { LIMITS, MAX_SLIDES, MIN_SLIDES } from '../../../workflows/carousel/content.ts'
import type { Language, SlideWords } from '../../../workflows/carousel/content.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import { slideText } from '../../../workflows/carousel/rules/slide-text.ts'
import { bodySlides } from './body-slides.ts'
import { compareByTitle } from './comparisons.ts'
import { countStems } from './keywords.ts'
import type { Frequencies } from './keywords.ts'
import { LABELS } from './labels.ts'
import { parseText } from './parse-text.ts'
import type { Block } from './parse-text.ts'
import { keepBest, scoreSentence } from './score.ts'
import { sentencesOf } from './sentences.ts'

/** Characters of running text per slide, from comfortable to the least that still reads. */
const LARGEST = 260
const SIZES = [LARGEST, 170, 100, 50]
/** Characters of running text that ten slides can carry. */
const TEXT_BUDGET = 1_900
const ROOM = MAX_SLIDES - 2

export interface OwnWords {
  /** False when the text is too short for a carousel: then `slides` is only its middle. */
  complete: boolean
  title: string
  slides: SlideWords[]
  /** The sentences that say most, in their order, for the caption. */
  summary: string
}

/** Slides in the text's own words, from its own structure: nothing is added but labels. */
export function planOwnWords(text: string, language: Language): OwnWords {
  const { title, rest } = takeTitle(parseText(text))
  const { body, closing } = takeClosing(title, rest)
  const frequencies = countStems(text)
  const sentences = rest.flatMap(sentencesIn)
  const best = keepBest(sentences, scoreBy(frequencies), (one) => one.length + 1, 420).join(' ')
  const summary = best === '' ? title : best
  const slides =
    planBody(withComparison(title, body), frequencies, language) ??
    planBody(body, frequencies, language)
  if (slides === null)
    return {
      complete: false,
      title,
      summary,
      slides: bodySlides(rest, LARGEST, language).slice(0, 2),
    }
  const cover: SlideWords = { kind: 'title', title: cutText(title, LIMITS.title) }
  return {
    complete: true,
    title,
    summary,
    slides: [cover, ...slides, callToAction(closing, language)],
  }
}

const sentencesIn = (block: Block) => (block.type === 'paragraph' ? sentencesOf(block.text) : [])

/** The sentences that compare the two sides of the title stand in columns, no longer in the text. */
function withComparison(title: string, blocks: readonly Block[]): Block[] {
  const compared = compareByTitle(title, blocks.flatMap(sentencesIn))
  if (compared === null) return [...blocks]
  const moved = new Set([...compared.left.points, ...compared.right.points])
  const left = blocks.flatMap((block): Block[] => {
    if (block.type !== 'paragraph') return [block]
    const text = sentencesOf(block.text)
      .filter((sentence) => !moved.has(sentence))
      .join(' ')
    return text === '' ? [] : [{ ...block, text }]
  })
  return [compared, ...left]
}

function takeTitle(blocks: Block[]): { title: string; rest: Block[] } {
  const [first, ...others] = blocks
  if (first?.type === 'heading' && others.length > 0) return { title: first.text, rest: others }
  const at = blocks.findIndex((block) => block.type === 'paragraph')
  const lead = blocks[at]
  if (lead?.type !== 'paragraph') return { title: firstWords(blocks), rest: blocks }
  const [opening = lead.text, ...more] = sentencesOf(lead.text)
  if (opening.length > LIMITS.title) return { title: opening, rest: blocks }
  const shortened: Block[] = more.length > 0 ? [{ ...lead, text: more.join(' ') }] : []
  const rest = [...blocks.slice(0, at), ...shortened, ...blocks.slice(at + 1)]
  return { title: opening.replace(/(?<!\.)\.$/, ''), rest }
}

function firstWords([block]: Block[]): string {
  if (block?.type === 'list') return block.items[0] ?? ''
  if (block?.type === 'pairs') return `${block.left.title} — ${block.right.title}`
  return block?.text ?? ''
}

const ASKS =
  /(?:^|[,:—–] |\s(?:и|а|and|then|please) )(?:подпи[шс]|напишите|пиши|сохран|закаж|звони|позвон|переход|приход|запиш|поделитесь|поделись|ставьте|ждём|жду|subscribe|follow|comment|share|save|call us|order (?:now|here|yours)|write (?:to )?us|sign up|book |join|message us|dm me|visit)/iu

interface Closing {
  title: string
  text?: string
}

/**
 * The author's own call to action: a short sentence near the end that asks for something, together
 * with the question before it («А вы? Напишите в комментариях!»).
 */
function takeClosing(title: string, blocks: Block[]): { body: Block[]; closing: Closing | null } {
  const at = blocks.findLastIndex(
    (block, index) =>
      index >= blocks.length - 2 && block.type === 'paragraph' && asks(block.text, title),
  )
  const found = blocks[at]
  if (found?.type !== 'paragraph') return { body: blocks, closing: null }
  const sentences = sentencesOf(found.text)
  const request = sentences.pop() ?? ''
  const question = sentences.at(-1)
  const isAsked =
    question !== undefined && question.endsWith('?') && question.length <= LIMITS.title
  if (isAsked) sentences.pop()
  const left: Block[] = sentences.length === 0 ? [] : [{ ...found, text: sentences.join(' ') }]
  return {
    body: [...blocks.slice(0, at), ...left, ...blocks.slice(at + 1)],
    closing: isAsked ? { title: question, text: request } : { title: request },
  }
}

function asks(paragraph: string, title: string): boolean {
  const last = sentencesOf(paragraph).at(-1) ?? ''
  return last !== title && last.length <= LIMITS.title && ASKS.test(last)
}

function planBody(
  blocks: readonly Block[],
  frequencies: Frequencies,
  language: Language,
): SlideWords[] | null {
  const short = shorten(blocks, frequencies)
  for (const size of SIZES) {
    const slides = bodySlides(short, size, language)
    if (slides.length < MIN_SLIDES - 2) continue
    const weigh = (slide: SlideWords) => scoreSlide(slide, slides[0] === slide, frequencies)
    return keepBest(slides, weigh, () => 1, ROOM)
  }
  return null
}

/** Leaves of long running text the sentences that carry most of its subject. */
function shorten(blocks: readonly Block[], frequencies: Frequencies): Block[] {
  const all = blocks.flatMap((block, at) =>
    block.type === 'paragraph' ? sentencesOf(block.text).map((text) => ({ text, at })) : [],
  )
  const score = ({ text }: { text: string }) => scoreSentence(text, frequencies)
  const kept = keepBest(all, score, ({ text }) => Math.min(text.length, LIMITS.text), TEXT_BUDGET)
  return blocks.flatMap((block, at): Block[] => {
    if (block.type !== 'paragraph') return [block]
    const text = kept
      .filter((one) => one.at === at)
      .map((one) => one.text)
      .join(' ')
    return text === '' ? [] : [{ ...block, text }]
  })
}

function scoreSlide(slide: SlideWords, isFirst: boolean, frequencies: Frequencies): number {
  const structure = slide.kind === 'text' ? 1 : 1.8
  const named = 'title' in slide && slide.title !== undefined ? 1.2 : 1
  const sentences = sentencesOf(slideText(slide).replaceAll('\n', ' '))
  const best = Math.max(0, ...sentences.map((one) => scoreSentence(one, frequencies)))
  return (best + 1) * structure * named * (isFirst ? 1.5 : 1)
}

const scoreBy = (frequencies: Frequencies) => (sentence: string) =>
  scoreSentence(sentence, frequencies)

function callToAction(closing: Closing | null, language: Language): SlideWords {
  const { usefulTitle, usefulText, usefulAction } = LABELS[language]
  const words = closing ?? { title: usefulTitle, text: usefulText }
  return { kind: 'call_to_action', ...words, action: usefulAction }
}
