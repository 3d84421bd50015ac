import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { SlideBrand } from '../../workflows/brand/brand-kit.ts'
import type { CarouselContent } from '../../workflows/carousel/content.ts'
import type { Carousel } from '../../workflows/carousel/repository.ts'
import type { CarouselChange } from '../../workflows/carousel/revisions/change.ts'
import type {
  ChangeStatus,
  RequestedChange,
  RevisionCause,
} from '../../workflows/carousel/revisions/repository.ts'
import type { Format, Slide } from '../../workflows/carousel/slides.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import { carousels } from './carousel.ts'
import { audit, instant, json, tenant } from './columns.ts'

/** Every state that a carousel ever had. Never changed. */
export const carouselRevisions = pgTable(
  'carousel_revisions',
  {
    ...tenant(),
    carouselId: uuid('carousel_id').notNull(),
    number: integer('number').notNull(),
    parent: integer('parent'),
    cause: text('cause').$type<RevisionCause>().notNull(),
    slide: integer('slide'),
    content: json('content').$type<CarouselContent>().notNull(),
    slides: json('slides').$type<Slide[]>().notNull(),
    pictures: json('pictures').$type<string[]>().notNull(),
    style: text('style').$type<Style>().notNull(),
    format: text('format').$type<Format>().notNull(),
    brand: json('brand').$type<SlideBrand>(),
    writer: text('writer').$type<NonNullable<Carousel['writer']>>(),
    note: text('note').$type<NonNullable<Carousel['note']>>(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.carouselId, table.number],
    }),
    foreignKey({
      name: 'carousel_revisions_carousel',
      columns: [table.organizationId, table.workspaceId, table.carouselId],
      foreignColumns: [carousels.organizationId, carousels.workspaceId, carousels.id],
    }),
  ],
)

/** What somebody asked to be changed about a carousel. */
export const carouselChanges = pgTable(
  'carousel_changes',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    carouselId: uuid('carousel_id').notNull(),
    revision: integer('revision').notNull(),
    change: json('change').$type<CarouselChange>().notNull(),
    status: text('status').$type<ChangeStatus>().notNull().default('requested'),
    rewritten: json('rewritten').$type<NonNullable<RequestedChange['rewritten']>>(),
    result: integer('result'),
    failure: text('failure'),
    chat: json('chat').$type<NonNullable<RequestedChange['chat']>>(),
    ...audit(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('carousel_changes_open')
      .on(table.organizationId, table.workspaceId, table.carouselId)
      .where(sql`${table.status} = 'requested'`),
    foreignKey({
      name: 'carousel_changes_carousel',
      columns: [table.organizationId, table.workspaceId, table.carouselId],
      foreignColumns: [carousels.organizationId, carousels.workspaceId, carousels.id],
    }),
  ],
)
