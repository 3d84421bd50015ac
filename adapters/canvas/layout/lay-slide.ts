import { FORMATS } from '../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import { withBrandFont } from '../brand/brand-type.ts'
import type { LogoSize } from '../brand/logo-mark.ts'
import { logoPiece } from '../brand/logo-piece.ts'
import { withPlates } from '../brand/place-logo.ts'
import { recolor } from '../brand/recolor.ts'
import type { Box, DisplayList, Item } from '../draw/display-list.ts'
import type { Template } from '../templates/template.ts'
import type { Measurer } from '../text/measure.ts'
import { layAttribution } from './attribution.ts'
import { layCallToAction } from './call-to-action.ts'
import { CHROME_HEIGHT, layChrome } from './chrome.ts'
import { layComparison } from './comparison.ts'
import { fit } from './fit.ts'
import type { Fitted } from './fit.ts'
import type { Kit, KitInput } from './kit.ts'
import { createMemo } from './lay-lines.ts'
import { stack, type Piece } from './piece.ts'
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
/** The share of their size that words keep at least beside a large logo. */
const LOGO_COST = 0.8

/** Places everything on a slide, without drawing: in its brand, when it has one. */
export function laySlide(
  slide: Slide,
  look: Template,
  measurer: Measurer,
  logo: LogoSize | null = null,
): DisplayList {
  const { brand } = slide
  const template = brand?.font === undefined ? look : withBrandFont(look, brand.font)
  const list = layItems(slide, template, measurer, logo)
  const { kind } = slide.content
  const colored = brand?.colors
    ? recolor(list, look, { colors: brand.colors, kind, index: slide.index })
    : list
  return logo ? withPlates(colored, logo) : colored
}

function layItems(
  slide: Slide,
  template: Template,
  measurer: Measurer,
  logo: LogoSize | null,
): DisplayList {
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
  const { piece, truncated, hasLogo } = fitWithLogo(slide, input, logo)
  const free = Math.max(0, space.height - piece.height)
  const share = { top: 0, center: 0.5, bottom: 1 }[template.anchor(kind)]
  const words: Box = { ...space, y: space.y + free * share, height: piece.height }
  const scene = { index: slide.index, total: slide.total, kind, width, height, safe, colors }
  const centred = template.align === 'center' ? (space.width - piece.width) / 2 : 0
  const items: Item[] = [
    ...template.backdrop({ ...scene, space, words }),
    ...layChrome(slide, safe, input, hasLogo ? null : logo),
    ...piece.place(words.x + centred, words.y),
  ]
  return { width, height, items, safeZone: safe, truncated }
}

/** The first and the last slide have the logo over their words, when these need not become much smaller. */
function fitWithLogo(
  slide: Slide,
  input: KitInput,
  logo: LogoSize | null,
): Fitted & { hasLogo: boolean } {
  const without = fitContent(slide, input, null)
  const isEnd = slide.index === 0 || slide.index === slide.total - 1
  if (!logo || !isEnd) return { ...without, hasLogo: false }
  const fitted = fitContent(slide, input, logo)
  const hasRoom =
    !fitted.truncated &&
    fitted.piece.height <= input.height &&
    largestSize(fitted) >= largestSize(without) * LOGO_COST
  return hasRoom ? { ...fitted, hasLogo: true } : { ...without, hasLogo: false }
}

function largestSize({ piece }: Fitted): number {
  return Math.max(0, ...piece.place(0, 0).map((item) => (item.kind === 'text' ? item.size : 0)))
}

function contentSpace(safe: Box, { chrome, headroom }: Template): Box {
  const above = (chrome === 'top' ? CHROME_HEIGHT + CHROME_GAP : 0) + headroom
  const below = chrome === 'bottom' ? CHROME_HEIGHT + CHROME_GAP : 0
  return { ...safe, y: safe.y + above, height: safe.height - above - below }
}

function fitContent(slide: Slide, input: KitInput, logo: LogoSize | null): Fitted {
  const edge = input.template.align === 'center' ? 0.5 : 0
  const build = (kit: Kit) => {
    const words = layContent(slide, kit)
    const signed = stack([words, layAttribution(slide, kit)], kit.gap(40, 24), edge)
    const sign = logoPiece(logo, { width: kit.width * 0.5, height: kit.scaled(120, 84) })
    return stack([sign, signed], kit.gap(44, 30), edge)
  }
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
