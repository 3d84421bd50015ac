import { AppError } from '../../shared/errors.ts'
import { entityNamed } from '../../registry/entity-named.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { Expressions, Formats } from '../ports.ts'
import type { ConversionRule } from '../rules/rule.ts'
import { requireOpen, VARIABLES } from './compile-origin.ts'
import { compileFields } from './compile-target.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { CustomFieldsByEntity } from './kind-of.ts'

export interface CompileAround {
  expressions: Expressions
  formats: Formats
  /** IANA, of the workspace. */
  timeZone: string
  /** What the workspace has defined for the entities of the rule: a date of theirs is one only if it is known. */
  customFields?: CustomFieldsByEntity | undefined
}

/** @throws AppError `invalid_input` for a rule that was not checked */
export function compileRule(rule: ConversionRule, around: CompileAround): CompiledRule {
  const source = entityOf(rule.sourceEntity)
  const condition = compileCondition(rule.condition, 'condition', source, around)
  const targets = rule.targets.map((target) => {
    const entity = entityOf(target.entity)
    const when = compileCondition(target.when, `${target.key}.when`, source, around)
    const map = compileFields(target.key, target.mappings, { ...around, source, target: entity })
    return {
      target,
      entity,
      wanted: (origin: { source: EntityRecord; now: string }) => when(origin.source, origin.now),
      map,
    }
  })
  const changeSource = compileFields('source', rule.sourceChanges, {
    ...around,
    source,
    target: source,
  })
  return { rule, source, holds: condition, targets, changeSource }
}

/** True without an expression. */
function compileCondition(
  text: string | null,
  name: string,
  source: AnyEntity,
  { expressions }: CompileAround,
): (record: EntityRecord, now: string) => boolean {
  if (text === null) return () => true
  const expression = expressions.compile(text, VARIABLES)
  requireOpen(source, expression.paths)
  return (record, now) => {
    const value = computed(name, () => expression.evaluate({ source: record, now }))
    if (typeof value === 'boolean') return value
    const rule = 'must be true or false'
    throw new AppError('invalid_input', `The ${name} ${rule}`, { fields: [{ field: name, rule }] })
  }
}

function computed<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const rule = `cannot be computed: ${error.message}`
    throw new AppError('invalid_input', `The ${name} ${rule}`, {
      fields: [{ field: name, rule }],
      cause: error,
    })
  }
}

function entityOf(name: string): AnyEntity {
  const entity = entityNamed(name)
  if (entity) return entity
  throw new AppError('invalid_input', `There is no entity ${name}`)
}
