import { expect, test } from 'vitest'
import { decide } from '../../../../workflows/bot/decide.ts'
import type { ApprovalPress } from '../../../../workflows/bot/press-approval.ts'
import { texts } from '../../../../workflows/bot/texts.ts'

const ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee'

/** What the bot shows in Russian for what came of a press. */
function shown(approval: ApprovalPress | null) {
  const { outcome } = decide({
    updateId: 1,
    incoming: {
      kind: 'button',
      chatId: 7,
      isPrivate: true,
      from: { id: 7, firstName: 'Boris', languageCode: 'ru' },
      messageId: 70,
      callbackId: 'c',
      data: `ap:${ID}`,
    },
    session: null,
    carousel: null,
    botName: null,
    newId: () => ID,
    approval,
  })
  return outcome.replies
}

test('a decided question turns into who decided what', () => {
  const facts = {
    title: 'Торт',
    amount: 150_000,
    currency: 'KZT',
    asking: 'Anna',
    decider: 'Boris',
    note: null,
  }
  expect(shown({ outcome: 'closed', status: 'approved', facts })).toEqual([
    { kind: 'callback', callbackId: 'c' },
    {
      kind: 'edit',
      messageId: 70,
      text: expect.stringMatching(/^Сделка «Торт» \(1\s500,00\s₸\) одобрена: Boris\.$/u),
    },
  ])
})

test('a press that decides nothing leaves the question, and says why', () => {
  for (const outcome of ['not_linked', 'not_allowed', 'gone'] as const) {
    expect(shown({ outcome })).toEqual([
      { kind: 'callback', callbackId: 'c', text: texts.ru.approval[outcome] },
    ])
  }
  expect(shown(null)).toMatchObject([{ text: texts.ru.approval.gone }])
})

test('notes fit into what Telegram shows above a chat: 200 characters', () => {
  for (const { approval } of Object.values(texts)) {
    for (const note of Object.values(approval)) expect(note.length).toBeLessThanOrEqual(200)
  }
})
