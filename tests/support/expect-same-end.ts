import { expect } from 'vitest'
import type { ConversionOutcome } from '../../workflows/conversion/execute/convert-records.ts'
import type { ConversionCase, openConversionCases } from './conversion-cases.ts'
import type { openConversionWorld } from './conversion-world.ts'
import { onlyNew } from './same-but.ts'
import { tenantState } from './tenant-state.ts'

type World = Awaited<ReturnType<typeof openConversionWorld>>
type Cases = Awaited<ReturnType<typeof openConversionCases>>
type State = Awaited<ReturnType<typeof tenantState>>

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g
const SEALED = /"v1\.[^"]*"/g
const BLIND = /"(\w+_(?:index|hash|blind))":"[^"]*"/g
const MOMENT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00(?::00)?)?/g

/** Converts the same records in two equal workspaces, in one batch and one by one: all tables end alike. */
export async function expectSameEnd(
  world: World,
  batch: Cases,
  singles: Cases,
  one: ConversionCase,
): Promise<void> {
  const first = await runIn(world, batch, one, ({ workspace }, rule, ids) =>
    workspace.convertAll(rule, ids),
  )
  const there = new Map(referencesOf(batch).map((id, at) => [id, referencesOf(singles)[at] ?? '']))
  const same = JSON.parse(
    JSON.stringify(one).replaceAll(UUID, (id) => there.get(id) ?? id),
  ) as ConversionCase
  const second = await runIn(world, singles, same, async ({ workspace }, rule, ids) => {
    const outcomes: ConversionOutcome[] = []
    for (const id of ids) outcomes.push(...(await workspace.convertAll(rule, [id])))
    return outcomes
  })
  expect(first).toEqual(second)
}

const referencesOf = ({ references }: Cases) => Object.values(references).flat()

async function runIn(
  world: World,
  cases: Cases,
  one: ConversionCase,
  convert: (cases: Cases, rule: string, ids: string[]) => Promise<ConversionOutcome[]>,
) {
  const { scope } = cases.workspace
  const made = await cases.prepare(one)
  if (!made) return null
  const before = await tenantState(world.database, scope)
  const outcomes = await convert(cases, made.rule.id, made.ids)
  const written = onlyNew(before, await tenantState(world.database, scope))
  const known = [scope.organizationId, scope.workspaceId, cases.workspace.context.actor.id]
  const names = namesOf([...referencesOf(cases), made.rule.id, ...known, ...made.ids], outcomes)
  const named = (value: unknown) =>
    JSON.stringify(value)
      .replaceAll(SEALED, '"sealed"')
      .replaceAll(BLIND, '"$1":"blind"')
      .replaceAll(UUID, (id) => names.get(id) ?? 'another')
      .replaceAll(MOMENT, 'then')
  return {
    outcomes: outcomes.map(named),
    tables: Object.fromEntries(
      Object.entries(written)
        .filter(([table]) => table !== 'audit_heads')
        .map(([table, rows]) => [table, rows.map((row) => named(comparable(row))).toSorted()]),
    ),
  }
}

/** Rows without what counts and chains them. */
function comparable(row: State[string][number]) {
  const { position: _, xid: _x, sequence: _s, hash: _h, previous_hash: _p, ...rest } = row
  return rest
}

/** The same names for the same records of both workspaces. */
function namesOf(known: readonly string[], outcomes: readonly ConversionOutcome[]) {
  const names = new Map(known.map((id, at) => [id, `known ${at}`]))
  for (const outcome of outcomes) {
    if (outcome.status !== 'converted') continue
    for (const { recordId } of outcome.conversion.targets) {
      if (!names.has(recordId)) names.set(recordId, `target ${names.size}`)
    }
  }
  return names
}
