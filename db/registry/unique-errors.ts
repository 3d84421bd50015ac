import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { takenFields } from '../../workflows/registry/taken-fields.ts'
import { sqlState } from '../errors.ts'
import { uniqueName } from './table-of.ts'

const UNIQUE_VIOLATION = '23505'

/**
 * Runs a write and gives a violated unique key the names of its fields. The database's own error goes no
 * further: it carries the values.
 */
export async function namingKeys<T>(entity: AnyEntity, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    const constraint = constraintOf(error)
    const key = entity.unique?.find((keys) => uniqueName(entity.plural, keys) === constraint)
    throw takenError(entity, key ?? ['id'])
  }
}

function takenError({ name }: Pick<AnyEntity, 'name'>, key: readonly string[]): AppError {
  const what = name.replaceAll('_', ' ')
  return new AppError('conflict', `Another ${what} has the same ${key.join(' and ')}`, {
    fields: takenFields(key),
  })
}

function constraintOf(error: unknown): unknown {
  const inner = error instanceof DrizzleQueryError ? error.cause : error
  return inner instanceof Error && 'constraint' in inner ? inner.constraint : undefined
}
