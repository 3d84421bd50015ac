import type { Language } from '../carousel/content.ts'

export type ErasureStatus = 'waiting' | 'cancelled' | 'running' | 'done'

/** Somebody's wish to be forgotten. */
export interface Erasure {
  id: string
  telegramUserId: number | null
  status: ErasureStatus
  language: Language
  /** ISO 8601, UTC. */
  dueAt: string
}

/** Whose data: a private chat has the number of its person. */
export interface Person {
  telegramUserId: number
}

/** What is stored about people, table by table, and how it goes away. */
export interface PersonalDataRepository {
  /** The names of the parts, in the order in which they are erased. */
  readonly parts: readonly string[]
  /** Rows of a part as they are shown to the person, after the first `offset`. */
  read(part: string, person: Person, page: { offset: number; limit: number }): Promise<object[]>
  /** Deletes or empties what a part has of the person. Repeating it changes nothing. @returns rows */
  erase(part: string, person: Person): Promise<number>
}

export interface ErasureRepository {
  insert(erasure: Omit<Erasure, 'status'> & { telegramUserId: number }): Promise<void>
  /** The one that waits or runs. Locked. */
  findOpen(telegramUserId: number): Promise<Erasure | null>
  /** Locked. */
  find(id: string): Promise<Erasure | null>
  /** `done` and `cancelled` forget whose it was. */
  move(id: string, status: ErasureStatus): Promise<void>
}
