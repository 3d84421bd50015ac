import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../../support/api-world.ts'
import { openTestDatabase } from '../../../../support/database.ts'

let database: Database
let world: ApiWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
})
afterAll(() => database.close())

const CSV = { 'content-type': 'text/csv' }
const importInto = (
  of: ApiWorld,
  path: string,
  body: string | Uint8Array | ReadableStream,
  headers = {},
) => of.ask('POST', path, { body, headers: { ...CSV, ...headers } })
const importLeads = (body: string, query = '', headers = {}) =>
  importInto(world, `/leads/import${query}`, body, headers)
const exportOf = async (of: ApiWorld, path: string) =>
  parse((await of.ask('GET', path)).text, { columns: true, bom: true }) as Record<string, string>[]
const countLeads = async (where = 'true') => {
  const [row] = await database.sql.query<{ n: number }>(
    `select count(*) as n from leads where ${where}`,
  )
  return row?.n
}

test('1,000 leads come in from CSV, and go out as they came', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => ({
    name: `Лид ${i}`,
    email: `lead${i}@example.com`,
    phone: `+7701${String(i).padStart(7, '0')}`,
    budget: String(i * 100),
    tags: i % 2 ? 'vip, instagram' : '',
    notes: i % 10 ? '' : `first line\nsecond; "quoted", line ${i}`,
  }))
  const imported = await importLeads(`\ufeff${stringify(rows, { header: true, delimiter: ';' })}`)
  expect(imported.status).toBe(200)
  expect(imported.body).toEqual({
    created: 1000,
    failed: 0,
    dryRun: false,
    complete: true,
    stopped: null,
    errors: [],
  })
  const out = await exportOf(world, '/leads/export?sort=id')
  const plain = (text: string) => text.replace(/^'(?=\+)/, '')
  expect(
    out.map(({ name, email, phone = '', budget, tags, notes }) => ({
      name,
      email,
      phone: plain(phone),
      budget,
      tags,
      notes,
    })),
  ).toEqual(rows)
  // What is exported can be imported as it is; its ids and versions are new.
  const again = await openApiWorld(database)
  const text = (await world.ask('GET', '/leads/export')).text
  expect((await importInto(again, '/leads/import', text)).body).toMatchObject({ created: 1000 })
})

test('an export has the filters of the list, a name, and a form that Excel reads', async () => {
  const { send } = world
  const answer = await send('GET', '/leads/export?excel=true&email=lead7@example.com')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="leads.csv"')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(Buffer.from(bytes.slice(0, 3)).toString('hex')).toBe('efbbbf')
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines[0]).toMatch(/^id;version;name;company;/)
  expect(lines.length).toBe(3)
  expect(lines[1]).toContain("'+77010000007")
})

describe('the header row is checked before anything is written', () => {
  test.each([
    ['name,colour', 'colour', 'is not a column of these records'],
    ['name,e-mail,email', 'email', 'must not be there twice'],
    ['email', 'name', 'is required'],
    ['name,', 'column 2', 'is not a column of these records'],
    ['name,customFields.none', 'customFields.none', 'is not a column of these records'],
    ['name,items', 'items', 'is not a column of these records'],
    ['', 'file', 'must have a header row'],
  ])('%s', async (header, field, rule) => {
    const before = await countLeads()
    const { status, body } = await importLeads(`${header}\nx,y,z\n`.trimStart().replace(/^x.*/, ''))
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ field, rule }])
    expect(await countLeads()).toBe(before)
  })

  test('names are found whatever their case, spaces, dashes and underscores', async () => {
    const { body } = await importLeads('NAME\tTelegram username\n"Tab"\tpotok\n')
    expect(body['created']).toBe(1)
    const { items } = (await world.ask('GET', '/leads?telegramUsername=potok')).body
    expect(items[0]?.['name']).toBe('Tab')
  })
})

test('a bad row is reported with its line and spoils no other', async () => {
  const { body } = await importLeads(
    [
      'name,email,budget,source,tags',
      'Row 2,row2@example.com,100,website,',
      'Row 3,nobody,"1,5",website,',
      '"Row 4\nof two lines",row4@example.com,,,',
      'Row 6,row6@example.com',
      ',row7@example.com,,,',
      '',
      'Row 9,,,smoke signals,',
      'Row 10,,,,a',
    ].join('\n'),
  )
  expect(body).toMatchObject({ created: 3, failed: 4, complete: true })
  expect(body.errors.map(({ row, errors }) => [row, errors[0]?.field])).toEqual([
    [3, 'budget'],
    [6, 'row'],
    [7, 'name'],
    [9, 'source'],
  ])
})

test('a dry run reports the same and writes nothing', async () => {
  const text = 'name,email\nDry,dry@example.com\nDry,no address\n'
  const { body } = await importLeads(text, '?dryRun=true')
  expect(body).toMatchObject({ created: 1, failed: 1, dryRun: true })
  expect(await countLeads(`name = 'Dry'`)).toBe(0)
})

test('a misspelt parameter is refused and nothing is imported', async () => {
  for (const query of ['?dryrun=true', '?dry_run=true', '?dryRun=true&dryRun=false']) {
    const { status, body } = await importLeads('name\nMisspelt\n', query)
    expect([query, status, body.errors.length]).toEqual([query, 400, 1])
  }
  expect(await countLeads(`name = 'Misspelt'`)).toBe(0)
})

