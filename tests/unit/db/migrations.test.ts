import { readdir, readFile } from 'node:fs/promises'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import { embedMigrations } from '../../../db/embed-migrations.ts'

const folder = new URL('../../../db/migrations/', import.meta.url)
const schemaFolder = new URL('../../../db/schema/', import.meta.url)

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
  const files = await readdir(schemaFolder)
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, schemaFolder).href) as Promise<object>),
  )
  const after = generateDrizzleJson(Object.assign({}, ...modules) as Record<string, unknown>)
  expect(await generateMigration(before, after)).toEqual([])
})
