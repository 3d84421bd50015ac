import type { FieldError } from '../shared/errors.ts'
import type { NewEvent } from '../shared/events.ts'
import type { Field } from './field.ts'

export type Fields = Readonly<Record<string, Field>>

/** Rows that belong to a record and are read and written with it, such as the items of a deal. */
export interface ItemsDeclaration<F extends Fields = Fields> {
  readonly fields: F
  /** At most so many (100). */
  readonly max?: number
  /** Written by Potok's own workflows alone: refused in what callers send. */
  readonly readOnly?: boolean
}

export type EntityAction = 'create' | 'read' | 'update' | 'delete'

/** How callers may write records of an entity by its generated routes. */
export type EntityWrite = 'create' | 'change' | 'delete'
const WRITES: readonly EntityWrite[] = ['create', 'change', 'delete']

/** The values of declared fields: required ones always there, others null when absent. */
export type ValuesOf<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer Value, infer Required>
    ? Required extends true
      ? Value
      : F[K] extends { initial: unknown }
        ? Value
        : Value | null
    : never
}

/** What every record has besides its own fields. */
export interface RecordBase {
  id: string
  version: number
  customFields: Record<string, unknown>
  metadata: Record<string, unknown>
  /** ISO 8601, UTC. */
  createdAt: string
  /** An actor as `type:id`. */
  createdBy: string
  updatedAt: string
  updatedBy: string
  deletedAt: string | null
  deletedBy: string | null
}

/** A record of any entity, flat: its fields, its items (each with `id`), and the base. */
export type EntityRecord = RecordBase & Record<string, unknown>

/** A record of one entity, typed by its declaration. */
export type RecordOf<E> =
  E extends Entity<infer F, infer I>
    ? RecordBase &
        ValuesOf<F> & { items: I extends Fields ? (ValuesOf<I> & { id: string })[] : never }
    : never

export interface StatusDeclaration {
  /** A `choice` field with an `initial` value. */
  readonly field: string
  /** From each value, where it may go. A value that is not named here is an end. */
  readonly moves: Readonly<Record<string, readonly string[]>>
  /** Moves that only Potok's own workflows make (`{ internal: true }`), beside the others. */
  readonly internalMoves?: Readonly<Record<string, readonly string[]>>
  /**
   * The value of a record that was converted into others: a conversion may move there by `internalMoves`
   * too, and its undo moves back from there.
   */
  readonly converted?: string
  /** With which values a record may begin; any when absent. Potok's own workflows may begin with any. */
  readonly starts?: readonly string[]
}

/** What a declaration's rules may know beside the values. */
export interface ChangeContext {
  /** The record as it was; null when it is new. */
  readonly before: EntityRecord | null
  /** ISO 8601, UTC. */
  readonly now: string
}

export interface EntityOptions<F extends Fields, I extends Fields | undefined> {
  /** Singular, snake_case: `price_list`. Leads the names of its events: `price_list.created`. */
  readonly name: string
  /** Plural, snake_case: the table `price_lists`, the path `/price-lists`, the permissions `price-lists:read` … */
  readonly plural: string
  /** Below `/api/v1/`, where it is not the plural: `conversion/rules`. */
  readonly path?: string
  /** Permissions of its own, where they are not `<plural>:<action>`. */
  readonly permissions?: Partial<Record<EntityAction, string>>
  /** One sentence for the API's documentation. */
  readonly summary: string
  readonly fields: F
  /** Combinations of fields that no two live records of a workspace share; rows with a null in them are free. */
  readonly unique?: readonly (readonly (keyof F & string)[])[]
  readonly items?: I extends Fields ? ItemsDeclaration<I> : never
  readonly status?: StatusDeclaration
  /**
   * Values that follow from others, such as a total; runs after the check. Gets every field, null where
   * absent, and `items` (complete, each with `id`). What it gives replaces those: `readOnly` fields, or
   * all `items` with their `readOnly` fields set.
   * @throws AppError `invalid_input`
   */
  readonly derive?: (
    values: Record<string, unknown>,
    context: ChangeContext,
  ) => Record<string, unknown>
  /** Rules over several fields; gets the same values as `derive`. */
  readonly check?: (
    values: Record<string, unknown>,
    context: ChangeContext,
  ) => readonly FieldError[]
  /**
   * Which generated routes write it, all when absent: the others are workflows of its own. `create` is
   * also the import, `delete` also the restoring; writes in bulk need all three.
   */
  readonly writes?: readonly EntityWrite[]
  /** Fields whose values its events carry beside the id: ones that a trigger's condition asks for. */
  readonly facts?: readonly (keyof F & string)[]
  /** Why a record must not be deleted as it is; null when it may be. */
  readonly keep?: (record: EntityRecord) => string | null
  /** Events of its own beside created, updated, deleted and status_changed. Declared in the context's events. */
  readonly publish?: (before: EntityRecord | null, after: EntityRecord) => readonly NewEvent[]
  /** Names of events where sources named them otherwise: `{ created: 'menu.type_created' }`. */
  readonly eventTypes?: Partial<Record<EntityEventKind, string>>
}

