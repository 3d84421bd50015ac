import type { PGlite } from '@electric-sql/pglite'
import { guardSession } from './guarded.ts'
import { createDataFolder, emptyDataDir } from './new-pglite.ts'
import type { SqlDatabase, SqlSession } from './sql.ts'
import { DATE_PARSERS, TEXT_PARSERS } from './types.ts'

export interface PgliteDatabase extends SqlDatabase {
  readonly client: PGlite
}

type Queryable = Pick<PGlite, 'query'>

/**
 * PostgreSQL in this process (WebAssembly). One connection, and fsync is off: it survives a killed
 * process, not a power cut.
 * @param options.dataDir folder of the data; without it the database lives in memory
 * @param options.loadDataDir a dump to start from, as `client.dumpDataDir()` gives
 */
export async function openPglite(
  options: { dataDir?: string; loadDataDir?: Blob } = {},
): Promise<PgliteDatabase> {
  // Only where it is used: a serverless bundle goes without its 25 MB.
  const { PGlite } = await import('@electric-sql/pglite')
  const { dataDir, loadDataDir } = options
  if (dataDir !== undefined && loadDataDir === undefined) await createDataFolder(dataDir)
  const client = await PGlite.create(
    dataDir === undefined ? { loadDataDir: loadDataDir ?? (await emptyDataDir()) } : options,
  )
  return {
    driver: 'pglite',
    client,
    ...session(client),
    transaction: (work, { setup } = {}) =>
      client.transaction(async (tx) => {
        if (setup !== undefined) await tx.exec(setup)
        const guarded = guardSession(session(tx))
        try {
          const result = await work(guarded)
          // COMMIT of a failed transaction is a silent ROLLBACK: any statement tells (25P02).
          if (guarded.failure !== undefined) await tx.query('select 1')
          return result
        } finally {
          guarded.end()
        }
      }),
    script: async (text) => {
      await client.exec(text)
    },
    close: () => client.close(),
  }
}

function session(client: Queryable): SqlSession {
  return {
    query: async <R extends object>(text: string, params: readonly unknown[] = []) =>
      (await client.query<R>(text, [...params], { parsers: DATE_PARSERS })).rows,
    arrays: async (text, params = []) => {
      const options = { rowMode: 'array', parsers: TEXT_PARSERS } as const
      return (await client.query<unknown[]>(text, [...params], options)).rows
    },
  }
}
