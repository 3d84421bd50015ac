import type { Repositories } from '../../deps.ts'
import { orderInput } from '../../orders/order-input.ts'
import { placeOrder } from '../../orders/place-order.ts'
import { createProduction, newProductionSchema } from '../../production/create-production.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import { invalidRecord, pathOf, ruleOf } from '../../registry/errors.ts'
import type { RegistryDeps } from '../../registry/surroundings.ts'
import type { EventContext } from '../../shared/events.ts'
import type { z } from 'zod'

/** How records come to be that a workflow of their own makes, with all that belongs to them. */
export interface OwnCreation {
  /** @throws AppError `invalid_input` naming each field and its rule */
  check(input: unknown): void
  /** Tells of it, too. @throws AppError `invalid_input`, `conflict` */
  make(
    deps: RegistryDeps,
    r: Repositories,
    context: EventContext,
    input: unknown,
    id: string,
  ): Promise<EntityRecord>
  /** Was it ended by what takes such a record back? Then an undo leaves it as it is. */
  isTakenBack(record: EntityRecord): boolean
}

const CREATIONS: ReadonlyMap<string, OwnCreation> = new Map([
  [
    'order',
    {
      check: (input) => void parse('order', orderInput, input),
      make: (deps, r, context, input, id) =>
        placeOrder(deps, r, context, parse('order', orderInput, input), id),
      isTakenBack: ({ status, items }) =>
        status === 'cancelled' &&
        (items as { delivered: number }[]).every(({ delivered }) => delivered === 0),
    },
  ],
  [
    'production_order',
    {
      check: (input) => void parse('production_order', newProductionSchema, input),
      make: async (deps, r, context, input, id) => {
        const wanted = parse('production_order', newProductionSchema, input)
        const made: unknown = await createProduction(deps, r, context, wanted, id)
        return made as EntityRecord
      },
      isTakenBack: ({ status }) => status === 'cancelled',
    },
  ],
])

/** Of an entity that has one; others are written as the registry writes them. */
export const ownCreationOf = ({ name }: Pick<AnyEntity, 'name'>): OwnCreation | null =>
  CREATIONS.get(name) ?? null

function parse<T>(name: string, schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => ({
    field: pathOf(issue.path),
    rule: ruleOf(issue),
  }))
  throw invalidRecord(name, fields)
}
