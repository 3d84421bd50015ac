import type { Language } from '../carousel/content.ts'
import { nameDeal } from '../sales/name-deal.ts'

/** What a message about an approval tells of. */
export interface ApprovalFacts {
  title: string
  /** Minor units of `currency` (ISO 4217). */
  amount: number
  currency: string
  /** Who asks. */
  asking: string | null
  /** Who decided. */
  decider: string | null
  note: string | null
}

/** To the approvers: `asked`, `reminder`, and how it ended; to those who wait for it: `granted`. */
export type ApprovalMessage =
  | 'asked'
  | 'reminder'
  | 'granted'
  | 'approved'
  | 'declined'
  | 'expired'
  | 'cancelled'

type Sentence = (what: string, facts: ApprovalFacts) => string

const SENTENCES: Record<Language, Record<ApprovalMessage, Sentence>> = {
  ru: {
    asked: (what, { asking }) =>
      `${asking ? `${asking} просит одобрить сделку` : 'Нужно одобрить сделку'} ${what}. Без вашего решения заказ не начнётся. Одобрить?`,
    reminder: (what) =>
      `Напоминаю: сделка ${what} всё ещё ждёт вашего решения. Если за два дня никто не ответит, она вернётся на переговоры.`,
    granted: (what, { decider }) =>
      `Хорошая новость: сделку ${what} одобрили${decider ? ` (${decider})` : ''}. Оформляю заказ.`,
    approved: (what, { decider }) => `Сделка ${what} одобрена${by(decider)}.`,
    declined: (what, { decider }) => `Сделка ${what} отклонена${by(decider)}.`,
    expired: (what) =>
      `О сделке ${what} три дня никто не решил, поэтому она вернулась на переговоры.`,
    cancelled: (what) => `Вопрос о сделке ${what} снят, решать больше ничего не нужно.`,
  },
  en: {
    asked: (what, { asking }) =>
      `${asking ? `${asking} asks you to approve the deal` : 'Please approve the deal'} ${what}. Its order waits for your decision. Do you approve?`,
    reminder: (what) =>
      `A reminder: the deal ${what} still waits for your decision. If nobody answers within two days, it goes back to negotiation.`,
    granted: (what, { decider }) =>
      `Good news: the deal ${what} is approved${decider ? ` (${decider})` : ''}. Its order is on the way.`,
    approved: (what, { decider }) => `The deal ${what} is approved${by(decider)}.`,
    declined: (what, { decider }) => `The deal ${what} is declined${by(decider)}.`,
    expired: (what) =>
      `Nobody decided about the deal ${what} for three days, so it went back to negotiation.`,
    cancelled: (what) => `The question about the deal ${what} is taken back: nothing to decide.`,
  },
}

const by = (name: string | null): string => (name === null ? '' : `: ${name}`)

/** A message about an approval, as plain text. */
export function approvalText(
  language: Language,
  message: ApprovalMessage,
  facts: ApprovalFacts,
): string {
  const sentence = SENTENCES[language][message](nameDeal(language, facts), facts)
  return facts.note ? `${sentence}\n\n${facts.note}` : sentence
}

/** What stands on the buttons. */
export const APPROVAL_BUTTONS: Record<Language, { approve: string; decline: string }> = {
  ru: { approve: '✅ Одобрить', decline: '✋ Отклонить' },
  en: { approve: '✅ Approve', decline: '✋ Decline' },
}
