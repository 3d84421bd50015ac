import { LANGUAGES } from '../carousel/content.ts'
import { STYLES } from '../carousel/styles.ts'
import { approve, decline } from './approvals/actions.ts'
import {
  chooseFormat,
  chooseStyle,
  makeAgain,
  retryCarousel,
  sendDocuments,
  showFormats,
  showStyles,
} from './carousel/actions.ts'
import type { StoredAction } from './ports.ts'
import { chooseLanguage, makeExample } from './start/actions.ts'

/**
 * What a button asks for that was sent before actions were kept in the database: it carried all of it as
 * `verb:…`. Null for any other data. Such messages stay in chats for ever.
 */
export function readOldButton(data: string): StoredAction | null {
  const [verb, first, second] = data.split(':')
  switch (verb) {
    case 'ms':
      return withCarousel(first, (id) => showStyles.with(id))
    case 'mf':
      return withCarousel(first, (id) => showFormats.with(id))
    case 's': {
      const style = STYLES.find((name) => name === first)
      return style ? withCarousel(second, (id) => chooseStyle.with({ style, ...id })) : null
    }
    case 'f': {
      if (first !== 'portrait' && first !== 'square') return null
      return withCarousel(second, (id) => chooseFormat.with({ format: first, ...id }))
    }
    case 'a':
      return isId(first) ? makeAgain.with({ carouselId: first }) : null
    case 'r':
      return isId(first) ? retryCarousel.with({ carouselId: first }) : null
    case 'd':
      return isId(first) ? sendDocuments.with({ carouselId: first }) : null
    case 'l': {
      const language = LANGUAGES.find((name) => name === first)
      return language ? chooseLanguage.with({ language }) : null
    }
    case 'x':
      return /^\d$/.test(first ?? '') ? makeExample.with({ index: Number(first) }) : null
    case 'ap':
      return isId(first) ? approve.with({ approvalId: first }) : null
    case 'ad':
      return isId(first) ? decline.with({ approvalId: first }) : null
    default:
      return null
  }
}

function withCarousel(
  id: string | undefined,
  action: (about: { carouselId?: string }) => StoredAction,
): StoredAction | null {
  if (id === undefined) return action({})
  return isId(id) ? action({ carouselId: id }) : null
}

function isId(value: string | undefined): value is string {
  return value !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}
