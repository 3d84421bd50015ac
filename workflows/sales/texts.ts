import type { Language } from '../carousel/content.ts'
import { nameDeal } from './name-deal.ts'

/** What a message about a deal that went back tells of. */
export interface SentBackFacts {
  title: string
  /** Minor units of `currency` (ISO 4217). */
  amount: number
  currency: string
  why: SentBackCause
}

export type SentBackCause =
  | { kind: 'declined'; who: string | null; note: string | null }
  | { kind: 'unanswered' }
  /** In words of the saga. */
  | { kind: 'other'; reason: string }

type Texts = { back(what: string): string; why(cause: SentBackCause): string }

const TEXTS: Record<Language, Texts> = {
  ru: {
    back: (what) =>
      `Сделка ${what} вернулась на переговоры: заказ оформить не удалось. Всё, что было начато, отменено.`,
    why: (cause) => {
      switch (cause.kind) {
        case 'declined':
          return `Её не одобрили${by(cause.who)}.${after(cause.note)}`
        case 'unanswered':
          return 'За три дня никто не ответил, одобряет ли её.'
        case 'other':
          return `Причина: ${cause.reason}`
      }
    },
  },
  en: {
    back: (what) =>
      `The deal ${what} is back in negotiation: its order could not be made. Whatever was begun is undone.`,
    why: (cause) => {
      switch (cause.kind) {
        case 'declined':
          return `It was declined${by(cause.who)}.${after(cause.note)}`
        case 'unanswered':
          return 'Nobody answered within three days whether to approve it.'
        case 'other':
          return `The reason: ${cause.reason}`
      }
    },
  },
}

const by = (who: string | null): string => (who === null ? '' : ` (${who})`)
const after = (note: string | null): string => (note === null ? '' : `\n${note}`)

/** Tells of a deal that went back, as plain text. */
export function sentBackText(language: Language, facts: SentBackFacts): string {
  const texts = TEXTS[language]
  return `${texts.back(nameDeal(language, facts))}\n\n${texts.why(facts.why)}`
}
