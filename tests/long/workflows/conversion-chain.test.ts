import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENTITIES } from '../../../workflows/entities/catalog.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../support/automatic-world.ts'

/** Twelve entities of which a name or title is enough. */
const CHAIN = [
  'lead',
  'customer',
  'contact',
  'employee',
  'plugin',
  'price_list',
  'project',
  'quality_check',
  'supplier',
  'task',
  'work_order',
  'deal',
].flatMap((name) => ENTITIES.filter((entity) => entity.name === name))
const nameOf = ({ fields }: AnyEntity) => ('title' in fields ? 'title' : 'name')

let world: AutomaticWorld
beforeAll(async () => {
  world = await openAutomaticWorld()
})
afterAll(() => world.close())

test('a chain of rules through twelve entities ends after ten conversions, with a note on the last (I16)', async () => {
  expect(CHAIN).toHaveLength(12)
  for (const [at, source] of CHAIN.slice(0, -1).entries()) {
    const target = CHAIN[at + 1]
    if (!target) continue
    await world.rule({
      sourceEntity: source.name,
      targetEntity: target.name,
      mappings: [{ to: nameOf(target), field: nameOf(source) }],
    })
  }
  await world.lead({ name: 'From hand to hand' })
  await world.settle(10)
  for (let round = 0; round < 4; round += 1) await world.settle(10)

  const counts = await Promise.all(CHAIN.map(async (entity) => (await world.all(entity)).length))
  expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0])
  expect(await world.conversions()).toHaveLength(10)
  const [last] = await world.all(CHAIN[10] as AnyEntity)
  const id = last?.id ?? ''
  expect((await world.trail(id)).map(({ action }) => action)).toContain('conversion_stopped')
  expect(await world.check('work_order', id)).toMatchObject({ skipped: [{ reason: 'depth' }] })
  expect(await world.unrest()).toEqual({ asked: 0, open: [], errors: [] })
})

test('whatever rules there are between four entities, they come to rest (I16)', async () => {
  await world.removeRules()
  const four = CHAIN.slice(0, 4)
  for (const source of four) {
    for (const target of four) {
      await world.rule({
        sourceEntity: source.name,
        targetEntity: target.name,
        mappings: [{ to: nameOf(target), field: nameOf(source) }],
      })
    }
  }
  const before = (await world.conversions()).length
  await world.lead({ name: 'Every way' })
  for (let round = 0; round < 12; round += 1) await world.settle(10)
  const made = (await world.conversions()).length - before
  // 3 + 6 + 6 paths that meet no entity twice, from the lead and from the one that it becomes by itself.
  expect(made).toBe(2 * (3 + 6 + 6) + 1)
  expect(await world.unrest()).toEqual({ asked: 0, open: [], errors: [] })
}, 300_000)
