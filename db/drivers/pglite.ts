import type { PGlite } from '@electric-sql/pglite'
import { createAnalyze } from './pglite-analyze.ts'
import { guardSession } from './guarded.ts'
import { createDataFolder, emptyDataDir } from './new-pglite.ts'
import { createStatements, type Statements } from './pglite-statements.ts'
import type { SqlDatabase, SqlSession } from './sql.ts'
import { createTurns } from './turns.ts'
import { DATE_PARSERS, TEXT_PARSERS } from './types.ts'

export interface PgliteDatabase extends SqlDatabase {
  readonly client: PGlite
}

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
  const { PGlite, protocol } = await import('@electric-sql/pglite')
  const { dataDir, loadDataDir } = options
  if (dataDir !== undefined && loadDataDir === undefined) await createDataFolder(dataDir)
  const client = await PGlite.create(
    dataDir === undefined ? { loadDataDir: loadDataDir ?? (await emptyDataDir()) } : options,
  )
  const statements = createStatements(client, protocol)
  const turns = createTurns()
  const analyze = createAnalyze({
    query: async (text) => (await client.query<{ name: string }>(text)).rows,
    exec: (text) => client.exec(text),
  })
  const inTransaction = session(statements, (work) => client.runExclusive(work))
  return {
    driver: 'pglite',
    client,
    ...session(statements, (work) => turns.take(() => client.runExclusive(work))),
    transaction: (work, { setup, urgent } = {}) =>
      turns.take(
        async () => {
          const outcome = await client.transaction(async (tx) => {
            await statements.refresh((text) => tx.exec(text))
            if (setup !== undefined) await tx.exec(setup)
            const guarded = guardSession(inTransaction)
            try {
              const result = await work(guarded)
              // COMMIT of a failed transaction is a silent ROLLBACK: any statement tells (25P02).
              if (guarded.failure !== undefined) await tx.query('select 1')
              return result
            } finally {
              guarded.end()
            }
          })
          await analyze.committed()
          return outcome
        },
        { urgent },
      ),
    script: (text) =>
      turns.take(async () => {
        await client.exec(text)
        await client.runExclusive(() => statements.forget())
      }),
    close: () => client.close(),
  }
}

function session(
  statements: Statements,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): SqlSession {
  return {
    query: async <R extends object>(text: string, params: readonly unknown[] = []) => {
      const { columns, rows } = await alone(() => statements.run(text, params, DATE_PARSERS))
      return rows.map((row) =>
        Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])),
      ) as R[]
    },
    arrays: async (text, params = []) =>
      (await alone(() => statements.run(text, params, TEXT_PARSERS))).rows,
  }
}