test('an export quotes every line end in a cell (RFC 4180)', async () => {
  const notes = 'one\ntwo\rthree\r\nfour'
  const { body } = await world.ask('POST', '/leads', { body: { name: 'Lines', notes } })
  const { text } = await world.ask('GET', `/leads/export?id=${body.id}`)
  expect(text).toContain(`,"${notes}",`)
})

test.each(['limit=1', 'cursor=x', 'Excel=true'])('an export refuses %s', async (query) => {
  expect((await world.ask('GET', `/leads/export?${query}`)).status).toBe(400)
})

test('a file that breaks off is imported as far as it can be read', async () => {
  const rows = Array.from({ length: 150 }, (_, i) => `Break ${i}`)
  const { status, body } = await importLeads(`name\n${rows.join('\n')}\n"open\n`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ created: 150, complete: false })
  expect(body['stopped']).toEqual([{ field: 'file', rule: expect.stringMatching(/quote/) }])
  expect((await importLeads('name\n"open\n')).status).toBe(400)
})

test('a file of another charset says so, or is refused', async () => {
  const windows = Uint8Array.from([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xc0, 0xeb, 0xe8, 0xff])
  const refused = await importInto(world, '/leads/import', windows)
  expect(refused.body.errors[0]?.rule).toMatch(/must be utf-8; name another charset/)
  const type = { 'content-type': 'text/csv; charset=windows-1251' }
  expect((await importInto(world, '/leads/import', windows, type)).body['created']).toBe(1)
  expect(await countLeads(`name = 'Алия'`)).toBe(1)
  expect(
    (await importInto(world, '/leads/import', '[]', { 'content-type': 'application/json' })).status,
  ).toBe(415)
})

test('an import with an Idempotency-Key is repeated without making anything twice (I27)', async () => {
  const text = `name\n${Array.from({ length: 250 }, (_, i) => `Keyed ${i}`).join('\n')}\n`
  const key = { 'idempotency-key': 'import' }
  const first = await importLeads(text, '', key)
  const again = await importLeads(text, '', key)
  expect(again.text).toBe(first.text)
  expect(await countLeads(`name like 'Keyed %'`)).toBe(250)
  const other = await importLeads(text.replace('Keyed 5', 'Other 5'), '', key)
  expect(other.status).toBe(422)
})

test('a client that goes away stops the import after the chunk at hand', async () => {
  const rows = Array.from({ length: 150 }, (_, i) => `Gone ${i}\n`).join('')
  const pieces = [`name\n${rows}`, null]
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece) controller.enqueue(new TextEncoder().encode(piece))
      else controller.error(new Error('gone'))
    },
  })
  expect((await importInto(world, '/leads/import', body)).status).toBe(400)
  expect(await countLeads(`name like 'Gone %'`)).toBe(100)
})

test('custom fields are columns, by key and by label', async () => {
  const { ask } = world
  for (const [key, type, label] of [
    ['shoeSize', 'number', 'Размер обуви'],
    ['birthday', 'date', 'Birthday'],
  ]) {
    const made = await ask('POST', '/custom-fields', { body: { entity: 'lead', key, type, label } })
    expect(made.status, made.text).toBe(201)
  }
  const { body } = await importLeads(
    'name,customFields.birthday,размер обуви\nCustom,1990-05-17,41.5\nCustom,tomorrow,\n',
  )
  expect(body).toMatchObject({ created: 1, failed: 1 })
  const [record] = (await ask('GET', '/leads?name=Custom')).body.items
  expect(record?.['customFields']).toEqual({ birthday: '1990-05-17', shoeSize: 41.5 })
  const [row] = await exportOf(world, '/leads/export?name=Custom')
  expect(row).toMatchObject({
    'customFields.birthday': '1990-05-17',
    'customFields.shoeSize': '41.5',
  })
})

test('whatever records hold, an export that is imported makes their equals', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) =>
    text
      .normalize()
      .replaceAll(/\p{Cc}/gu, '')
      .trim(),
  )
  const formula = fc
    .tuple(fc.constantFrom('=', '+', '-', '@', "'=", "''+"), line)
    .map((p) => p.join(''))
  const text = fc.oneof(line, formula).filter((value) => /^\S(.*\S)?$/su.test(value))
  const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
  const leads = fc.record({
    name: text,
    company: optional(text),
    budget: optional(fc.maxSafeInteger().map(Math.abs)),
    tags: optional(fc.uniqueArray(text, { maxLength: 3 })),
    notes: optional(fc.tuple(text, text).map((parts) => parts.join('\n'))),
    metadata: optional(fc.dictionary(fc.constantFrom('a', 'b', 'ключ'), text)),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(leads, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (made, excel) => {
        const from = await openApiWorld(database)
        const to = await openApiWorld(database)
        const operations = made.map((create) => ({ create }))
        const { body } = await from.ask('POST', '/leads/bulk', { body: { operations } })
        expect(body).toMatchObject({ failed: 0 })
        const { text } = await from.ask('GET', `/leads/export?sort=id&excel=${excel}`)
        const imported = await importInto(to, '/leads/import', text)
        expect(imported.body).toMatchObject({ created: made.length, failed: 0 })
        const own = async (of: ApiWorld) =>
          (await of.ask('GET', '/leads?sort=id&limit=100')).body.items.map(
            ({ id: _i, createdAt: _c, updatedAt: _u, createdBy: _b, updatedBy: _d, ...rest }) =>
              rest,
          )
        expect(await own(to)).toEqual(await own(from))
      },
    ),
    { numRuns: 8 },
  )
})
