import type { TableName, Tables } from './tables.ts'

/**
 * One state change: rows to write and to remove, all or none of them, and what is to happen once
 * they are stored. Nothing leaves the process (a call, an answer) before its change is committed.
 */
export interface Change {
  /** In order: the last word about a row counts. */
  readonly writes: readonly Write[]
  /** Runs whose jobs and waits go. */
  readonly endedRuns: readonly string[]
  readonly effects: readonly (() => void)[]
  put<T extends TableName>(table: T, row: Tables[T]): void
  drop(table: TableName, key: string): void
  endRun(runId: string): void
  /** Runs `effect` after the commit, and only then. */
  afterwards(effect: () => void): void
}

/** A row as it is to be, or the key of one that is to go. */
export type Write =
  | { readonly table: TableName; readonly row: Tables[TableName] }
  | { readonly table: TableName; readonly key: string }

/** An empty change. */
export function createChange(): Change {
  const writes: Write[] = []
  const endedRuns: string[] = []
  const effects: (() => void)[] = []
  return {
    writes,
    endedRuns,
    effects,
    put: (table, row) => writes.push({ table, row }),
    drop: (table, key) => writes.push({ table, key }),
    endRun: (runId) => endedRuns.push(runId),
    afterwards: (effect) => effects.push(effect),
  }
}
