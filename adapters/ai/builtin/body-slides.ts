import { LIMITS } from '../../../workflows/carousel/content.ts'
import type { Language, SlideWords } from '../../../workflows/carousel/content.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import { LABELS } from './labels.ts'
import type { Block } from './parse-text.ts'
import { sentencesOf, splitLong } from './sentences.ts'

/** A paragraph may be this much longer than the size before it is split. */
const TOLERANCE = 1.35

/** Every slide that the blocks give, in their order, with about `size` characters of text on each. */
export function bodySlides(
  blocks: readonly Block[],
  size: number,
  language: Language,
): SlideWords[] {
  const slides: SlideWords[] = []
  let heading: string | undefined
  let paragraphs: string[][] = []
  const flush = () => {
    slides.push(...textSlides(heading, paragraphs, size))
    if (paragraphs.length > 0) heading = undefined
    paragraphs = []
  }
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      paragraphs.push(sentencesOf(block.text))
      continue
    }
    const lead = block.type === 'list' ? takeLead(paragraphs) : undefined
    flush()
    if (block.type === 'heading') {
      if (heading !== undefined) slides.push(...textSlides(undefined, [[heading]], size))
      heading = block.text
      continue
    }
    slides.push(...structured(block, lead ?? heading, language))
    heading = undefined
  }
  flush()
  if (heading !== undefined) slides.push(...textSlides(undefined, [[heading]], size))
  return slides
}

/** A sentence that ends with a colon announces the list below it. */
function takeLead(paragraphs: string[][]): string | undefined {
  const last = paragraphs.at(-1)?.at(-1)
  if (last === undefined || last.length > LIMITS.title || !/\S:$/.test(last)) return undefined
  paragraphs.at(-1)?.pop()
  if (paragraphs.at(-1)?.length === 0) paragraphs.pop()
  return last.slice(0, -1)
}

function textSlides(
  heading: string | undefined,
  paragraphs: readonly string[][],
  size: number,
): SlideWords[] {
  const texts = joinShort(
    paragraphs.flatMap((sentences) => pack(sentences, size)),
    size,
  )
  return texts.map((text, index) =>
    index === 0 && heading !== undefined
      ? { kind: 'text', title: cutText(heading, LIMITS.title), text }
      : { kind: 'text', text },
  )
}

/** A paragraph as texts of whole sentences, as equal as can be, each not much over `size`. */
function pack(sentences: readonly string[], size: number): string[] {
  const total = sentences.join(' ').length
  const parts = total <= size * TOLERANCE ? 1 : Math.ceil(total / size)
  const share = parts === 1 ? size * TOLERANCE : Math.max(total / parts, 40) * 1.15
  const limit = Math.floor(Math.min(LIMITS.text, Math.max(share, 40)))
  const texts: string[] = []
  let open = ''
  for (const sentence of sentences) {
    const joined = open === '' ? sentence : `${open} ${sentence}`
    if (joined.length <= limit) {
      open = joined
      continue
    }
    if (open !== '') texts.push(open)
    const pieces = splitLong(sentence, limit)
    open = pieces.pop() ?? ''
    texts.push(...pieces)
  }
  return open === '' ? texts : [...texts, open]
}

/** Neighbours that are too short for a slide of their own go together. */
function joinShort(texts: readonly string[], size: number): string[] {
  const joined: string[] = []
  for (const text of texts) {
    const last = joined.at(-1)
    const isShort = last !== undefined && Math.min(last.length, text.length) < size * 0.35
    if (isShort && last.length + 1 + text.length <= size)
      joined[joined.length - 1] = `${last} ${text}`
    else joined.push(text)
  }
  return joined
}

function structured(
  block: Exclude<Block, { type: 'paragraph' | 'heading' }>,
  heading: string | undefined,
  language: Language,
): SlideWords[] {
  const title = (label: string) => cutText(heading ?? label, LIMITS.title)
  switch (block.type) {
    case 'quote': {
      const author =
        block.author === undefined ? {} : { author: cutText(block.author, LIMITS.author) }
      return [{ kind: 'quote', text: cutText(block.text, LIMITS.quote), ...author }]
    }
    case 'pairs':
      return [
        {
          kind: 'comparison',
          title: title(LABELS[language].comparison),
          left: columnOf(block.left),
          right: columnOf(block.right),
        },
      ]
    case 'list':
      return listSlides(block, heading, language)
  }
}

function listSlides(
  { items, ordered }: { items: readonly string[]; ordered: boolean },
  heading: string | undefined,
  language: Language,
): SlideWords[] {
  const { points, steps } = LABELS[language]
  const title = cutText(heading ?? (ordered ? steps : points), LIMITS.title)
  const split = items.map(splitStep)
  const isSteps = split.every((step) => step !== null)
  if (ordered && isSteps)
    return evenParts(split, LIMITS.steps).map((part) => ({ kind: 'steps', title, steps: part }))
  if (items.every((item) => item.length <= LIMITS.point))
    return evenParts(items, LIMITS.points).map((part) => ({
      kind: 'points',
      title,
      points: [...part],
    }))
  return items.flatMap((item, index) =>
    textSlides(index === 0 ? heading : undefined, [[item]], LIMITS.text),
  )
}

/** A step's title and its explanation, when the item has that form or is short; else null. */
function splitStep(item: string): { title: string; text?: string } | null {
  if (item.length <= LIMITS.stepTitle && !/[.:] |\s[—–]\s/.test(item)) return { title: bare(item) }
  const [, title, text] = /^(.{2,90}?)(?:[.:!?] |\s[—–]\s)(.{1,160})$/u.exec(item) ?? []
  if (title !== undefined && text !== undefined) return { title: bare(title), text }
  return item.length <= LIMITS.stepTitle ? { title: bare(item) } : null
}

const bare = (text: string) => text.replace(/(?<=\S)[.;,]$/, '')

/** Parts of at most `max` and as equal as can be, so that no slide has a single item. */
function evenParts<T>(items: readonly T[], max: number): T[][] {
  const count = Math.ceil(items.length / max)
  const parts: T[][] = []
  for (let part = 0; part < count; part += 1) {
    const from = Math.round((part * items.length) / count)
    parts.push(items.slice(from, Math.round(((part + 1) * items.length) / count)))
  }
  return parts
}

const columnOf = (column: { title: string; points: readonly string[] }) => ({
  title: cutText(column.title, LIMITS.columnTitle),
  points: column.points.map((point) => cutText(point, LIMITS.columnPoint)),
})
