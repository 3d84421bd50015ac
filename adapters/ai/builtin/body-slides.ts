import { LIMITS } from '../../../workflows/carousel/content.ts'
import type { Language, SlideWords } from '../../../workflows/carousel/content.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import { LABELS } from './labels.ts'
import type { Block } from './parse-text.ts'
import { sentencesOf, splitLong } from './sentences.ts'

/** Every slide that the blocks give, in their order, with about `size` characters of text on each. */
export function bodySlides(
  blocks: readonly Block[],
  size: number,
  language: Language,
): SlideWords[] {
  const slides: SlideWords[] = []
  let heading: string | undefined
  let sentences: string[] = []
  const flush = () => {
    slides.push(...textSlides(heading, sentences, size))
    if (sentences.length > 0) heading = undefined
    sentences = []
  }
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      sentences.push(...sentencesOf(block.text))
      continue
    }
    const lead = block.type === 'list' ? takeLead(sentences) : undefined
    flush()
    if (block.type === 'heading') {
      if (heading !== undefined) slides.push(...textSlides(undefined, [heading], size))
      heading = block.text
      continue
    }
    slides.push(...structured(block, lead ?? heading, language))
    heading = undefined
  }
  flush()
  if (heading !== undefined) slides.push(...textSlides(undefined, [heading], size))
  return slides
}

/** A sentence that ends with a colon announces the list below it. */
function takeLead(sentences: string[]): string | undefined {
  const last = sentences.at(-1)
  if (last === undefined || !last.endsWith(':') || last.length > LIMITS.title) return undefined
  sentences.pop()
  return last.slice(0, -1)
}

function textSlides(heading: string | undefined, sentences: string[], size: number): SlideWords[] {
  const texts = pack(sentences, size)
  return texts.map((text, index) =>
    index === 0 && heading !== undefined
      ? { kind: 'text', title: cutText(heading, LIMITS.title), text }
      : { kind: 'text', text },
  )
}

/** Whole sentences together up to `size`; a longer one in pieces. */
function pack(sentences: readonly string[], size: number): string[] {
  const texts: string[] = []
  let open = ''
  for (const sentence of sentences) {
    const joined = open === '' ? sentence : `${open} ${sentence}`
    if (joined.length <= size) {
      open = joined
      continue
    }
    if (open !== '') texts.push(open)
    const pieces = splitLong(sentence, Math.min(LIMITS.text, Math.max(size, 40)))
    open = pieces.pop() ?? ''
    texts.push(...pieces)
  }
  return open === '' ? texts : [...texts, open]
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
  return items.flatMap((item, index) => textSlides(index === 0 ? heading : undefined, [item], 600))
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
