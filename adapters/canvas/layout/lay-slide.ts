import { FORMATS } from '../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import type { Box, DisplayList, Item } from '../draw/display-list.ts'
import type { Template } from '../templates/template.ts'
import type { Measurer } from '../text/measure.ts'
import { layCallToAction } from './call-to-action.ts'
import { CHROME_HEIGHT, layChrome } from './chrome.ts'
import { layComparison } from './comparison.ts'
import { fit } from './fit.ts'
import type { Kit } from './kit.ts'
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
export function safeZone({ width, height }: { width: number; height: number }): Box {
  const cropped = Math.max(0, (width - height * GRID_RATIO) / 2)
  const side = Math.max(EDGE, Math.ceil(cropped))
  return { x: side, y: EDGE, width: width - 2 * side, height: height - 2 * EDGE }
}

/** Places everything on a slide, without drawing. */
export function laySlide(slide: Slide, template: Template, measurer: Measurer): DisplayList {
  const { width, height } = FORMATS[slide.format]
  const safe = safeZone({ width, height })
  const { kind } = slide.content
  const colors = template.colors(kind, slide.index)
  const space: Box = {
    ...safe,
    y: safe.y + (template.chrome === 'top' ? CHROME_HEIGHT + CHROME_GAP : 0),
    height: safe.height - CHROME_HEIGHT - CHROME_GAP,
  }
  const input = {
    template,
    colors,
    language: slide.language,
    kind,
    width: space.width,
    height: space.height,
    measurer,
  }
  const { piece, truncated } = fit((kit) => layContent(slide, kit), input)
  const free = Math.max(0, space.height - piece.height)
  const share = { top: 0, center: 0.5, bottom: 1 }[template.anchor(kind)]
  const items: Item[] = [
    ...template.backdrop({
      index: slide.index,
      total: slide.total,
      kind,
      width,
      height,
      safe,
      colors,
    }),
    ...layChrome(slide, safe, input),
    ...piece.place(
      space.x + (template.align === 'center' ? (space.width - piece.width) / 2 : 0),
      space.y + free * share,
    ),
  ]
  return { width, height, items, safeZone: safe, truncated }
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
