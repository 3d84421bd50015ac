import type { AnyEntity, EntityRecord, RecordOf } from '../registry/entity.ts'
import type { RecordQuery, RecordRepository } from '../registry/ports.ts'

type Find = { records: Pick<RecordRepository, 'find'> }
type List = { records: Pick<RecordRepository, 'list'> }

/** A record as its declaration types it. */
export async function findRecord<E extends AnyEntity>(
  r: Find,
  entity: E,
  id: string,
  options?: Parameters<RecordRepository['find']>[2],
): Promise<RecordOf<E> | null> {
  return (await r.records.find(entity, id, options)) as RecordOf<E> | null
}

/** All records that fit, read in pages of 1,000. */
export async function allRecords<E extends AnyEntity>(
  r: List,
  entity: E,
  query: Omit<RecordQuery, 'limit' | 'cursor'>,
): Promise<RecordOf<E>[]> {
  const records: EntityRecord[] = []
  let cursor: string | undefined
  do {
    const page = await r.records.list(entity, { ...query, limit: 1000, cursor })
    records.push(...page.records)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return records as unknown as RecordOf<E>[]
}
