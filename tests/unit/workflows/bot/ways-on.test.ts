import { describe, expect, test } from 'vitest'
import { showHistory } from '../../../../workflows/bot/editing/actions.ts'
import type { Button } from '../../../../workflows/bot/ports.ts'
import { nextSteps } from '../../../../workflows/bot/start/next-steps.ts'
import { given } from '../../../support/decide-given.ts'

const kindOf = (button: Button) => ('action' in button ? button.action.kind : null)

describe('nothing that is said ends a talk', () => {
  test.each(['спасибо', '/nonsense', '/cancel', '/resume'])('%s', async (words) => {
    const { outcome } = await given().says(words)
    expect(outcome.replies[0]).toMatchObject({ kind: 'text', buttons: nextSteps('ru') })
  })

  test('another language comes with the menu in it', async () => {
    const { outcome } = await given().says('/en')
    const [reply] = outcome.replies
    const buttons = (reply?.kind === 'text' && reply.buttons?.flat()) || []
    expect(buttons.map(({ text }) => text)).toContain('✨ New carousel')
  })
})

describe('from the help', () => {
  test.each([
    'start.rewrite',
    'start.reply',
    'schedule.list',
    'privacy.show',
    'brand.show',
    'editing.history',
  ])('%s is a press away', async (kind) => {
    const [reply] = (await given().says('/help')).outcome.replies
    const buttons = (reply?.kind === 'text' && reply.buttons?.flat()) || []
    expect(buttons.map(kindOf)).toContain(kind)
  })

  test('the history comes below and leaves the menu where it is', async () => {
    const [reply] = (await given().says('/start')).outcome.replies
    const buttons = (reply?.kind === 'text' && reply.buttons?.flat()) || []
    const history = buttons.find((button) => kindOf(button) === 'editing.history')
    expect(history).toEqual(showHistory.button('🗂 История', { below: true }))
  })
})

test('tags, links and mentions do not make a Russian English', async () => {
  for (const words of [
    '<b>жирный</b> & <script>alert(1)</script>',
    'Кофе https://example.com/a-long-way/to-the-article.html',
    'Сон @a_very_long_handle_of_somebody #mindfulness',
  ]) {
    const { outcome, session } = await given().says(words)
    expect(outcome.carousel?.language, words).toBe('ru')
    expect(session?.language ?? 'ru').toBe('ru')
  }
})
