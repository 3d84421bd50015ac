import { readdir, writeFile } from 'node:fs/promises'

const ROOT = new URL('../', import.meta.url)
const HEAD = '// Written by scripts/generate-entities.ts from the files of workflows/entities/.\n'

/** The catalog and the schema's exports, from one file per entity in `workflows/entities/`. */
export async function generateEntities(): Promise<Record<string, string>> {
  const files = (await readdir(new URL('workflows/entities/', ROOT)))
    .filter((file) => file.endsWith('.ts') && file !== 'catalog.ts')
    .toSorted()
  const entities = files.map((file) => {
    const path = file.replace(/\.ts$/, '')
    return { file, name: path.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) }
  })
  const withItems = new Set<string>()
  for (const { file, name } of entities) {
    const module = (await import(new URL(`workflows/entities/${file}`, ROOT).href)) as Record<
      string,
      { items?: unknown } | undefined
    >
    const entity = module[name]
    if (!entity) throw new Error(`workflows/entities/${file} must export ${name}`)
    if (entity.items) withItems.add(name)
  }
  const imports = (from: string) =>
    entities.map(({ file, name }) => `import { ${name} } from '${from}${file}'\n`).join('')
  return {
    'workflows/entities/catalog.ts':
      `${HEAD}import type { AnyEntity } from '../registry/entity.ts'\n${imports('./')}\n` +
      '/** Every entity of the registry. */\n' +
      `export const ENTITIES: readonly AnyEntity[] = [\n${entities.map(({ name }) => `  ${name},\n`).join('')}]\n`,
    'db/schema/entities.ts':
      `${HEAD}import { ${withItems.size > 0 ? 'itemTableOf, ' : ''}tableOf } from '../registry/table-of.ts'\n${imports('../../workflows/entities/')}\n` +
      entities
        .flatMap(({ name }) => [
          `export const ${name}Table = tableOf(${name})\n`,
          ...(withItems.has(name)
            ? [`export const ${name}ItemTable = itemTableOf(${name})\n`]
            : []),
        ])
        .join(''),
  }
}

if (import.meta.main) {
  for (const [file, content] of Object.entries(await generateEntities())) {
    await writeFile(new URL(file, ROOT), content)
  }
}
