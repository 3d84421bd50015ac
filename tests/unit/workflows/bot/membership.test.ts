import { expect, test } from 'vitest'
import { answerMembership } from '../../../../workflows/bot/answer-membership.ts'
import type { DecideInput } from '../../../../workflows/bot/decide.ts'
import type { ChatSession } from '../../../../workflows/bot/repository.ts'

const session: ChatSession = {
  chatId: 5,
  language: 'en',
  languageChosen: false,
  style: 'paper',
  format: 'portrait',
  firstName: null,
}
const blocked = { ...session, blockedAt: '2026-11-01T00:00:00.000Z' }
const deps = { clock: { now: () => 0 } } as DecideInput['deps']
const tell = (isWelcome: boolean, known: ChatSession | null, isPrivate = true) =>
  answerMembership(
    { deps, updateId: 1 },
    {
      kind: 'membership',
      isWelcome,
      isPrivate,
      chatId: 5,
      messageId: 0,
      from: { id: 5, firstName: null, languageCode: 'en' },
    },
    known,
    session,
  )

test('who blocks the bot is noted, and cleared when they let it in again', () => {
  expect(tell(false, session).session?.blockedAt).toBe('1970-01-01T00:00:00.000Z')
  expect(tell(false, blocked).session).toBeNull()
  expect(tell(true, blocked).session?.blockedAt).toBeNull()
  expect(tell(true, blocked).outcome.replies).toEqual([])
})

test('a group that lets the bot in is greeted once, not when its rights change', () => {
  expect(tell(true, null, false).outcome.replies).toMatchObject([{ kind: 'text' }])
  expect(tell(true, blocked, false).outcome.replies).toHaveLength(1)
  expect(tell(true, session, false).outcome.replies).toEqual([])
})
