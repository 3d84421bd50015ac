import type { CarouselContent, Language } from '../../workflows/carousel/content.ts'
import { acceptDraft } from '../../workflows/carousel/rules/accept-draft.ts'
import { fieldPath } from '../../workflows/carousel/rules/check-content.ts'
import { carouselDraftSchema } from '../../workflows/carousel/rules/draft.ts'
import type { TrimMode } from '../../workflows/carousel/rules/trim-draft.ts'
import type { FieldError } from '../../workflows/shared/errors.ts'
import type { ModelReply, Turn } from './model-client.ts'

export type Reading = { ok: true; content: CarouselContent } | { ok: false; broken: FieldError[] }

const ANSWER = 'answer'

/** Reads an answer as content, or says what is wrong with it in words that a model can act on. */
export function readAnswer(
  reply: Pick<ModelReply, 'text' | 'end'>,
  terms: { language: Language; source: string; trim: TrimMode },
): Reading {
  if (reply.end === 'truncated')
    return broken('was cut off at the output limit: write fewer and shorter slides')
  const json = parseJson(reply.text)
  if (json === undefined) return broken('is not valid JSON')
  const draft = carouselDraftSchema.safeParse(json)
  if (draft.success) return acceptDraft(draft.data, terms)
  const fields = draft.error.issues.map((issue) => ({
    field: fieldPath(issue.path) || ANSWER,
    rule: issue.code === 'invalid_union' ? 'fits none of the slide kinds' : issue.message,
  }))
  return { ok: false, broken: fields }
}

/** The turns that ask the model to mend its answer: what it said, and exactly which rules it broke. */
export function repairTurns(
  reply: Pick<ModelReply, 'text' | 'end'>,
  errors: readonly FieldError[],
  what = 'carousel',
): Turn[] {
  const list = errors
    .slice(0, 20)
    .map(({ field, rule }) => `- ${field}: ${rule}`)
    .join('\n')
  const demand = `Your answer breaks these rules:\n${list}\nGive the whole ${what} again with exactly these faults mended and everything else unchanged.`
  return reply.end === 'truncated' || reply.text === ''
    ? [{ role: 'user', text: demand }]
    : [
        { role: 'assistant', text: reply.text },
        { role: 'user', text: demand },
      ]
}

const broken = (rule: string): Reading => ({ ok: false, broken: [{ field: ANSWER, rule }] })

export function parseJson(text: string): unknown {
  const fenced = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(text)
  try {
    return JSON.parse(fenced?.[1] ?? text)
  } catch {
    return undefined
  }
}
