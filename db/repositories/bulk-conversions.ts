import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import type {
  BulkConversion,
  BulkFailure,
  BulkRepository,
  BulkRequest,
} from '../../workflows/conversion/bulk/ports.ts'
import { encodeJson } from '../json.ts'
import { bulkConversionChunks as chunks, bulkConversions as bulks } from '../schema/conversion.ts'
import type { Transaction } from '../transaction.ts'
import {
  born,
  byOf,
  changed,
  ofTenant,
  POTOK,
  type RepositoryContext,
  tenantOf,
} from './tenant-rows.ts'

const CHUNK = 100

/** Bulk conversions of one tenant. */
export function createBulkRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): BulkRepository {
  const bulk = (id: string) => ofTenant(bulks, scope, eq(bulks.id, id))
  const chunksOf = (id: string) => ofTenant(chunks, scope, eq(chunks.bulkId, id))
  const chunkOf = (id: string, chunk: number) => and(chunksOf(id), eq(chunks.chunk, chunk))

  return {
    insert: async (values) => {
      const { id, ruleId, ruleVersion, type, retryOf, request } = values
      await tx.insert(bulks).values({
        ...tenantOf(scope),
        ...born(clock, byOf(scope)),
        id,
        ruleId,
        ruleVersion,
        type,
        retryOf,
        request,
        status: 'requested',
      })
    },

    find: async (id, { lock } = {}) => {
      const query = tx.select().from(bulks).where(bulk(id))
      const [row] = await (lock ? query.for('update') : query)
      if (row === undefined) return null
      return { ...toBulk(row), request: row.request as BulkRequest, cursor: row.cursor }
    },

    list: async ({ limit, before }) => {
      const rows = await tx
        .select()
        .from(bulks)
        .where(ofTenant(bulks, scope, before === undefined ? undefined : lt(bulks.id, before)))
        .orderBy(desc(bulks.id))
        .limit(limit)
      return rows.map(toBulk)
    },

    addRecords: async (id, recordIds, cursor) => {
      const parts = Array.from({ length: Math.ceil(recordIds.length / CHUNK) }, (_, index) =>
        recordIds.slice(index * CHUNK, (index + 1) * CHUNK),
      )
      const [row] = await tx
        .update(bulks)
        .set({
          ...changed(clock, POTOK),
          cursor,
          chunks: sql`${bulks.chunks} + ${parts.length}`,
          total: sql`${bulks.total} + ${recordIds.length}`,
        })
        .where(bulk(id))
        .returning({ chunks: bulks.chunks })
      if (row === undefined || parts.length === 0) return
      const first = row.chunks - parts.length
      const rows = parts.map((ids, index) => ({ chunk: first + index + 1, ids }))
      await tx.execute(sql`
        insert into ${chunks} (organization_id, workspace_id, bulk_id, chunk, record_ids)
        select ${scope.organizationId}::uuid, ${scope.workspaceId}::uuid, ${id}::uuid, c.chunk, c.ids
        from jsonb_to_recordset(${encodeJson(rows)}::jsonb) as c(chunk int, ids jsonb)`)
    },

    openChunks: async (id, { limit, after }) => {
      const rows = await tx
        .select({ chunk: chunks.chunk })
        .from(chunks)
        .where(and(chunksOf(id), gt(chunks.chunk, after), eq(chunks.finished, false)))
        .orderBy(asc(chunks.chunk))
        .limit(limit)
      return rows.map(({ chunk }) => chunk)
    },

    claimChunk: async (id, chunk) => {
      const [row] = await tx
        .select({ recordIds: chunks.recordIds, finished: chunks.finished })
        .from(chunks)
        .where(chunkOf(id, chunk))
        .for('update')
      return row === undefined || row.finished ? null : (row.recordIds as string[])
    },

    finishChunk: async (id, chunk, { done, failures }) => {
      await tx
        .update(chunks)
        .set({ finished: true, done, failures: [...failures] })
        .where(chunkOf(id, chunk))
      const [row] = await tx
        .update(bulks)
        .set({
          ...changed(clock, POTOK),
          done: sql`${bulks.done} + ${done}`,
          failed: sql`${bulks.failed} + ${failures.length}`,
        })
        .where(bulk(id))
        .returning({ total: bulks.total, done: bulks.done, failed: bulks.failed })
      if (row === undefined) throw new Error(`There is no bulk conversion ${id}`)
      return { left: row.total - row.done - row.failed }
    },

    move: async (id, from, to, reason) => {
      const now = new Date(clock.now())
      const moved = await tx
        .update(bulks)
        .set({
          ...changed(clock, byOf(scope)),
          status: to,
          ...(reason === undefined ? {} : { reason }),
          ...(to === 'running' ? { startedAt: now } : { finishedAt: now }),
        })
        .where(and(bulk(id), inArray(bulks.status, [...from])))
        .returning({ id: bulks.id })
      return moved.length > 0
    },

    failures: async (id, { limit, after }) => {
      const rows = await tx
        .select({ chunk: chunks.chunk, failures: chunks.failures })
        .from(chunks)
        .where(and(chunksOf(id), gt(chunks.chunk, after), ne(chunks.failures, [])))
        .orderBy(asc(chunks.chunk))
        .limit(limit)
      return rows.map((row) => ({ chunk: row.chunk, failures: row.failures as BulkFailure[] }))
    },
  }
}

function toBulk(row: typeof bulks.$inferSelect): BulkConversion {
  const { id, ruleId, ruleVersion, type, retryOf, status, total, done, failed, reason } = row
  return {
    id,
    ruleId,
    ruleVersion,
    type,
    retryOf,
    status,
    total,
    done,
    failed,
    left: total - done - failed,
    reason,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  }
}
