import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTITIES } from '../../../../workflows/entities/catalog.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { eventFilterOf } from '../../../../workflows/events/event-filter.ts'
import { entityWord } from '../../../../workflows/notifications/entity-words.ts'
import type { NewsFacts } from '../../../../workflows/notifications/facts-of.ts'
import { namesOf } from '../../../../workflows/notifications/names-of.ts'
import { newsOf } from '../../../../workflows/notifications/news.ts'
import { plain } from '../../../../workflows/notifications/plain.ts'
import { priorityOf } from '../../../../workflows/notifications/priority-of.ts'
import { textOf } from '../../../../workflows/notifications/texts.ts'
import { conversionNews, type NewsType } from '../../../support/conversion-news.ts'

const TIME = '2026-11-21T09:00:00.000Z'
const samples = conversionNews()
const news = (type: NewsType, change: object = {}) =>
  newsOf({ id: 'e', type, time: TIME, data: { ...samples[type], ...change } })
const FACTS: NewsFacts = {
  rule: 'Leads',
  source: { entity: 'lead', recordId: 'l', name: 'Anna' },
  others: [{ entity: 'customer', recordId: 'c', name: 'Anna Ltd' }],
  link: 'https://potok.example/x',
}

describe('news', () => {
  test.each([
    ['conversion.failed', {}, 'high'],
    ['conversion.cycle_stopped', {}, 'high'],
    ['conversion.bulk_completed', {}, 'high'],
    ['conversion.bulk_completed', { failed: 0 }, 'normal'],
    ['conversion.bulk_completed', { failed: 0, status: 'failed' }, 'high'],
    ['conversion.bulk_completed', { failed: 0, status: 'cancelled' }, 'normal'],
    ['conversion.undone', {}, 'normal'],
    ['conversion.entity_converted', {}, 'normal'],
    ['conversion.entity_converted', { conversionType: 'automatic' }, 'low'],
  ] as const)('%s %j is %s', (type, change, priority) => {
    expect(priorityOf(news(type, change))).toBe(priority)
  })

  test('are of conversions alone; what travels beside the data is left out', () => {
    const data = { ...samples['conversion.undone'], meta: { actor: 'x' } }
    const told = newsOf({ id: 'e', type: 'conversion.undone', time: TIME, data })
    expect(told.data).not.toHaveProperty('meta')
    const strange = { id: 'e', type: 'lead.created', time: TIME, data: {} }
    expect(() => newsOf(strange)).toThrow(/eventId must be an event of/)
  })

  test('say what happened in both languages, with the rule, the records and where to look', () => {
    for (const type of Object.keys(samples) as NewsType[]) {
      for (const language of ['ru', 'en'] as const) {
        const { title, body } = textOf(language, news(type), FACTS)
        const isBulk = type === 'conversion.bulk_completed'
        expect(title).toMatch(isBulk ? /995.*5|5.*995/ : /Anna/)
        expect(body).toContain('Leads')
        expect(body).toContain('https://potok.example/x')
        expect(/[а-яё]/i.test(title + body)).toBe(language === 'ru')
        expect(textOf(language, news(type), { ...FACTS, link: null }).body).not.toContain('http')
      }
    }
    const failed = textOf('en', news('conversion.failed'), FACTS)
    expect(failed).toEqual({
      title: 'Conversion failed: lead “Anna”',
      body: [
        'Rule: Leads',
        'Source record: lead “Anna”',
        'Reason: The e-mail address is taken (conflict)',
        '— customer.email: must be free',
        'No record was changed.',
        '',
        'Details: https://potok.example/x',
      ].join('\n'),
    })
    const stopped = textOf('ru', news('conversion.cycle_stopped'), {
      ...FACTS,
      source: { entity: 'customer', recordId: 'c', name: 'Б' },
      others: [{ entity: 'lead', recordId: 'l', name: 'А' }],
    })
    expect(stopped.title).toBe('Автоматическая конвертация остановлена: клиент «Б»')
    expect(stopped.body).toContain('Цепочка: лид «А» → клиент «Б»')
  })

  test('have a title on one short line, whatever people write into names (I31)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const source = { entity: 'lead', recordId: 'l', name: plain(name, 80) }
        const { title } = textOf('ru', news('conversion.failed'), { ...FACTS, source })
        expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u)
        expect([...title].length).toBeLessThanOrEqual(200)
      }),
    )
    expect(plain('a\r\nBcc: x\u202Egnp', 100)).toBe('a Bcc: x gnp')
    expect(plain('👩‍👩‍👧 семья', 100)).toBe('👩‍👩‍👧 семья')
    expect(plain('абвгд', 3)).toBe('аб…')
  })
})

test('every entity has a Russian word', () => {
  for (const { name } of ENTITIES) expect(entityWord('ru', name)).toMatch(/^[а-яё -]+$/)
  expect(entityWord('en', 'price_list')).toBe('price list')
})

test('a record is named by nothing that is encrypted', async () => {
  for (const entity of ENTITIES) {
    const secrets = Object.entries(entity.fields).filter(([, { encrypted }]) => encrypted)
    if (secrets.length === 0) continue
    const values = Object.fromEntries(secrets.map(([key]) => [key, 'the secret']))
    const record = { id: 'abcdefgh-1', ...values } as never
    const records = { findMany: async () => [record] } as never
    const [named] = await namesOf({ records }, [{ entity: entity.name, recordId: 'abcdefgh-1' }])
    expect(named?.name).toBe('abcdefgh')
  }
})

test('the source’s topic means every event of notifications', () => {
  const fits = eventFilterOf(['notification-events'])
  const types = EVENT_CATALOG.map(({ type }) => type).filter((type) => fits(type))
  expect(types.toSorted()).toEqual([
    'notification.failed',
    'notification.requested',
    'notification.sent',
  ])
})
