import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../../support/api-world.ts'
import { openTestDatabase } from '../../../../support/database.ts'
import { createTenant } from '../../../../support/tenant.ts'
import { PERMISSIONS } from '../../../../../workflows/access/permissions.ts'

const HEADER =
  'Имя;Телефон;E-mail;Город проживания;Дата заявки;Кол-во сотрудников;Бюджет;БИН;Откуда узнали;;Подписан'
const ROWS = [
  'Айгерим Садыкова;8 (701) 123-45-67;Aigerim@Example.kz;Алматы;31.01.2026;12;1 500 000,50 ₸;180540012345;Сайт;;да',
  'Timur Lee;+7 702 000 11 22;;Астана;1.02.2026;7;250000;010440001234;Выставка;;нет',
]
const FILE = [HEADER, ...ROWS].join('\r\n')
/** `text` in windows-1251, as far as this file needs it. */
const inWindows1251 = (text: string) =>
  Uint8Array.from([...text.replaceAll('₸', 'тг')], (letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 128) return code
    if (letter === 'ё') return 0xb8
    return code - 0x410 + 0xc0
  })

describe('an import with columns of its own', () => {
  let database: Database
  let world: ApiWorld
  let tenant = 0

  beforeAll(async () => {
    database = await openTestDatabase()
    world = await openApiWorld(database)
  })
  afterAll(() => database.close())

  /** A new workspace, so that each test has its own custom fields. */
  async function open() {
    tenant += 1
    const as = `owner-${tenant}`
    world.addCaller(as, PERMISSIONS.keys(), await createTenant(database))
    return {
      send: async (body: string | Uint8Array, query = 'newFields=true', type = 'text/csv') => {
        const answer = await world.ask('POST', `/leads/import?${query}`, {
          body,
          as,
          headers: { 'content-type': type },
        })
        const columns = (answer.body['columns'] ?? []) as Record<string, unknown>[]
        return {
          ...answer,
          of: (header: string) => columns.find((one) => one['header'] === header),
        }
      },
      leads: async () => (await world.ask('GET', '/leads?sort=createdAt', { as })).body.items,
      fields: async () => (await world.ask('GET', '/custom-fields?limit=100', { as })).body.items,
    }
  }

  test('sends what is surely meant to its fields, and makes fields of the others', async () => {
    const { send, leads, fields } = await open()
    const { status, body, of } = await send(FILE)
    expect(status).toBe(200)
    expect(body).toMatchObject({ created: 2, failed: 0, complete: true, errors: [] })
    expect(of('Имя')).toMatchObject({ field: 'name', how: 'suggested' })
    expect(of('Телефон')).toMatchObject({ field: 'phone', how: 'suggested' })
    expect(of('E-mail')).toMatchObject({ field: 'email', how: 'named', score: null })
    expect(of('Бюджет')).toMatchObject({ field: 'budget', how: 'suggested' })
    expect(of('Откуда узнали')).toMatchObject({ field: 'source', how: 'suggested' })
    expect(of('Город проживания')).toMatchObject({
      field: 'customFields.gorodProzhivaniya',
      how: 'new',
      type: 'text',
    })
    expect(of('Дата заявки')).toMatchObject({ field: 'customFields.dataZayavki', type: 'date' })
    expect(of('Кол-во сотрудников')).toMatchObject({ type: 'number' })
    expect(of('БИН')).toMatchObject({ field: 'customFields.bin', type: 'text' })
    expect(of('Подписан')).toMatchObject({ type: 'boolean' })
    expect(of('')).toMatchObject({ field: null, how: 'empty' })
    const found = await leads()
    expect(found.find(({ name }) => name === 'Айгерим Садыкова')).toMatchObject({
      phone: '+77011234567',
      email: 'aigerim@example.kz',
      budget: 150_000_050,
      source: 'website',
      customFields: {
        gorodProzhivaniya: 'Алматы',
        dataZayavki: '2026-01-31',
        kolVoSotrudnikov: 12,
        bin: '180540012345',
        podpisan: true,
      },
    })
    expect(found.find(({ name }) => name === 'Timur Lee')).toMatchObject({
      phone: '+77020001122',
      source: 'other',
      customFields: { bin: '010440001234', dataZayavki: '2026-02-01', podpisan: false },
    })
    expect((await fields()).map(({ label }) => label)).toContain('Город проживания')
  })

  test('tells in a dry run what it would do, and does nothing', async () => {
    const { send, leads, fields } = await open()
    const { body, of } = await send(
      `${FILE}\r\nx;1;нет;а;б;в;г;д;е;;ж`,
      'newFields=true&dryRun=true',
    )
    expect(body).toMatchObject({ created: 2, failed: 1, dryRun: true })
    expect(of('БИН')).toMatchObject({ how: 'new' })
    expect(await leads()).toEqual([])
    expect(await fields()).toEqual([])
    const { body: made } = await send(FILE)
    expect(made).toMatchObject({ created: 2, failed: 0 })
  })

  test('finds the fields that it made when a second file comes', async () => {
    const { send, fields } = await open()
    await send(FILE)
    const before = (await fields()).length
    const { body, of } = await send(FILE)
    expect(body).toMatchObject({ created: 2, failed: 0 })
    expect(of('Город проживания')).toMatchObject({ how: 'named' })
    expect(await fields()).toHaveLength(before)
  })

  test('reads what Excel writes in Russia and Kazakhstan: windows-1251, or UTF-8 with its mark', async () => {
    const excel = await open()
    const old = await excel.send(inWindows1251(FILE))
    expect(old.body).toMatchObject({ created: 2 })
    expect(old.of('Телефон')).toMatchObject({ field: 'phone' })
    const marked = await open()
    expect((await marked.send(`\ufeff${FILE}`)).of('Имя')).toMatchObject({ field: 'name' })
  })

  test('never makes a field of a type that refuses a row it looked at', async () => {
    const { send } = await open()
    const rows = ['1', '2', 'много'].map(
      (size, at) => `Lead ${at};${size};${at ? '2026-01-01' : 'скоро'}`,
    )
    const { body, of } = await send(['Имя;Размер;Когда', ...rows].join('\n'))
    expect(body).toMatchObject({ created: 3, failed: 0 })
    expect(of('Размер')).toMatchObject({ type: 'text' })
    expect(of('Когда')).toMatchObject({ type: 'text' })
  })

  test('leaves names out of fields that take ids', async () => {
    const { send } = await open()
    const { body, of } = await send('Имя;Ответственный\nOlga;Иванова А.')
    expect(body).toMatchObject({ created: 1 })
    expect(of('Ответственный')).toMatchObject({ field: 'customFields.otvetstvennyy', how: 'new' })
  })

  test('still needs what every record has, and the permission to make fields', async () => {
    const { send, fields } = await open()
    const { status, body } = await send('Город\nАлматы')
    expect(status).toBe(400)
    expect(body.errors).toContainEqual({ field: 'name', rule: 'is required' })
    expect(await fields()).toEqual([])
    world.addCaller('importer', ['leads:create', 'leads:read'])
    const refused = await world.ask('POST', '/leads/import?newFields=true', {
      body: FILE,
      as: 'importer',
      headers: { 'content-type': 'text/csv' },
    })
    expect(refused.status).toBe(403)
    const without = await world.ask('POST', '/leads/import', {
      body: FILE,
      headers: { 'content-type': 'text/csv' },
    })
    expect(without.status).toBe(400)
  })
})
