import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSettings } from '../../../../workflows/access/merge-settings.ts'
import { requirePassword } from '../../../../workflows/access/password-rules.ts'
import {
  DEFAULT_SETTINGS,
  settingsPatchSchema,
  settingsSchema,
} from '../../../../workflows/access/settings.ts'
import { slugFrom } from '../../../../workflows/access/slug-from.ts'

test('the defaults are settings, and an empty change changes nothing', () => {
  expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  expect(mergeSettings(DEFAULT_SETTINGS, {})).toEqual(DEFAULT_SETTINGS)
})

test('a change of one value leaves its neighbours; lists are replaced', () => {
  const changed = mergeSettings(DEFAULT_SETTINGS, {
    notifications: { recipients: { emails: ['a@example.com'] } },
    approvals: { dealThreshold: 5 },
  })
  expect(changed.notifications.recipients.emails).toEqual(['a@example.com'])
  expect(changed.notifications.enabled).toBe(true)
  expect(changed.approvals.leave).toEqual(DEFAULT_SETTINGS.approvals.leave)
  expect(changed.approvals.dealThreshold).toBe(5)
  const emptied = mergeSettings(changed, { notifications: { recipients: { emails: [] } } })
  expect(emptied.notifications.recipients.emails).toEqual([])
})

test('settings of before the events of notifications could be chosen still read', () => {
  const recipients = { emails: ['a@example.com'], userIds: [], webhooks: [] }
  const old = mergeSettings(DEFAULT_SETTINGS, { notifications: { enabled: false, recipients } })
  const { telegram, events } = DEFAULT_SETTINGS.notifications
  expect(old.notifications).toEqual({ enabled: false, recipients, telegram, events })
  expect(settingsSchema.parse(old)).toEqual(old)
  const patch = settingsPatchSchema.parse({ notifications: { events: { undone: false } } })
  expect(mergeSettings(old, patch).notifications).toEqual({
    ...old.notifications,
    events: { ...events, undone: false },
  })
})

test('whatever a row holds, unknown keys and prototypes do not get in', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":1},"old":2,"conversion":{"x":1}}') as object
  const merged = mergeSettings(DEFAULT_SETTINGS, hostile)
  expect(merged).toEqual(DEFAULT_SETTINGS)
  expect('polluted' in {}).toBe(false)
})

test('a change names what is wrong', () => {
  for (const wrong of [
    { timeZone: 'Mars/Olympus' },
    { currency: 'tenge' },
    { locale: 'kk' },
    { conversion: { unknown: 1 } },
    { notifications: { recipients: { webhooks: ['http://plain.example.com'] } } },
    { notifications: { recipients: { webhooks: ['https://user:password@example.com'] } } },
    { notifications: { recipients: { emails: ['a@example.com\r\nBcc: b@example.com'] } } },
    { notifications: { events: { imported: true } } },
  ]) {
    expect(settingsPatchSchema.safeParse(wrong).success).toBe(false)
  }
})

test('a name becomes an address that can be typed', () => {
  const id = '01a1fe31-293c-75ab-9660-fdfe33a2ff23'
  expect(slugFrom('Кофейня «Заря» & Co', id)).toBe('kofeynya-zarya-co')
  expect(slugFrom('Қазақ тілі', id)).toBe('qazaq-tili')
  expect(slugFrom('Café Ñandú', id)).toBe('cafe-nandu')
  expect(slugFrom('东京', id)).toBe('workspace-33a2ff23')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(slugFrom(name, id)).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
    }),
  )
})

test('a password is long; no other rule but that it is not one letter', () => {
  expect(() => requirePassword('eleven char')).toThrow(/at least 12/)
  expect(() => requirePassword('aaaaaaaaaaaaaaaa')).toThrow(/different/)
  expect(() => requirePassword('верная лошадь батарея')).not.toThrow()
})
