import { readFile } from 'node:fs/promises'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import { embedMigrations } from '../../../db/embed-migrations.ts'
import * as access from '../../../db/schema/access.ts'
import * as carousel from '../../../db/schema/carousel.ts'
import * as events from '../../../db/schema/events.ts'
import * as sagas from '../../../db/schema/sagas.ts'
import * as telegram from '../../../db/schema/telegram.ts'

const folder = new URL('../../../db/migrations/', import.meta.url)

test('the embedded migrations are those of the SQL files', async () => {
  const embedded = await readFile(new URL('embedded.ts', folder), 'utf8')
  expect(embedded).toBe(await embedMigrations(folder))
})

test('the migrations lead to the schema: nothing is left to generate', async () => {
  const { entries } = JSON.parse(await readFile(new URL('meta/_journal.json', folder), 'utf8')) as {
    entries: { tag: string }[]
  }
  const [last = ''] = entries.at(-1)?.tag.split('_') ?? []
  const text = await readFile(new URL(`meta/${last}_snapshot.json`, folder), 'utf8')
  const before = JSON.parse(text) as Parameters<typeof generateMigration>[0]
  const after = generateDrizzleJson({ ...access, ...carousel, ...events, ...sagas, ...telegram })
  expect(await generateMigration(before, after)).toEqual([])
})
