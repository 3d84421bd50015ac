import { readdir, readFile, writeFile } from 'node:fs/promises'

/**
 * Writes db/migrations/embedded.ts from the SQL files beside it, so that a bundle in an empty folder
 * carries its migrations. Run after drizzle-kit: `drizzle-kit generate && node db/embed-migrations.ts`.
 * A test fails when the two differ.
 */
export async function embedMigrations(folder: URL): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const entries = await Promise.all(
    files.map(async (file) => {
      const statements = (await readFile(new URL(file, folder), 'utf8'))
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
      return { name: file.replace(/\.sql$/, ''), statements }
    }),
  )
  return [
    '// Written by db/embed-migrations.ts from the SQL files of this folder.',
    "import type { Migration } from '../migrate.ts'",
    '',
    `export const migrations: readonly Migration[] = ${JSON.stringify(entries, null, 2)}`,
    '',
  ].join('\n')
}

if (import.meta.main) {
  const folder = new URL('./migrations/', import.meta.url)
  await writeFile(new URL('embedded.ts', folder), await embedMigrations(folder))
}
