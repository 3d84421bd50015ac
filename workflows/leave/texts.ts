import type { Language } from '../carousel/content.ts'

/** What a leave message tells of. Dates as `YYYY-MM-DD`. */
export interface LeaveFacts {
  employee: string
  type: string
  from: string
  to: string
  note: string | null
}

export type LeaveMessage = 'asked' | 'reminder' | 'expired' | 'approved' | 'declined'

const TYPES: Record<Language, Record<string, string>> = {
  ru: {
    annual: 'ежегодный отпуск',
    sick: 'больничный',
    unpaid: 'отпуск без сохранения зарплаты',
    parental: 'отпуск по уходу за ребёнком',
    study: 'учебный отпуск',
    other: 'отсутствие',
  },
  en: {
    annual: 'annual leave',
    sick: 'sick leave',
    unpaid: 'unpaid leave',
    parental: 'parental leave',
    study: 'study leave',
    other: 'absence',
  },
}

const SENTENCES: Record<Language, Record<LeaveMessage, (what: string, name: string) => string>> = {
  ru: {
    asked: (what, name) => `${name} просит: ${what}. Одобрите или отклоните заявку.`,
    reminder: (what, name) => `Напоминание: заявка ждёт решения. ${name}: ${what}.`,
    expired: (what, name) => `На заявку никто не ответил, и её срок истёк. ${name}: ${what}.`,
    approved: (what) => `Ваша заявка одобрена: ${what}.`,
    declined: (what) => `Ваша заявка отклонена: ${what}.`,
  },
  en: {
    asked: (what, name) => `${name} asks for ${what}. Please approve or decline the request.`,
    reminder: (what, name) => `Reminder: a request waits for your decision. ${name}: ${what}.`,
    expired: (what, name) => `Nobody answered a request in time, so it expired. ${name}: ${what}.`,
    approved: (what) => `Your request is approved: ${what}.`,
    declined: (what) => `Your request is declined: ${what}.`,
  },
}

/** A message about a leave request, as plain text. */
export function leaveText(language: Language, message: LeaveMessage, facts: LeaveFacts): string {
  const type = TYPES[language][facts.type] ?? TYPES[language]['other'] ?? facts.type
  const dates = facts.from === facts.to ? facts.from : `${facts.from} – ${facts.to}`
  const sentence = SENTENCES[language][message](`${type}, ${dates}`, facts.employee)
  return facts.note ? `${sentence}\n\n${facts.note}` : sentence
}
