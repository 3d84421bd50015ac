import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { generateEntities } from '../../../../scripts/generate-entities.ts'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import { ENTITIES } from '../../../../workflows/entities/catalog.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { permissionOf, slugOf } from '../../../../workflows/registry/paths.ts'

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('the entities', () => {
  test('have names, tables and paths of their own', () => {
    expect(repeated(names(ENTITIES))).toEqual([])
    expect(repeated(ENTITIES.map(slugOf))).toEqual([])
    const tables = ENTITIES.flatMap(({ name, plural, items }) =>
      items ? [plural, `${name}_items`] : [plural],
    )
    expect(repeated(tables)).toEqual([])
  })

  test('are all that the company needs', () => {
    const needed = `lead customer product price_list deal quote supplier warehouse expense employee
      attendance leave_request payroll_run payslip work_order quality_check maintenance_plan
      maintenance_task shipment purchase_order project integration menu_type menu_item plugin`
    expect(names(ENTITIES)).toEqual(expect.arrayContaining(needed.split(/\s+/)))
  })

  test('refer to entities that there are', () => {
    const known = new Set(names(ENTITIES))
    const unknown = ENTITIES.flatMap(({ fields, items }) =>
      [...Object.values(fields), ...Object.values(items?.fields ?? {})]
        .flatMap(({ references }) => references ?? [])
        .filter((target) => !known.has(target)),
    )
    expect(unknown).toEqual([])
  })

  test('say of amounts in which currency they are', () => {
    const without = ENTITIES.filter(({ fields, items }) => {
      const own = Object.values(fields)
      const all = [...own, ...Object.values(items?.fields ?? {})]
      const foreign = own.some(({ kind }) => kind === 'currency')
      return all.some(({ kind }) => kind === 'money') && !foreign
    })
    expect(names(without)).toEqual([])
  })

  test('only take what is their own to say: what follows or is decided is readOnly', () => {
    const values = (name: string) =>
      Object.entries(ENTITIES.find((entity) => entity.name === name)?.fields ?? {})
        .filter(([, field]) => field.readOnly)
        .map(([key]) => key)
    expect(values('deal')).toEqual(['subtotal', 'taxTotal', 'value', 'closedAt', 'sentBackReason'])
    expect(values('leave_request')).toEqual(['days', 'decidedBy', 'decidedAt', 'decisionNote'])
    expect(values('payslip')).toEqual(expect.arrayContaining(['gross', 'deductions', 'net']))
  })

  test('can reach each of their statuses', () => {
    const lost = ENTITIES.flatMap(({ name, fields, status }) => {
      if (!status) return []
      const { moves, internalMoves = {}, starts } = status
      const reached = new Set(starts ?? [String(fields[status.field]?.initial)])
      for (const from of reached) {
        for (const to of [...(moves[from] ?? []), ...(internalMoves[from] ?? [])]) reached.add(to)
      }
      return (fields[status.field]?.options ?? [])
        .filter((value) => !reached.has(value))
        .map((value) => `${name} ${value}`)
    })
    expect(lost).toEqual([])
  })

  test('have permissions for each of their verbs', () => {
    for (const entity of ENTITIES) {
      for (const action of ['create', 'read', 'update', 'delete'] as const) {
        expect(PERMISSIONS.has(permissionOf(entity, action))).toBe(true)
      }
    }
  })

  test('are in the catalog and in the schema: npm run db:generate was not forgotten', async () => {
    const imported = (text: string) => [...text.matchAll(/import \{ (\w+) \} from '.*entities\//g)]
    for (const [file, content] of Object.entries(await generateEntities())) {
      const written = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8')
      expect(imported(written).map(([, name]) => name)).toEqual(
        imported(content).map(([, name]) => name),
      )
    }
  })
})

describe('the catalog of events', () => {
  test('declares no type twice', () => {
    expect(repeated(EVENT_CATALOG.map(({ type }) => type))).toEqual([])
  })

  test('names them dotted and in snake_case', () => {
    for (const { type } of EVENT_CATALOG) {
      expect(type).toMatch(/^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+$/)
    }
  })

  test('has those of the sources under their own names', () => {
    const types = EVENT_CATALOG.map(({ type }) => type)
    const sources = `deal.won deal.lost stock.moved
      project.created project.updated project.deleted project.status_changed
      integration.created integration.updated integration.deleted integration.status_changed
      menu.type_created menu.item_updated menu.item_deleted plugin.installed plugin.updated`
    expect(types).toEqual(expect.arrayContaining(sources.split(/\s+/)))
  })
})
