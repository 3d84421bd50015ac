import type { SlideKind } from '../../../workflows/carousel/content.ts'
import type { Box, Shape, TextLine } from '../draw/display-list.ts'
import type { FaceName } from '../fonts.ts'
import type { Kit } from '../layout/kit.ts'
import type { Piece } from '../layout/piece.ts'

export type Role = 'title' | 'heading' | 'body' | 'quote' | 'label' | 'numeral'

export interface TypeStyle {
  face: FaceName
  /** Letter spacing in em. */
  tracking: number
  /** Distance of baselines in em. */
  leading: number
  /** Makes faces of different width look alike in size. */
  factor: number
  uppercase?: boolean
}

/** Text is ink, muted or accent on the ground, onAccent on the accent, onSurface on the surface. */
export interface Colors {
  ground: string
  ink: string
  muted: string
  accent: string
  onAccent: string
  surface: string
  onSurface: string
  line: string
  /** Of figures that no words stand on. */
  figures?: readonly string[]
}

/** Where a slide stands and what it is, for what is drawn behind its words. */
export interface Scene {
  index: number
  total: number
  kind: SlideKind
  width: number
  height: number
  safe: Box
  /** Where words may stand, and where they do. */
  space: Box
  words: Box
  colors: Colors
}

export interface ListItem {
  block: string
  /** Counts from 1. */
  number: number
  total: number
  /** The item's words, laid out for the given width. */
  content: (width: number, color: string) => Piece
}

/** A look: its type, colours, the figures behind the words and the dress of each part. */
export interface Template {
  type: Record<Role, TypeStyle>
  align: 'left' | 'center'
  /** Where the handle and the page number stand. */
  chrome: 'top' | 'bottom'
  /** Space left free at the top of the safe zone, in pixels. */
  headroom: number
  pageNumber: (index: number, total: number) => string
  colors: (kind: SlideKind, index: number) => Colors
  anchor: (kind: SlideKind) => 'top' | 'center' | 'bottom'
  backdrop: (scene: Scene) => Shape[]
  /** A figure over the title of an inner slide, such as a short bar. */
  crown?: (kit: Kit) => Piece
  /** Figures beneath the title's lines, such as a highlighter's stroke. */
  underTitle?: (lines: readonly TextLine[], kit: Kit) => Shape[]
  point: (kit: Kit, item: ListItem) => Piece
  step: (kit: Kit, item: ListItem) => Piece
  /** The items of a list, one below the other. */
  list: (kit: Kit, items: readonly Piece[]) => Piece
  /** The inner width that `column` leaves to its content. */
  columnPadding: number
  column: (kit: Kit, content: Piece, side: 'left' | 'right') => Piece
  columnColor: (colors: Colors, side: 'left' | 'right') => { title: string; text: string }
  /** Running text, on a sheet of its own where a look has one. */
  prose: (kit: Kit, text: (width: number, color: string) => Piece) => Piece
  /** Above the words of a quote. */
  quoteMark: (kit: Kit) => Piece
  button: (kit: Kit, label: (color: string, width: number) => Piece) => Piece
}
