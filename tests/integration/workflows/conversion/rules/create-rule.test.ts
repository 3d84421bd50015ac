import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRule } from '../../../../../workflows/conversion/rules/load-rule.ts'
import {
  openConversionWorld,
  type ConversionWorkspace,
} from '../../../../support/conversion-world.ts'

describe('a conversion rule', () => {
  let world: Awaited<ReturnType<typeof openConversionWorld>>
  let workspace: ConversionWorkspace
  beforeAll(async () => {
    world = await openConversionWorld()
    workspace = await world.open()
  })
  afterAll(() => world.close())

  const load = (id: string) => workspace.within((r) => loadRule(world.deps, r, workspace.scope, id))

  test('is completed: keys, what is there already, links and currencies', async () => {
    const rule = await workspace.makeRule({
      targets: [
        {
          entity: 'customer',
          mappings: [
            { to: 'name', field: 'name' },
            { to: 'email', field: 'email' },
          ],
        },
        { entity: 'deal', mappings: [{ to: 'title', field: 'name' }] },
      ],
    })
    expect(rule.targets).toMatchObject([
      { key: 'customer', existing: { action: 'link', match: [{ field: 'email' }] } },
      { key: 'deal', existing: { action: 'create', match: [] } },
    ])
    expect(rule.targets[1]?.mappings).toContainEqual({ to: 'customerId', record: 'customer' })
    expect(rule.targets[1]?.mappings).toContainEqual({ to: 'leadId', record: 'source' })
  })

  test('is not completed with a link of an entity to itself, such as a manager', async () => {
    const mappings = [{ to: 'name', field: 'name' }]
    const rule = await workspace.makeRule({
      sourceEntity: 'employee',
      targetEntity: 'employee',
      mappings,
    })
    expect(rule.targets[0]?.mappings).toEqual(mappings)
  })

  test('maps a record once it is loaded', async () => {
    const { id } = await workspace.makeRule({
      mappings: [
        { to: 'name', field: 'name', transforms: [{ type: 'case', to: 'title' }] },
        { to: 'phone', field: 'phone' },
      ],
    })
    const source = await workspace.lead({ name: 'иван петров', phone: '+77011234567' })
    const rule = await load(id)
    const mapped = rule.targets[0]?.map({ source, now: source.createdAt, records: {} })
    expect(mapped?.errors).toEqual([])
    expect(mapped?.input).toMatchObject({ name: 'Иван Петров', phone: '+77011234567' })
  })

  test('is kept in the version that it was saved as', async () => {
    const rule = await workspace.makeRule()
    const versions = await workspace.within((r) => r.ruleVersions.list(rule.id, { limit: 10 }))
    expect(versions).toMatchObject([
      { ruleId: rule.id, version: 1, definition: { name: rule.name } },
    ])
  })
})
