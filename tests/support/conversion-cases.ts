import fc, { type Arbitrary } from 'fast-check'
import type { RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import { customField } from '../../workflows/entities/custom-field.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { createRecords } from '../../workflows/registry/create-records.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { CONVERTIBLE, recordOf, ruleOf, sideOf, workspaceFields } from './conversion-arbitraries.ts'
import type { ConversionWorkspace, openConversionWorld } from './conversion-world.ts'
import { seedRecords, writesOf } from './registry-world.ts'

type World = Awaited<ReturnType<typeof openConversionWorld>>

/** Some records, and a rule for them. */
export interface ConversionCase {
  source: string
  targets: string[]
  inputs: Record<string, unknown>[]
  rule: Pick<RuleInput, 'sourceEntity' | 'targets' | 'sourceChanges' | 'condition'>
}

export function entityNamed(name: string): AnyEntity {
  const entity = CONVERTIBLE.find((each) => each.name === name)
  if (!entity) throw new Error(`There is no ${name}`)
  return entity
}

/** A workspace with fields of its own and a record of every entity, and what can be converted in it. */
export async function openConversionCases(world: World, options: { seed?: number } = {}) {
  const workspace = await world.open()
  const [fields = []] = fc.sample(workspaceFields, { numRuns: 1, seed: options.seed ?? 1 })
  const registry: Parameters<typeof seedRecords>[0] = {
    deps: world.deps,
    as: (scope, work) => workspace.within((r) => work(r, { ...workspace.context, ...scope })),
  }
  const references = await seedRecords(registry, workspace.scope)
  for (let at = 0; at < fields.length; at += 100) {
    await workspace.within((r) =>
      createRecords(world.deps, r, workspace.context, customField, fields.slice(at, at + 100)),
    )
  }
  const side = (entity: AnyEntity) => sideOf(entity, fields)
  const cases = (records: { minLength: number; maxLength: number }): Arbitrary<ConversionCase> =>
    fc
      .tuple(
        fc.constantFrom(...CONVERTIBLE),
        fc.uniqueArray(fc.constantFrom(...CONVERTIBLE), { minLength: 1, maxLength: 2 }),
      )
      .chain(([from, to]) => {
        const source = side(from)
        const targets = to.filter((entity) => entity !== from || to.length === 1).map(side)
        return fc.record({
          source: fc.constant(from.name),
          targets: fc.constant(targets.map(({ entity }) => entity.name)),
          inputs: fc.array(recordOf(source, references), records),
          rule: ruleOf(source, targets, references),
        })
      })
  return { workspace, references, cases, prepare: prepareIn(workspace) }
}

/** Makes a case's records and its rule. @returns null where a unique value is taken, which is no case */
function prepareIn(workspace: ConversionWorkspace) {
  return async ({ source, inputs, rule }: ConversionCase) => {
    const ids: string[] = []
    const entity = entityNamed(source)
    for (const input of inputs) {
      try {
        ids.push((await workspace.make(entity, input, writesOf(entity))).id)
      } catch (error) {
        if (errorCode(error) !== 'conflict') throw error
      }
    }
    if (ids.length === 0) return null
    return { ids, rule: await workspace.makeRule(rule) }
  }
}
