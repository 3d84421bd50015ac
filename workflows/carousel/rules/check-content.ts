import type { z } from 'zod'
import type { FieldError } from '../../shared/errors.ts'
import { carouselContentSchema } from '../content.ts'
import type { CarouselContent } from '../content.ts'
import { isWrittenIn } from './language.ts'
import { slideText } from './slide-text.ts'

export type CheckedContent =
  | { ok: true; content: CarouselContent }
  | { ok: false; broken: FieldError[] }

/**
 * Holds content to every rule of a carousel: the strict schema, the first and the last slide, the
 * language. The rules are worded so that a model can mend exactly what is wrong.
 */
export function checkContent(candidate: CarouselContent): CheckedContent {
  const parsed = carouselContentSchema.safeParse(candidate)
  const broken = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => toFieldError(issue, candidate))),
    ...checkOrder(candidate),
    ...checkLanguage(candidate),
  ]
  return parsed.success && broken.length === 0
    ? { ok: true, content: parsed.data }
    : { ok: false, broken }
}

function checkOrder({ slides }: CarouselContent): FieldError[] {
  const broken: FieldError[] = []
  if (slides.length > 0 && slides[0]?.kind !== 'title')
    broken.push({ field: 'slides[0].kind', rule: 'the first slide must be of kind "title"' })
  if (slides.length > 0 && slides.at(-1)?.kind !== 'call_to_action')
    broken.push({
      field: `slides[${slides.length - 1}].kind`,
      rule: 'the last slide must be of kind "call_to_action"',
    })
  return broken
}

function checkLanguage({ slides, language }: CarouselContent): FieldError[] {
  if (isWrittenIn(slides.map(slideText).join(' '), language)) return []
  const name = language === 'ru' ? 'Russian' : 'English'
  return [{ field: 'slides', rule: `all texts must be written in ${name}` }]
}

/** A rule of a schema, in words that say what is there and what may be. */
export function toFieldError(issue: z.core.$ZodIssue, candidate: unknown): FieldError {
  return { field: fieldPath(issue.path), rule: ruleOf(issue, valueAt(candidate, issue.path)) }
}

export function ruleOf(issue: z.core.$ZodIssue, value: unknown): string {
  const unit = typeof value === 'string' ? 'characters' : 'items'
  const count = typeof value === 'string' || Array.isArray(value) ? `; it has ${value.length}` : ''
  if (issue.code === 'too_big') return `must have at most ${issue.maximum} ${unit}${count}`
  if (issue.code === 'too_small') return `must have at least ${issue.minimum} ${unit}${count}`
  return issue.message
}

/** `['slides', 0, 'title']` → `slides[0].title` */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )
}
