import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CarouselContent, Language } from '../../workflows/carousel/content.ts'
import type { SlideBrand } from '../../workflows/brand/brand-kit.ts'
import type { AiSubject } from '../../workflows/ai/usage.ts'
import type { AiUsage, CarouselSource, Reading } from '../../workflows/carousel/ports.ts'
import type { Carousel, CarouselChat, CarouselStatus } from '../../workflows/carousel/repository.ts'
import type { Format, Slide } from '../../workflows/carousel/slides.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import type { Actor } from '../../workflows/shared/scope.ts'
import { workspaces } from './access.ts'
import { bytea, deletion, instant, json, record, tenant } from './columns.ts'

export const carousels = pgTable(
  'carousels',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    status: text('status').$type<CarouselStatus>().notNull().default('requested'),
    source: json('source').$type<CarouselSource>().notNull(),
    reading: json('reading').$type<Reading>(),
    language: text('language').$type<Language>().notNull(),
    style: text('style').$type<Style>().notNull(),
    format: text('format').$type<Format>().notNull(),
    chat: json('chat').$type<CarouselChat>(),
    requestedBy: json('requested_by').$type<Actor>().notNull(),
    content: json('content').$type<CarouselContent>(),
    slides: json('slides').$type<Slide[]>(),
    brand: json('brand').$type<SlideBrand>(),
    pictures: json('pictures').$type<string[]>(),
    revision: integer('revision'),
    writer: text('writer').$type<NonNullable<Carousel['writer']>>(),
    note: text('note').$type<NonNullable<Carousel['note']>>(),
    failure: text('failure'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('carousels_chat').on(
      table.organizationId,
      table.workspaceId,
      sql`((${table.chat} ->> 'chatId')::bigint)`,
      table.id,
    ),
    foreignKey({
      name: 'carousels_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** One paid call to a model each. Never changed. */
export const aiCalls = pgTable(
  'ai_calls',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    /** What it was paid for. */
    subject: text('subject').$type<AiSubject['subject']>().notNull().default('carousel'),
    /** Null for calls of carousels from before there were other subjects. */
    subjectId: uuid('subject_id'),
    /** Of a carousel or one of its slides. */
    carouselId: uuid('carousel_id'),
    provider: text('provider').$type<AiUsage['provider']>().notNull(),
    model: text('model').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    /** Millionths of a US dollar. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    /** Milliseconds. */
    duration: integer('duration').notNull(),
    outcome: text('outcome').$type<AiUsage['outcome']>().notNull(),
    ...record(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('ai_calls_carousel').on(table.organizationId, table.workspaceId, table.carouselId),
    index('ai_calls_time').on(table.organizationId, table.workspaceId, table.createdAt),
    foreignKey({
      name: 'ai_calls_carousel_fk',
      columns: [table.organizationId, table.workspaceId, table.carouselId],
      foreignColumns: [carousels.organizationId, carousels.workspaceId, carousels.id],
    }),
  ],
)

/** Pictures, when no other storage is configured. */
export const images = pgTable(
  'images',
  {
    ...tenant(),
    key: text('key').notNull(),
    mediaType: text('media_type', { enum: ['image/jpeg', 'image/png'] }).notNull(),
    bytes: bytea('bytes').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.key] }),
    foreignKey({
      name: 'images_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
