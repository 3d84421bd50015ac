import { and, desc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type {
  Carousel,
  CarouselQuery,
  CarouselRepository,
} from '../../workflows/carousel/repository.ts'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { carousels } from '../schema/carousel.ts'
import type { Transaction } from '../transaction.ts'
import { changesOf } from '../audit/changes-of.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Carousels of one tenant. Deleted ones are hidden; an id that is no UUID is simply not found. */
export function createCarouselRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): CarouselRepository {
  const live = isNull(carousels.deletedAt)
  const byId = (id: string) => ofTenant(carousels, scope, eq(carousels.id, id), live)

  return {
    insert: async (carousel) => {
      const { type, id } = carousel.requestedBy
      const [row] = await tx
        .insert(carousels)
        .values({
          ...tenantOf(scope),
          ...born(clock, `${type}:${id}`),
          ...pick(carousel),
          reading: carousel.reading ?? null,
          ...carousel.words,
        })
        .onConflictDoNothing()
        .returning()
      if (row === undefined) {
        throw new AppError('conflict', `There is a carousel ${carousel.id} already.`)
      }
      const { id: recordId, ...after } = pick(row)
      const action = 'created'
      audit.record({
        action,
        entity: 'carousel',
        recordId,
        before: null,
        after: { status: row.status, ...after, ...carousel.words },
      })
      return toCarousel(row)
    },

    find: async (id) => {
      if (!UUID.test(id)) return null
      const [row] = await tx.select().from(carousels).where(byId(id))
      return row === undefined ? null : toCarousel(row)
    },

    update: async (id, change) => {
      const [before] = UUID.test(id)
        ? await tx.select().from(carousels).where(byId(id)).for('update')
        : []
      const [row] = before
        ? await tx
            .update(carousels)
            .set({
              ...changed(clock, byOf(scope)),
              ...change,
              version: sql`${carousels.version} + 1`,
            })
            .where(byId(id))
            .returning()
        : []
      if (!before || !row) throw new AppError('not_found', `There is no carousel ${id}.`)
      const changes = changesOf(before, row, Object.keys(change))
      if (changes) {
        const action = before.status === row.status ? 'updated' : 'status_changed'
        audit.record({ action, entity: 'carousel', recordId: id, ...changes })
      }
      return toCarousel(row)
    },

    lock: async (id) => {
      if (!UUID.test(id)) return null
      const [row] = await tx.select().from(carousels).where(byId(id)).for('update')
      return row === undefined ? null : toCarousel(row)
    },

    list: async ({ limit, before, search = '', of }) => {
      if (before !== undefined && !UUID.test(before)) return []
      const older = before === undefined ? undefined : lt(carousels.id, before)
      const rows = await tx
        .select()
        .from(carousels)
        .where(ofTenant(carousels, scope, older, live, ...containing(search), ownedBy(of)))
        .orderBy(desc(carousels.id))
        .limit(limit)
      return rows.map(toCarousel)
    },
  }
}

/** The most words that a search heeds. */
const SEARCH_WORDS = 8

/** Each word of the search stands somewhere in what the carousel says. */
function containing(search: string): SQL[] {
  const words = search.split(/\s+/).filter((word) => word !== '')
  const said = sql`concat_ws(' ', ${carousels.source} ->> 'topic', ${carousels.source} ->> 'text',
    ${carousels.source} ->> 'name', ${carousels.reading} ->> 'title', ${carousels.content} ->> 'caption',
    ${carousels.content} #>> '{slides,0,title}')`
  return words
    .slice(0, SEARCH_WORDS)
    .map((word) => sql`${said} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
}

function ownedBy(of: CarouselQuery['of']): SQL | undefined {
  const { chatId, actor } = of ?? {}
  return or(
    chatId === undefined ? undefined : sql`(${carousels.chat} ->> 'chatId')::bigint = ${chatId}`,
    actor &&
      and(
        sql`${carousels.requestedBy} ->> 'type' = ${actor.type}`,
        sql`${carousels.requestedBy} ->> 'id' = ${actor.id}`,
      ),
  )
}

type CarouselRow = typeof carousels.$inferSelect

function pick({
  id,
  source,
  language,
  style,
  format,
  chat,
  requestedBy,
  brand = null,
}: Parameters<CarouselRepository['insert']>[0]) {
  return { id, source, language, style, format, chat, requestedBy, brand }
}

function toCarousel(row: CarouselRow): Carousel {
  return {
    ...pick(row),
    status: row.status,
    content: row.content,
    slides: row.slides,
    reading: row.reading,
    pictures: row.pictures,
    revision: row.revision,
    writer: row.writer,
    note: row.note,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}
