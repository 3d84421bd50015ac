import type { TableName, Tables } from './tables.ts'

/**
 * One state change: rows to write and to remove, all or none of them, and what is to happen once
 * they are stored. Nothing leaves the process (a call, an answer) before its change is committed.
 */
export interface Change {
  readonly puts: readonly Put[]
  readonly drops: readonly Drop[]
  /** Runs whose jobs and waits go. */
  readonly endedRuns: readonly string[]
  readonly effects: readonly (() => void)[]
  put<T extends TableName>(table: T, row: Tables[T]): void
  drop(table: TableName, key: string): void
  endRun(runId: string): void
  /** Runs `effect` after the commit, and only then. */
  afterwards(effect: () => void): void
}

export interface Put {
  readonly table: TableName
  readonly row: Tables[TableName]
}

export interface Drop {
  readonly table: TableName
  readonly key: string
}

/** An empty change. */
export function createChange(): Change {
  const puts: Put[] = []
  const drops: Drop[] = []
  const endedRuns: string[] = []
  const effects: (() => void)[] = []
  return {
    puts,
    drops,
    endedRuns,
    effects,
    put: (table, row) => puts.push({ table, row }),
    drop: (table, key) => drops.push({ table, key }),
    endRun: (runId) => endedRuns.push(runId),
    afterwards: (effect) => effects.push(effect),
  }
}
