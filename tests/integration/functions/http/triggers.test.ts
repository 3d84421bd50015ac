import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let ruleId: string
let leadId: string
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  world.addCaller('executor', ['conversion:execute', 'leads:read'])
  world.addCaller('blind', ['conversion:execute'])
  world.addCaller('reader', ['conversion:read'])
  const rule = await world.ask('POST', '/conversion/rules', {
    body: {
      name: 'Qualified leads are customers',
      sourceEntity: 'lead',
      targetEntity: 'customer',
      trigger: 'automatic',
      condition: 'source.status == "qualified"',
      mappings: [{ to: 'name', field: 'name' }],
    },
  })
  ruleId = rule.body.id
  leadId = (await world.ask('POST', '/leads', { body: { name: 'Dana' } })).body.id
})
afterAll(() => database.close())

const check = (body: object, as = 'executor') =>
  world.ask('POST', '/triggers/check', { body: { entityType: 'lead', ...body }, as })

test('a check by hand answers which rules were triggered, and why the others were not', async () => {
  expect(await check({ recordId: leadId })).toMatchObject({
    status: 200,
    body: { triggered: [], skipped: [{ ruleId, reason: 'condition' }] },
  })
  expect(await check({ recordId: leadId, entityData: { status: 'qualified' } })).toMatchObject({
    status: 200,
    body: {
      triggered: [{ ruleId, ruleVersion: 1, name: 'Qualified leads are customers' }],
      skipped: [],
    },
  })
})

test('it needs conversion:execute and the right to read the entity, then a record that is there', async () => {
  expect((await check({ recordId: leadId }, 'reader')).status).toBe(403)
  expect((await check({ recordId: newId() }, 'blind')).status).toBe(403)
  expect((await check({ recordId: newId() })).status).toBe(404)
})

test('values to look at are an object within bounds, of an entity that there is', async () => {
  const bad = [
    { entityData: [] },
    { entityData: 'qualified' },
    { entityData: { notes: 'x'.repeat(20_000) } },
    { entityData: { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } } },
    { entityType: 'nothing' },
    { entityType: 'constructor' },
    { other: 1 },
  ]
  for (const each of bad) {
    expect({ each, status: (await check({ recordId: leadId, ...each })).status }).toEqual({
      each,
      status: 400,
    })
  }
})

test('a report of shadow runs is of a rule that there is', async () => {
  const path = (id: string) => `/conversion/rules/${id}/shadow-report`
  expect(await world.ask('GET', path(ruleId), { as: 'reader' })).toMatchObject({
    status: 200,
    body: { ruleId, counts: { waiting: 0, agreed: 0 }, agreement: null, fields: [] },
  })
  expect((await world.ask('GET', path(newId()), { as: 'reader' })).status).toBe(404)
  expect((await world.ask('GET', path(newId()), { as: 'executor' })).status).toBe(403)
})
