import { FORMATS } from '../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import type { Box, DisplayList, Item } from '../draw/display-list.ts'
import type { Template } from '../templates/template.ts'
import type { Measurer } from '../text/measure.ts'
import { layCallToAction } from './call-to-action.ts'
import { CHROME_HEIGHT, layChrome } from './chrome.ts'
import { layComparison } from './comparison.ts'
import { fit } from './fit.ts'
import type { Fitted } from './fit.ts'
import type { Kit, KitInput } from './kit.ts'
import { createMemo } from './lay-lines.ts'
import type { Piece } from './piece.ts'
import { layPoints } from './points.ts'
import { layQuote } from './quote.ts'
import { laySteps } from './steps.ts'
import { layText } from './text.ts'
import { layTitle } from './title.ts'

/** Text stays this far from every edge: apps lay their buttons over what is outside. */
const EDGE = 130
/** The profile grid shows the middle of a picture at 3:4. */
const GRID_RATIO = 3 / 4
const CHROME_GAP = 56

/** The part of a slide that no app covers or crops, in pixels. */
function safeZone({ width, height }: { width: number; height: number }): Box {
  const cropped = Math.max(0, (width - height * GRID_RATIO) / 2)
  const side = Math.max(EDGE, Math.ceil(cropped))
  return { x: side, y: EDGE, width: width - 2 * side, height: height - 2 * EDGE }
}

/** A cover's words leave room for its figure, as long as they can be read. */
const COVER_SHARE = 0.62

/** Places everything on a slide, without drawing. */
export function laySlide(slide: Slide, template: Template, measurer: Measurer): DisplayList {
  const { width, height } = FORMATS[slide.format]
  const safe = safeZone({ width, height })
  const { kind } = slide.content
  const colors = template.colors(kind, slide.index)
  const space = contentSpace(safe, template)
  const input = {
    template,
    colors,
    language: slide.language,
    kind,
    width: space.width,
    height: space.height,
    measurer,
    memo: createMemo(),
  }
  const { piece, truncated } = fitContent(slide, input)
  const free = Math.max(0, space.height - piece.height)
  const share = { top: 0, center: 0.5, bottom: 1 }[template.anchor(kind)]
  const words: Box = { ...space, y: space.y + free * share, height: piece.height }
  const scene = { index: slide.index, total: slide.total, kind, width, height, safe, colors }
  const centred = template.align === 'center' ? (space.width - piece.width) / 2 : 0
  const items: Item[] = [
    ...template.backdrop({ ...scene, space, words }),
    ...layChrome(slide, safe, input),
    ...piece.place(words.x + centred, words.y),
  ]
  return { width, height, items, safeZone: safe, truncated }
}

function contentSpace(safe: Box, { chrome, headroom }: Template): Box {
  const above = (chrome === 'top' ? CHROME_HEIGHT + CHROME_GAP : 0) + headroom
  const below = chrome === 'bottom' ? CHROME_HEIGHT + CHROME_GAP : 0
  return { ...safe, y: safe.y + above, height: safe.height - above - below }
}

function fitContent(slide: Slide, input: KitInput): Fitted {
  const build = (kit: Kit) => layContent(slide, kit)
  if (slide.content.kind !== 'title') return fit(build, input)
  const cover = fit(build, { ...input, height: input.height * COVER_SHARE })
  return cover.truncated ? fit(build, input) : cover
}

function layContent({ content }: Slide, kit: Kit): Piece {
  switch (content.kind) {
    case 'title':
      return layTitle(content, kit)
    case 'text':
      return layText(content, kit)
    case 'points':
      return layPoints(content, kit)
    case 'quote':
      return layQuote(content, kit)
    case 'steps':
      return laySteps(content, kit)
    case 'comparison':
      return layComparison(content, kit)
    case 'call_to_action':
      return layCallToAction(content, kit)
  }
}
