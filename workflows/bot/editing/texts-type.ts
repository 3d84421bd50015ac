import type { SlideKind } from '../../carousel/content.ts'
import type { RevisionFacts } from '../../carousel/revisions/repository.ts'
import type { Wish } from './actions.ts'

/** What the editor says. Slides count from 1 in what people read. */
export interface EditingTexts {
  /** Line of the panel, such as “Version 3 of 4: slide 2 corrected”. */
  version(number: number, of: number, what: string): string
  cause(facts: Pick<RevisionFacts, 'cause' | 'slide'>): string
  /** The slides that there are, such as “7 slides · Paper · 1080×1350”. */
  facts(slides: number, style: string, width: number, height: number): string
  buttons: {
    fix: string
    style: string
    portrait: string
    square: string
    back: string
    forward: string
    album: string
    package: string
    again: string
    toPanel: string
    toSlides: string
    toSlide: string
    text: string
    rewrite: string
    up: string
    down: string
    add: string
    remove: string
    wishInWords: string
    retry: string
    open: string
    older: string
    newest: string
  }
  wishes: Record<Wish, { button: string; wish: string }>
  kinds: Record<SlideKind, string>
  pick: string
  slide(number: number, of: number, kind: string): string
  chooseWish(number: number): string
  chooseKind(number: number): string
  chooseStyle: string
  noAi: string
  /** How the text of each kind is written. */
  rules: Record<SlideKind, string>
  askText(number: number, rule: string): string
  askWish(number: number): string
  askNew(number: number, rule: string): string
  wishTooLong(limit: number, has: number): string
  onlyWords: string
  sameText: string
  brokenHeading: string
  field(path: string): string
  tooLong(field: string, limit: number, has: number | null): string
  tooMany(field: string, limit: number, has: number | null): string
  tooFew(field: string, limit: number): string
  missing(field: string): string
  working: Record<
    'text' | 'rewrite' | 'move' | 'add' | 'remove' | 'style' | 'format',
    (slide: number) => string
  >
  done: string
  busy: string
  stale: string
  notHere: string
  notReady: string
  already: string
  photo(number: number, of: number): string
  failed: Record<'busy' | 'limit' | 'refused' | 'no_ai' | 'forbidden' | 'internal', string>
  changeId(id: string): string
  packageReady: string
  packageCaption: string
  packageAlt: string
  altOf(number: number): string
  albumOnTheWay: string
  packageOnTheWay: string
  historyTitle: string
  historyFound(search: string): string
  historyEmpty: string
  historyNothing(search: string): string
  historyHint: string
  unfinished: string
  /** A carousel of another chat: to look at. */
  fromElsewhere: string
}
