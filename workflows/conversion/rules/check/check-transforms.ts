import type { Transform } from '../transform.ts'
import { lookupKey } from '../../mapping/transforms/lookup.ts'
import { namesOfTemplate } from '../../mapping/transforms/template.ts'
import type { CheckAround, Report } from './check-around.ts'
import { ANY, isNumeric, isTextual, type Shape, TEXT } from './shape.ts'
import { itemShape, sourceShape, unknownField } from './source-field.ts'

const MOST_VALUES = 1000

/** The shape of a value after its transforms; reports each that cannot be. */
export function afterTransforms(
  before: Shape,
  transforms: readonly Transform[],
  around: CheckAround & { ofItem: boolean },
  report: Report,
): Shape {
  let shape = before
  for (const [index, transform] of transforms.entries()) {
    const at: Report = (further, rule) => report(`.transforms[${index}]${further}`, rule)
    const next = after(shape, transform, index, around, at)
    if (next === null) return ANY
    shape = { ...next, ...(before.encrypted ? { encrypted: true } : {}) }
  }
  return shape
}

/** Null when it was reported. */
function after(
  shape: Shape,
  transform: Transform,
  index: number,
  around: CheckAround & { ofItem: boolean },
  report: Report,
): Shape | null {
  const refuse = (rule: string, at = '') => {
    report(at, rule)
    return null
  }
  const list = { isList: shape.isList ?? false }
  const isText = isTextual(shape)
  const takesText = () => refuse(`${transform.type} takes text, not ${shape.kind}`)
  if (shape.encrypted && transform.type !== 'trim') {
    return refuse('an encrypted field takes no transform but trim')
  }
  switch (transform.type) {
    case 'trim':
      return isText ? shape : takesText()
    case 'case':
    case 'truncate':
      return isText ? { ...TEXT, ...list } : takesText()
    case 'email':
      return isText ? { kind: 'email', ...list } : takesText()
    case 'phone':
      return checkCountry(transform.country, around, isText || isNumeric(shape), refuse, list)
    case 'number':
      return isText || isNumeric(shape) ? { kind: 'number', ...list } : takesText()
    case 'date':
      if (!isText) return takesText()
      if (transform.zone !== undefined && !isZone(transform.zone)) {
        return refuse('must be a time zone such as Asia/Almaty (IANA)', '.zone')
      }
      return isFormat(transform.format, around)
        ? { kind: 'moment', ...list }
        : refuse(
            'is no format of dates such as dd.MM.yyyy: a date written so is not read',
            '.format',
          )
    case 'split':
      if (!isText || list.isList) return takesText()
      return { kind: 'text', isList: transform.at === undefined }
    case 'join':
      return list.isList || shape.kind === 'any' ? TEXT : refuse('join takes a list')
    case 'template':
      checkTemplate(transform.text, around, report)
      return shape.kind === 'json' ? refuse('template takes text, not json') : TEXT
    case 'lookup':
      return checkLookup(shape, transform, index, refuse)
  }
}

type Refuse = (rule: string, at?: string) => null

function checkCountry(
  country: string | undefined,
  { formats, timeZone }: CheckAround,
  isTaken: boolean,
  refuse: Refuse,
  list: { isList: boolean },
): Shape | null {
  if (!isTaken) return refuse('phone takes text')
  if (country !== undefined && !formats.isCountry(country)) {
    return refuse('must be a country such as KZ (ISO 3166-1)', '.country')
  }
  return country === undefined && formats.countryOf(timeZone) === null
    ? refuse(`must be said: the workspace’s zone ${timeZone} is of no country`, '.country')
    : { kind: 'phone', ...list }
}

function checkLookup(
  shape: Shape,
  { values, otherwise }: Extract<Transform, { type: 'lookup' }>,
  index: number,
  refuse: Refuse,
): Shape | null {
  if (shape.kind === 'json') return refuse('lookup takes text, numbers and truths, not json')
  const keys = Object.keys(values)
  if (keys.length === 0) return refuse('must have values', '.values')
  if (keys.length > MOST_VALUES) return refuse(`must have at most ${MOST_VALUES} values`, '.values')
  const known = new Set<string>()
  for (const key of keys) {
    if (known.has(lookupKey(key)))
      return refuse('is there twice: case and space do not count', `.values.${key}`)
    known.add(lookupKey(key))
  }
  const possible = shape.kind === 'boolean' ? ['true', 'false'] : shape.options
  const missing = (possible ?? []).filter((option) => !known.has(lookupKey(option)))
  if (otherwise === undefined && missing.length > 0) {
    return refuse(`has no value for ${missing.join(', ')}, and no otherwise`, '.values')
  }
  const place = `.transforms[${index}]`
  const constants = Object.entries(values).map(([key, value]) => ({
    at: `${place}.values.${key}`,
    value,
  }))
  if (otherwise !== undefined) constants.push({ at: `${place}.otherwise`, value: otherwise })
  return { kind: 'constants', constants, isList: shape.isList ?? false }
}

function checkTemplate(
  text: string,
  around: CheckAround & { ofItem: boolean },
  report: Report,
): void {
  const { source, customFields, ofItem } = around
  for (const name of namesOfTemplate(text)) {
    if (name === 'value') continue
    const shape = ofItem ? itemShape(around, name) : sourceShape(source, name, customFields)
    if (!shape) report('.text', unknownField(source, name))
    else if (shape.encrypted) report('.text', `${name} is encrypted`)
    else if (shape.kind === 'json') report('.text', `${name} is json, and has no text`)
  }
  if (/[{}]/u.test(text.replaceAll(/\{[^{}]*\}/gu, ''))) report('.text', 'has a brace by itself')
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A format is one when a day that is written by it is read again. */
function isFormat(format: string | undefined, { formats, timeZone }: CheckAround): boolean {
  return format === undefined || formats.isFormat(format, timeZone)
}
