import { PGlite } from '@electric-sql/pglite'
import type { SqlDatabase, SqlSession } from './sql.ts'

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
  const client = await PGlite.create(options)
  return {
    driver: 'pglite',
    client,
    ...session(client),
    transaction: (work) => client.transaction((tx) => work(session(tx))),
    script: async (text) => {
      await client.exec(text)
    },
    close: () => client.close(),
  }
}

function session(client: Queryable): SqlSession {
  return {
    query: async <R extends object>(text: string, params: readonly unknown[] = []) =>
      (await client.query<R>(text, [...params])).rows,
  }
}
