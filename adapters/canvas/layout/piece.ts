import type { Item, Paint } from '../draw/display-list.ts'
import { rect, roundRect } from '../draw/paths.ts'

/** Something with a size that can be put anywhere: the stone that layouts are built of. Pixels. */
export interface Piece {
  width: number
  height: number
  /** The optical middle of its first line, from the top: what a list marker is aligned with. */
  middle: number
  place(x: number, y: number): Item[]
}

export const nothing: Piece = { width: 0, height: 0, middle: 0, place: () => [] }

/** One below the other. Pieces without height take no gap. */
export function stack(pieces: readonly Piece[], gap: number, align = 0): Piece {
  const shown = pieces.filter(({ height }) => height > 0)
  const width = Math.max(0, ...shown.map((piece) => piece.width))
  const height = shown.reduce((sum, piece) => sum + piece.height, 0) + gap * (shown.length - 1)
  return {
    width,
    height: Math.max(0, height),
    middle: shown[0]?.middle ?? 0,
    place(x, y) {
      let top = y
      return shown.flatMap((piece) => {
        const items = piece.place(x + (width - piece.width) * align, top)
        top += piece.height + gap
        return items
      })
    },
  }
}

/** Side by side, tops aligned. */
export function row(pieces: readonly Piece[], gap: number): Piece {
  return {
    width: pieces.reduce((sum, piece) => sum + piece.width, 0) + gap * (pieces.length - 1),
    height: Math.max(0, ...pieces.map((piece) => piece.height)),
    middle: pieces[0]?.middle ?? 0,
    place(x, y) {
      let left = x
      return pieces.flatMap((piece) => {
        const items = piece.place(left, y)
        left += piece.width + gap
        return items
      })
    },
  }
}

/** A marker beside a content, the middles of their first lines on one level. */
export function marked(marker: Piece, content: Piece, indent: number): Piece {
  if (content.height === 0) return nothing
  const level = Math.max(marker.middle, content.middle)
  const markerTop = level - marker.middle
  const contentTop = level - content.middle
  return {
    width: indent + content.width,
    height: Math.max(markerTop + marker.height, contentTop + content.height),
    middle: level,
    place: (x, y) => [
      ...marker.place(x, y + markerTop),
      ...content.place(x + indent, y + contentTop),
    ],
  }
}

export interface CardStyle {
  padX: number
  padY: number
  fill?: Paint
  radius?: number
  /** An outline other than a rectangle; it must hold the content. */
  outline?: (x: number, y: number, width: number, height: number) => string
  stroke?: string
  lineWidth?: number
  dash?: readonly number[]
  /** A hard shadow down to the right. */
  shadow?: { offset: number; color: string }
  /** At least so wide, padding included. */
  minWidth?: number
  align?: number
}

/** A content on a sheet of its own. */
export function card(content: Piece, style: CardStyle): Piece {
  if (content.height === 0) return nothing
  const width = Math.max(style.minWidth ?? 0, content.width + 2 * style.padX)
  const height = content.height + 2 * style.padY
  const outline = (x: number, y: number) =>
    style.outline !== undefined
      ? style.outline(x, y, width, height)
      : style.radius === undefined
        ? rect(x, y, width, height)
        : roundRect(x, y, width, height, Math.min(style.radius, height / 2, width / 2))
  const { shadow, fill, stroke, lineWidth, dash } = style
  return {
    width,
    height,
    middle: style.padY + content.middle,
    place(x, y) {
      const inner = width - 2 * style.padX - content.width
      return [
        ...(shadow === undefined
          ? []
          : [shape(outline(x + shadow.offset, y + shadow.offset), shadow.color)]),
        {
          ...shape(outline(x, y), fill),
          ...(stroke === undefined ? {} : { stroke, lineWidth: lineWidth ?? 2 }),
          ...(dash === undefined ? {} : { dash }),
        },
        ...content.place(x + style.padX + inner * (style.align ?? 0), y + style.padY),
      ]
    },
  }
}

function shape(path: string, fill: Paint | undefined) {
  return { kind: 'shape' as const, path, ...(fill === undefined ? {} : { fill }) }
}

/** A bar of one colour. */
export function bar(width: number, height: number, fill: Paint): Piece {
  return {
    width,
    height,
    middle: height / 2,
    place: (x, y) => [{ kind: 'shape', path: rect(x, y, width, height), fill }],
  }
}

/** A figure drawn by a function of its top left corner. */
export function figure(width: number, height: number, place: Piece['place']): Piece {
  return { width, height, middle: height / 2, place }
}
