/**
 * How often suggestions of mappings are right, on pairs of fields that people have written down: the half
 * that the code was tuned on and the half that it was not. Then how many pairs a second are scored.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FieldKind } from '../workflows/registry/field.ts'
import type { SuggestField } from '../workflows/suggest/field.ts'
import { rankPairs } from '../workflows/suggest/rank-pairs.ts'
import { type Figure, median, report } from './support/report.ts'

interface LabelledField {
  name: string
  label?: string
  type?: string
  samples?: string[]
}
interface Labelled {
  schema: string
  source: LabelledField[]
  target: LabelledField[]
  /** Where the target is one of Potok's own. */
  targetEntity?: string
  pairs: [string, string][]
}

const FOLDER = join(import.meta.dirname, '..', 'tests', 'fixtures', 'mapping-pairs')
const TARGETS = { precision: 0.9, recall: 0.97 }
const TRIES = 5

const tune = measure('tune')
const test = measure('test')
report('suggestions', [
  figure('pairs of the tuned half', tune.pairs, 'pairs'),
  figure('precision at 1, tuned half', tune.precision, 'of pairs'),
  figure('recall at 3, tuned half', tune.recall, 'of pairs'),
  figure('pairs of the other half', test.pairs, 'pairs'),
  figure('precision at 1, other half', test.precision, 'of pairs', TARGETS.precision),
  figure('recall at 3, other half', test.recall, 'of pairs', TARGETS.recall),
  figure('pairs of schemas', speed(), 'per second'),
  figure('pairs of fields', speed(true), 'per second'),
])

function measure(half: 'tune' | 'test') {
  const counts = { pairs: 0, first: 0, third: 0 }
  for (const { source, target, targetEntity, pairs } of load(half)) {
    const ranked = rankPairs(source.map(toField), target.map(toField), { targetEntity })
    const wanted = new Map<string, string[]>()
    for (const [from, to] of pairs) wanted.set(from, [...(wanted.get(from) ?? []), to])
    for (const [from, right] of wanted) {
      const found = ranked.filter((pair) => pair.source.name === from)
      const place = found.findIndex((pair) => right.includes(pair.target.name))
      counts.pairs += 1
      counts.first += Number(place === 0)
      counts.third += Number(place >= 0 && place < 3)
    }
  }
  const { pairs, first, third } = counts
  return { pairs, precision: first / pairs, recall: third / pairs }
}

function speed(ofFields = false): number {
  const schemas = load('tune').map(({ source, target }) => ({
    source: source.map(toField),
    target: target.map(toField),
  }))
  const work = ofFields
    ? schemas.reduce((sum, { source, target }) => sum + source.length * target.length, 0)
    : schemas.length
  const tries = Array.from({ length: TRIES }, () => {
    const begun = performance.now()
    for (const { source, target } of schemas) rankPairs(source, target)
    return (work * 1000) / (performance.now() - begun)
  })
  return median(tries)
}

function load(half: string): Labelled[] {
  const folder = join(FOLDER, half)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Labelled)
}

function toField({ name, label, type, samples }: LabelledField): SuggestField {
  return { name, label, kind: type as FieldKind | undefined, samples }
}

function figure(metric: string, value: number, unit: string, target?: number): Figure {
  return { metric, value, unit, ...(target === undefined ? {} : { target }) }
}
