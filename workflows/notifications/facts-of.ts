import { entityNamed } from '../registry/entity-named.ts'
import type { Repositories } from '../deps.ts'
import { conversionRule } from '../entities/conversion-rule.ts'
import { pathOfEntity } from '../registry/paths.ts'
import { findRecord } from '../shared/find-record.ts'
import { namesOf, type NamedRecord, type RecordId } from './names-of.ts'
import type { News } from './news.ts'
import { plain } from './plain.ts'

/** What a message says beside what its event says. */
export interface NewsFacts {
  /** The rule's name. */
  rule: string
  source: NamedRecord | null
  /** Of a conversion; the way of a record where a cycle was stopped. */
  others: readonly NamedRecord[]
  /** Where to look; null where nobody knows how this installation is reached. */
  link: string | null
}

/** Of so many records a message gives the names. */
const MOST = 20

export async function factsOf(
  r: Pick<Repositories, 'records'>,
  news: News,
  publicUrl: string | undefined,
): Promise<NewsFacts> {
  const { ruleId } = news.data
  const rule = await findRecord(r, conversionRule, ruleId, { deleted: 'with' })
  const { source, others } = recordsOf(news)
  const named = await namesOf(r, [...(source ? [source] : []), ...others.slice(0, MOST)])
  return {
    rule: plain(rule?.name ?? ruleId, 100),
    source: source ? (named[0] ?? null) : null,
    others: source ? named.slice(1) : named,
    link: publicUrl === undefined ? null : `${publicUrl}${pathOf(news)}`,
  }
}

function recordsOf(news: News): { source: RecordId | null; others: readonly RecordId[] } {
  switch (news.kind) {
    case 'converted':
    case 'undone': {
      const { sourceEntity: entity, sourceRecordId: recordId, targets } = news.data
      return { source: { entity, recordId }, others: targets }
    }
    case 'failed': {
      const { sourceEntity: entity, sourceRecordId: recordId } = news.data
      return { source: { entity, recordId }, others: [] }
    }
    case 'cycleStopped': {
      const { entity, recordId, chain } = news.data
      return { source: { entity, recordId }, others: chain }
    }
    case 'bulkCompleted':
      return { source: null, others: [] }
  }
}

function pathOf(news: News): string {
  switch (news.kind) {
    case 'converted':
    case 'undone':
      return `/api/v1/conversion/conversions/${news.data.conversionId}`
    case 'bulkCompleted':
      return `/api/v1/conversion/bulk/${news.data.bulkId}`
    case 'failed':
      return pathOfRecord(news.data.sourceEntity, news.data.sourceRecordId)
    case 'cycleStopped':
      return pathOfRecord(news.data.entity, news.data.recordId)
  }
}

function pathOfRecord(name: string, id: string): string {
  const entity = entityNamed(name)
  return entity ? `${pathOfEntity(entity)}/${id}` : `/api/v1/audit/trail/${id}`
}
