import { EventType } from 'inngest'
import { z } from 'zod'
import type { Actor, TenantScope } from './scope.ts'

const actorSchema = z.object({
  type: z.enum(['api_key', 'telegram_user', 'user', 'system']),
  id: z.string(),
})

/** What travels beside the data of every event. */
export const eventMetaSchema = z.object({
  organizationId: z.string(),
  workspaceId: z.string(),
  actor: actorSchema,
  /** The first event of the chain. */
  correlationId: z.string(),
  /** The event or request that directly caused this one. */
  causationId: z.string().optional(),
  /** The part of Potok that published it. */
  source: z.string(),
})
export type EventMeta = z.infer<typeof eventMetaSchema>

/** An event as it is stored and published: facts and ids, never blobs. */
export interface EventEnvelope<Type extends string = string, Data = Record<string, unknown>> {
  readonly id: string
  readonly type: Type
  /** ISO 8601, UTC. */
  readonly time: string
  readonly source: string
  /** What it is about: the id of the record. */
  readonly subject: string
  readonly data: Data
  readonly organizationId: string
  readonly workspaceId: string
  readonly actor: Actor
  readonly correlationId: string
  readonly causationId?: string | undefined
  readonly metadata: Record<string, unknown>
}

/** A declared event. Its type, trigger, validation and documentation derive from this one value. */
export interface EventDeclaration<Type extends string, Shape extends z.ZodRawShape> {
  readonly type: Type
  /** Name in the source documents that the API accepts in filters. */
  readonly alias?: string | undefined
  readonly summary: string
  readonly data: z.ZodObject<Shape>
  /** The Inngest trigger: `createFunction({ triggers: [declaration.trigger] }, …)`. */
  readonly trigger: ReturnType<typeof triggerOf<Type, Shape>>
}
export type AnyEventDeclaration = EventDeclaration<string, z.ZodRawShape>

function triggerOf<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  const schema = z.object({ ...shape, meta: eventMetaSchema })
  type Data = z.infer<z.ZodObject<Shape>> & { meta: EventMeta } & Record<string, unknown>
  return new EventType<Type, z.ZodType<Data, Data>>({ name: type, schema: schema as never })
}

/**
 * Declares an event: dotted, past tense, several words joined by `_`.
 * Inngest allows neither `.default()` nor transforms in the schema.
 */
export function declareEvent<const Type extends string, Shape extends z.ZodRawShape>(declaration: {
  type: Type
  summary: string
  data: Shape
  alias?: string
}): EventDeclaration<Type, Shape> {
  return {
    type: declaration.type,
    alias: declaration.alias,
    summary: declaration.summary,
    data: z.object(declaration.data),
    trigger: triggerOf(declaration.type, declaration.data),
  }
}

/** What an author of an event says; the rest of the envelope is filled in when it is appended. */
export interface NewEvent<Type extends string = string, Data = Record<string, unknown>> {
  type: Type
  subject: string
  data: Data
}

/** Who and why, shared by the events of one piece of work. */
export interface EventContext extends TenantScope {
  actor: Actor
  source: string
  correlationId?: string
  causationId?: string
}
