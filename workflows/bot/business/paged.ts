import type { Language } from '../../carousel/content.ts'
import type { Repositories } from '../../deps.ts'
import type { AnyEntity, RecordOf } from '../../registry/entity.ts'
import type { RecordQuery } from '../../registry/ports.ts'
import type { Button } from '../ports.ts'

/** Records on a page. */
export const PAGE = 8
/** A list goes on for so many pages; whoever looks for more searches. */
const LAST_PAGE = 50

/** The number of a page in the data of a button. */
export const pageOf = (page: number | undefined): number =>
  Math.min(Math.max(0, page ?? 0), LAST_PAGE)

/** One page of a list, by its number. */
export async function pageOfRecords<E extends AnyEntity>(
  r: Pick<Repositories, 'records'>,
  entity: E,
  query: Omit<RecordQuery, 'limit' | 'cursor'>,
  page: number,
): Promise<{ records: RecordOf<E>[]; isLast: boolean }> {
  const first = page * PAGE
  const found = await r.records.list(entity, { ...query, limit: first + PAGE + 1 })
  const records = found.records.slice(first, first + PAGE) as unknown as RecordOf<E>[]
  return { records, isLast: found.records.length <= first + PAGE || page >= LAST_PAGE }
}

const WORDS: Record<Language, { before: string; after: string }> = {
  ru: { before: '‹ Назад', after: 'Дальше ›' },
  en: { before: '‹ Back', after: 'More ›' },
}

/** Buttons to the pages around this one; none where there is one page only. */
export function pageButtons(
  language: Language,
  { page, isLast }: { page: number; isLast: boolean },
  to: (text: string, page: number) => Button,
): Button[][] {
  const row = [
    ...(page > 0 ? [to(WORDS[language].before, page - 1)] : []),
    ...(isLast ? [] : [to(WORDS[language].after, page + 1)]),
  ]
  return row.length > 0 ? [row] : []
}
