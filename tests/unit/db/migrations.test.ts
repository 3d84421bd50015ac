import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { embedMigrations } from '../../../db/embed-migrations.ts'

test('the embedded migrations are those of the SQL files', async () => {
  const folder = new URL('../../../db/migrations/', import.meta.url)
  const embedded = await readFile(new URL('embedded.ts', folder), 'utf8')
  expect(embedded).toBe(await embedMigrations(folder))
})
