import { describe, expect, test } from 'vitest'
import { type ApprovalMessage, approvalText } from '../../../../workflows/approvals/texts.ts'
import { sentBackText } from '../../../../workflows/sales/texts.ts'

const facts = {
  title: 'A cake',
  amount: 150_000_000,
  currency: 'KZT',
  asking: 'Anna',
  decider: 'Boris',
  note: null,
}
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ')

describe('what people read of an approval', () => {
  test('says who asks, for what and how much, in both languages', () => {
    expect(plain(approvalText('ru', 'asked', facts))).toBe(
      'Anna просит одобрить сделку «A cake» (1 500 000,00 ₸). Без вашего решения заказ не начнётся. Одобрить?',
    )
    expect(plain(approvalText('en', 'asked', facts))).toBe(
      'Anna asks you to approve the deal “A cake” (₸1,500,000.00). Its order waits for your decision. Do you approve?',
    )
  })

  test('says who decided and their note', () => {
    const declined = approvalText('en', 'declined', { ...facts, note: 'Too cheap' })
    expect(plain(declined)).toBe('The deal “A cake” (₸1,500,000.00) is declined: Boris. Too cheap')
  })

  test('does without names that nobody knows', () => {
    const messages: ApprovalMessage[] = [
      'asked',
      'reminder',
      'granted',
      'approved',
      'declined',
      'expired',
      'cancelled',
    ]
    for (const language of ['ru', 'en'] as const) {
      for (const message of messages) {
        const text = approvalText(language, message, { ...facts, asking: null, decider: null })
        expect(text).not.toMatch(/null|undefined|\(\)|: \.|\s{2}/)
      }
    }
  })

  test('says why a deal went back', () => {
    const { title, amount, currency } = facts
    const back = { title, amount, currency }
    const why = { kind: 'declined', who: 'Boris', note: 'Дорого' } as const
    expect(plain(sentBackText('ru', { ...back, why }))).toMatch(
      /вернулась на переговоры.*Её не одобрили \(Boris\)\. Дорого$/u,
    )
    const other = { kind: 'other', reason: 'The order ORD-000001 is late' } as const
    expect(sentBackText('en', { ...back, why: other })).toMatch(/ORD-000001 is late$/)
  })
})
