import { asc, desc, eq, getTableColumns, lt, max } from 'drizzle-orm'
import type {
  RequestedChange,
  Revision,
  RevisionRepository,
} from '../../workflows/carousel/revisions/repository.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import {
  carouselChanges as changes,
  carouselRevisions as table,
} from '../schema/carousel-revisions.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** States of carousels of one tenant: rows are added, never changed. */
export function createRevisionRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): RevisionRepository {
  const ofCarousel = (carouselId: string) => eq(table.carouselId, carouselId)
  const byId = (id: string) => ofTenant(changes, scope, eq(changes.id, id))

  return {
    insert: async (revision) => {
      const { createdAt, createdBy } = born(clock, byOf(scope))
      const [row] = await tx
        .insert(table)
        .values({ ...tenantOf(scope), ...revision, createdAt, createdBy })
        .onConflictDoNothing()
        .returning({ number: table.number })
      if (!row) {
        const { carouselId, number } = revision
        throw new AppError('conflict', `There is a revision ${number} of ${carouselId} already`)
      }
    },

    find: async (carouselId, number) => {
      if (!UUID.test(carouselId)) return null
      const [row] = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, ofCarousel(carouselId), eq(table.number, number)))
      return row ? toRevision(row) : null
    },

    list: async (carouselId, { limit, before }) => {
      const older = before === undefined ? undefined : lt(table.number, before)
      const rows = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, ofCarousel(carouselId), older))
        .orderBy(desc(table.number))
        .limit(limit)
      return rows.map(toRevision)
    },

    facts: async (carouselId) => {
      const { number, parent, cause, slide, style, format, createdAt, createdBy } =
        getTableColumns(table)
      const rows = await tx
        .select({ number, parent, cause, slide, style, format, createdAt, createdBy })
        .from(table)
        .where(ofTenant(table, scope, ofCarousel(carouselId)))
        .orderBy(asc(table.number))
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    },

    latest: async (carouselId) => {
      const [row] = await tx
        .select({ number: max(table.number) })
        .from(table)
        .where(ofTenant(table, scope, ofCarousel(carouselId)))
      return row?.number ?? 0
    },

    insertChange: async (change) => {
      await tx
        .insert(changes)
        .values({ ...tenantOf(scope), ...born(clock, byOf(scope)), ...change })
    },

    findChange: async (id) => {
      if (!UUID.test(id)) return null
      const [row] = await tx.select().from(changes).where(byId(id))
      return row ? toChange(row) : null
    },

    openChange: async (carouselId) => {
      const [row] = await tx
        .select()
        .from(changes)
        .where(
          ofTenant(
            changes,
            scope,
            eq(changes.carouselId, carouselId),
            eq(changes.status, 'requested'),
          ),
        )
        .orderBy(desc(changes.id))
        .limit(1)
      return row ? toChange(row) : null
    },

    updateChange: async (id, change) => {
      const rows = await tx
        .update(changes)
        .set({ ...changed(clock, byOf(scope)), ...change })
        .where(byId(id))
        .returning({ id: changes.id })
      if (rows.length === 0) throw new AppError('not_found', `There is no change ${id}`)
    },
  }
}

function toRevision(row: typeof table.$inferSelect): Revision {
  const { organizationId: _, workspaceId: __, createdAt, ...revision } = row
  return { ...revision, createdAt: createdAt.toISOString() }
}

function toChange(row: typeof changes.$inferSelect): RequestedChange {
  const { id, carouselId, revision, change, status, rewritten, result, failure, chat } = row
  const createdAt = row.createdAt.toISOString()
  return { id, carouselId, revision, change, status, rewritten, result, failure, chat, createdAt }
}
