import { LANGUAGES, type Language } from '../carousel/content.ts'
import { FORMATS, type Format } from '../carousel/slides.ts'
import { STYLES, type Style } from '../carousel/styles.ts'

/** What a button asks for. Without `carouselId` a choice is only remembered for the next carousel. */
export type ButtonAction =
  | { kind: 'show_styles'; carouselId?: string }
  | { kind: 'show_formats'; carouselId?: string }
  | { kind: 'choose_style'; style: Style; carouselId?: string }
  | { kind: 'choose_format'; format: Format; carouselId?: string }
  /** The same source once more: «again» below a finished carousel, «retry» below a failed one. */
  | { kind: 'again' | 'retry'; carouselId: string }
  /** The same slides as PNG files. */
  | { kind: 'documents'; carouselId: string }
  | { kind: 'choose_language'; language: Language }
  | { kind: 'example'; index: number }
  | { kind: 'approve'; approvalId: string }
  | { kind: 'decline'; approvalId: string }

/** The action as callback data: at most 64 bytes (Bot API), the longest is 48. */
export function toCallbackData(action: ButtonAction): string {
  switch (action.kind) {
    case 'show_styles':
      return join('ms', action.carouselId)
    case 'show_formats':
      return join('mf', action.carouselId)
    case 'choose_style':
      return join('s', action.style, action.carouselId)
    case 'choose_format':
      return join('f', action.format, action.carouselId)
    case 'again':
      return join('a', action.carouselId)
    case 'retry':
      return join('r', action.carouselId)
    case 'documents':
      return join('d', action.carouselId)
    case 'choose_language':
      return join('l', action.language)
    case 'example':
      return join('x', String(action.index))
    case 'approve':
      return join('ap', action.approvalId)
    case 'decline':
      return join('ad', action.approvalId)
  }
}

/** Null for data that no button of this version carries: an old or a forged one. */
export function fromCallbackData(data: string): ButtonAction | null {
  const [verb, first, second] = data.split(':')
  switch (verb) {
    case 'ms':
      return withCarousel({ kind: 'show_styles' }, first)
    case 'mf':
      return withCarousel({ kind: 'show_formats' }, first)
    case 's': {
      const style = STYLES.find((name) => name === first)
      return style ? withCarousel({ kind: 'choose_style', style }, second) : null
    }
    case 'f': {
      const format = first !== undefined && Object.hasOwn(FORMATS, first) ? first : null
      return format
        ? withCarousel({ kind: 'choose_format', format: format as Format }, second)
        : null
    }
    case 'a':
    case 'r': {
      const kind = verb === 'a' ? 'again' : 'retry'
      return isId(first) ? { kind, carouselId: first } : null
    }
    case 'd':
      return isId(first) ? { kind: 'documents', carouselId: first } : null
    case 'l': {
      const language = LANGUAGES.find((name) => name === first)
      return language ? { kind: 'choose_language', language } : null
    }
    case 'x':
      return /^\d$/.test(first ?? '') ? { kind: 'example', index: Number(first) } : null
    case 'ap':
    case 'ad': {
      const kind = verb === 'ap' ? 'approve' : 'decline'
      return isId(first) ? { kind, approvalId: first } : null
    }
    default:
      return null
  }
}

function join(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(':')
}

function withCarousel<A extends ButtonAction>(action: A, id: string | undefined): A | null {
  if (id === undefined) return action
  return isId(id) ? { ...action, carouselId: id } : null
}

function isId(value: string | undefined): value is string {
  return value !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}
