import type { SlideBrand } from '../../../workflows/brand/brand-kit.ts'
import type { SlideKind } from '../../../workflows/carousel/content.ts'
import { parseHex } from '../contrast.ts'
import type { DisplayList, Item, Paint } from '../draw/display-list.ts'
import type { Template } from '../templates/template.ts'
import { groundUnder } from './ground-under.ts'
import { toHex } from './luminance.ts'
import { type ColorMap, mapColors, type Use } from './map-colors.ts'
import { contrastOn, readableOn } from './readable-on.ts'

/** Texts that a look sets in its accent. */
const MARKS = /number|-title$/
/** WCAG 2.2, AA asks for 4.5; a little more, as hairlines blend in the half size that is looked at. */
const LEAST = 4.75
/** How far figures fade, one try after the other. */
const CALMER = [0, 0.55, 0.8, 0.92]

/**
 * A slide in the colours of a brand. Every colour of the look is translated, also those of its figures;
 * then each text is made brighter or darker until it can be read on what lies behind it. Where figures
 * stand in the way they fade; and where that does not help, the look keeps its own brightness, and takes
 * the brand's hues alone.
 */
export function recolor(
  list: DisplayList,
  template: Template,
  {
    colors,
    kind,
    index,
  }: { colors: NonNullable<SlideBrand['colors']>; kind: SlideKind; index: number },
): DisplayList {
  for (const calm of CALMER) {
    const map = mapColors(template, colors, { kind, index, exact: true, calm })
    const tried = legible({ ...list, items: recolored(list.items, map, kind) })
    if (tried.worst >= LEAST) return tried.list
  }
  const map = mapColors(template, colors, { kind, index, exact: false })
  return legible({ ...list, items: recolored(list.items, map, kind) }).list
}

function recolored(items: readonly Item[], map: ColorMap, kind: SlideKind): Item[] {
  const paint = (value: Paint, use: Use): Paint =>
    typeof value === 'string'
      ? map(value, use)
      : { ...value, stops: value.stops.map(([at, color]) => [at, map(color, use)] as const) }
  return items.map((item) => {
    if (item.kind === 'text') {
      return { ...item, color: map(item.color, MARKS.test(item.block) ? 'mark' : 'words') }
    }
    if (item.kind !== 'shape') return item
    const use = kind === 'call_to_action' ? 'mark' : 'figure'
    return {
      ...item,
      ...(item.fill === undefined ? {} : { fill: paint(item.fill, use) }),
      ...(item.stroke === undefined ? {} : { stroke: paint(item.stroke, use) }),
    }
  })
}

function legible(list: DisplayList): { list: DisplayList; worst: number } {
  const under = groundUnder(list)
  let worst = Number.POSITIVE_INFINITY
  const items = list.items.map((item) => {
    if (item.kind !== 'text') return item
    const ground = under(item.ink)
    const color = readableOn(parseHex(item.color), ground, LEAST)
    worst = Math.min(worst, contrastOn(color, ground))
    return { ...item, color: toHex(color) }
  })
  return { list: { ...list, items }, worst }
}