export type EntityEventKind = 'created' | 'updated' | 'deleted' | 'restored' | 'status_changed'

/** A declared entity. Its table, validation, routes, permissions, events and documentation derive from it. */
export interface Entity<
  F extends Fields = Fields,
  I extends Fields | undefined = Fields | undefined,
> extends Omit<EntityOptions<F, I>, 'items'> {
  readonly items?: ItemsDeclaration | undefined
  /** For the compiler only. */
  readonly itemFields?: I
}

/** The entity of which nothing but the declaration's shape is known. */
export type AnyEntity = Omit<Entity, 'unique' | 'facts'> & {
  readonly unique?: readonly (readonly string[])[]
  readonly facts?: readonly string[]
}

/** May callers write it so by the generated routes? */
export const isWritten = ({ writes = WRITES }: Pick<AnyEntity, 'writes'>, how: EntityWrite) =>
  writes.includes(how)

/** Names that records have themselves. */
const RESERVED: ReadonlySet<string> = new Set([
  'id',
  'version',
  'customFields',
  'metadata',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'deletedBy',
  'items',
  'organizationId',
  'workspaceId',
  'limit',
  'cursor',
  'sort',
  'search',
  'deleted',
  'searchText',
])

/**
 * Declares an entity. One file in `workflows/entities/` each, which exports exactly one; then
 * `npm run db:generate`.
 * @throws Error at import when the declaration contradicts itself
 */
export function defineEntity<
  const F extends Fields,
  const I extends Fields | undefined = undefined,
>(options: EntityOptions<F, I>): Entity<F, I> {
  const { name, plural, fields, status } = options
  const wrong = (why: string): never => {
    throw new Error(`The entity ${name}: ${why}`)
  }
  if (!/^[a-z][a-z_]*$/.test(name) || !/^[a-z][a-z_]*$/.test(plural)) wrong('names are snake_case')
  const items = (options.items as ItemsDeclaration | undefined)?.fields ?? {}
  for (const [key, field] of [...Object.entries(fields), ...Object.entries(items)]) {
    if (RESERVED.has(key)) wrong(`${key} is a name that every record has`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) wrong(`${key} is not camelCase`)
    if (field.encrypted && (field.sort || field.search)) wrong(`${key} is encrypted, so no order`)
    if (field.encrypted === true && field.filter) wrong(`${key} needs encrypted: 'searchable'`)
    if (field.encrypted && !['text', 'email', 'phone'].includes(field.kind)) {
      wrong(`${key} is encrypted, so it must be text`)
    }
  }
  for (const [key, field] of Object.entries(items)) {
    if (field.immutable) wrong(`items are replaced together, so ${key} cannot be immutable`)
  }
  for (const key of options.unique?.flat() ?? []) {
    if (!(key in fields)) wrong(`unique names ${key}, which it does not have`)
  }
  if (status) {
    const values = fields[status.field]?.options ?? wrong(`its status ${status.field} is no choice`)
    if (fields[status.field]?.initial === undefined) wrong('its status has no initial value')
    const named = [status.moves, status.internalMoves ?? {}].flatMap((moves) =>
      Object.entries(moves).flatMap(([from, to]) => [from, ...to]),
    )
    const told = [...(status.starts ?? []), ...(status.converted ? [status.converted] : [])]
    for (const value of [...named, ...told]) {
      if (!values.includes(value)) wrong(`its status has no value ${value}`)
    }
  }
  return options as Entity<F, I>
}
