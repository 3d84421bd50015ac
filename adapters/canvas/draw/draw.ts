import { Path2D } from 'canvas'
import type { Image, SKRSContext2D } from 'canvas'
import { fontOf } from '../fonts.ts'
import type { Item, Paint, Picture, Shape, TextLine } from './display-list.ts'

/** Draws a display list's items on a canvas, in order; pictures only when there is a logo. */
export function draw(context: SKRSContext2D, items: readonly Item[], logo?: Image): void {
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  for (const item of items) {
    if (item.kind === 'shape') drawShape(context, item)
    else if (item.kind === 'text') drawText(context, item)
    else if (logo) drawLogo(context, item, logo)
  }
}

function drawShape(context: SKRSContext2D, shape: Shape): void {
  const path = new Path2D(shape.path)
  if (shape.fill !== undefined) {
    context.fillStyle = style(context, shape.fill)
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a path, no array
    context.fill(path)
  }
  if (shape.stroke !== undefined) {
    context.strokeStyle = style(context, shape.stroke)
    context.lineWidth = shape.lineWidth ?? 1
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.setLineDash([...(shape.dash ?? [])])
    context.stroke(path)
  }
}

function drawLogo(context: SKRSContext2D, { box }: Picture, logo: Image): void {
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(logo, box.x, box.y, box.width, box.height)
}

function drawText(context: SKRSContext2D, line: TextLine): void {
  context.font = fontOf(line.face, line.size)
  context.letterSpacing = `${line.tracking * line.size}px`
  context.direction = line.direction
  context.fillStyle = line.color
  context.fillText(line.text, line.x, line.baseline)
}

function style(context: SKRSContext2D, paint: Paint) {
  if (typeof paint === 'string') return paint
  const gradient =
    'linear' in paint
      ? context.createLinearGradient(...paint.linear)
      : context.createRadialGradient(paint.radial[0], paint.radial[1], 0, ...paint.radial)
  for (const [offset, color] of paint.stops) gradient.addColorStop(offset, color)
  return gradient
}
