import { createHash } from 'node:crypto'
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import type {
  AiContent,
  ContentChange,
  ContentRepository,
} from '../../workflows/ai/content/repository.ts'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { changesOf } from '../audit/changes-of.ts'
import { aiContents as table } from '../schema/ai-content.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** What the trail shows of a change: never anybody's words. */
const OPEN: readonly string[] = ['status', 'writer', 'withoutAi', 'cachedFrom', 'failure']

/** What one tenant asked of the assistant. */
export function createContentRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): ContentRepository {
  // Forgotten words are nobody's any more: such a row is there for the counts alone.
  const live = and(isNull(table.deletedAt), isNotNull(table.input))
  const byId = (id: string) => ofTenant(table, scope, eq(table.id, id), live)

  return {
    insert: async ({ id, language, input, chat, requestedBy }) => {
      const { kind } = input
      const by = `${requestedBy.type}:${requestedBy.id}`
      const [row] = await tx
        .insert(table)
        .values({
          ...tenantOf(scope),
          ...born(clock, by),
          id,
          kind,
          language,
          input,
          chat,
          requestedBy,
          fingerprint: fingerprintOf({ language, input }),
        })
        .onConflictDoNothing()
        .returning()
      if (!row) throw new AppError('conflict', `There is content ${id} already.`)
      audit.record({
        action: 'created',
        entity: 'ai_content',
        recordId: id,
        before: null,
        after: { status: row.status, kind, language, chat, requestedBy },
      })
      return toContent(row)
    },

    find: async (id) => {
      if (!UUID.test(id)) return null
      const [row] = await tx.select().from(table).where(byId(id))
      return row ? toContent(row) : null
    },

    update: async (id, change) => {
      const [before] = UUID.test(id)
        ? await tx.select().from(table).where(byId(id)).for('update')
        : []
      const [row] = before
        ? await tx
            .update(table)
            .set({
              ...changed(clock, byOf(scope)),
              ...columnsOf(change),
              version: sql`${table.version} + 1`,
            })
            .where(byId(id))
            .returning()
        : []
      if (!before || !row) throw new AppError('not_found', `There is no content ${id}.`)
      const open = Object.keys(change).filter((field) => OPEN.includes(field))
      const changes = changesOf(before, row, open)
      if (changes) {
        const action = before.status === row.status ? 'updated' : 'status_changed'
        audit.record({ action, entity: 'ai_content', recordId: id, ...changes })
      }
      return toContent(row)
    },

    list: async ({ limit, before, kind }) => {
      if (before !== undefined && !UUID.test(before)) return []
      const older = before === undefined ? undefined : lt(table.id, before)
      const ofKind = kind && eq(table.kind, kind)
      const rows = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, older, ofKind, live))
        .orderBy(desc(table.id))
        .limit(limit)
      return rows.map(toContent)
    },

    findSame: async ({ id, ...content }, since) => {
      const same = and(
        eq(table.fingerprint, fingerprintOf(content)),
        eq(table.status, 'completed'),
        isNull(table.cachedFrom),
        gte(table.createdAt, new Date(since)),
        ne(table.id, id),
      )
      const [row] = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, same, live))
        .orderBy(desc(table.id))
        .limit(1)
      return row ? toContent(row) : null
    },

    forgetBefore: async (time, limit) => {
      const old = and(live, lt(table.createdAt, new Date(time)))
      const some = tx
        .select({ id: table.id })
        .from(table)
        .where(ofTenant(table, scope, old))
        .limit(limit)
      const gone = await tx
        .update(table)
        .set({
          ...changed(clock, byOf(scope)),
          input: null,
          output: null,
          drafts: [],
          fingerprint: '',
          forgottenAt: new Date(clock.now()),
        })
        .where(ofTenant(table, scope, inArray(table.id, some)))
        .returning({ id: table.id })
      return gone.length
    },
  }
}

function columnsOf({ usage, completedAt, ...change }: ContentChange) {
  return {
    ...change,
    ...(completedAt === undefined
      ? {}
      : { completedAt: completedAt === null ? null : new Date(completedAt) }),
    ...(usage === undefined
      ? {}
      : {
          usage,
          inputTokens: sum(usage.map((call) => call.inputTokens)),
          outputTokens: sum(usage.map((call) => call.outputTokens)),
          costMicroUsd: sum(usage.map((call) => call.costMicroUsd ?? 0)),
        }),
  }
}

const sum = (numbers: number[]) => Math.round(numbers.reduce((total, number) => total + number, 0))

function fingerprintOf({ language, input }: Pick<AiContent, 'language' | 'input'>): string {
  const sorted = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([language, sorted]))
    .digest('base64url')
}

function toContent(row: typeof table.$inferSelect): AiContent {
  const { input } = row
  if (!input) throw new AppError('internal', `Content ${row.id} is forgotten`)
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    language: row.language,
    input,
    output: row.output,
    writer: row.writer,
    withoutAi: row.withoutAi,
    drafts: row.drafts,
    usage: row.usage,
    cachedFrom: row.cachedFrom,
    chat: row.chat,
    requestedBy: row.requestedBy,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    version: row.version,
  }
}
