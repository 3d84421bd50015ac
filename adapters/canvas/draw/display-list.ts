import type { FaceName } from '../fonts.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Colours are `#rrggbb` or `rgba(…)`; gradient points and radii are in pixels of the slide. */
export type Paint =
  | string
  | { linear: readonly [x0: number, y0: number, x1: number, y1: number]; stops: readonly Stop[] }
  | { radial: readonly [x: number, y: number, radius: number]; stops: readonly Stop[] }
type Stop = readonly [offset: number, color: string]

export interface Shape {
  kind: 'shape'
  /** SVG path data. */
  path: string
  fill?: Paint
  stroke?: Paint
  lineWidth?: number
  dash?: readonly number[]
}

export interface TextLine {
  kind: 'text'
  /** Lines of one block share its name; different blocks never overlap. */
  block: string
  text: string
  /** The left end of the text, whichever its direction, and its baseline. */
  x: number
  baseline: number
  size: number
  face: FaceName
  /** In em. */
  tracking: number
  direction: 'ltr' | 'rtl'
  color: string
  /** Where the ink lies. */
  ink: Box
}

/** The brand's logo. */
export interface Picture {
  kind: 'picture'
  box: Box
}

export type Item = Shape | TextLine | Picture

/** Everything on a slide, in drawing order. Drawing adds nothing to it. */
export interface DisplayList {
  width: number
  height: number
  items: readonly Item[]
  /** Every text lies within. */
  safeZone: Box
  /** True when text had to be cut with an ellipsis. */
  truncated: boolean
}
