import type { Language } from '../../../carousel/content.ts'
import { fieldPath } from '../../../carousel/rules/check-content.ts'
import { cleanText } from '../../../carousel/rules/clean-text.ts'
import { isWrittenIn } from '../../../carousel/rules/language.ts'
import { neutralise } from '../../../carousel/rules/neutralise.ts'
import type { FieldError } from '../../../shared/errors.ts'
import { DRAFT_SCHEMAS } from '../draft-schemas.ts'
import type { ContentInput } from '../input.ts'
import { contentOutputSchema, type ContentOutput, type Readability } from '../output.ts'
import type { ContentDraft } from '../repository.ts'
import { brokenRules, sourceOf } from './broken-rules.ts'
import { fitLimits } from './fit-limits.ts'
import { mapTexts, textsOf } from './map-texts.ts'
import { numbersOf } from './numbers.ts'
import { withoutSentences } from './sentence-pieces.ts'
import { toOutput } from './to-output.ts'

/** `forced` cuts and leaves out whatever breaks a rule, where something is left then. */
export type CheckMode = 'honest' | 'forced'

export type CheckedDraft = { ok: true; output: ContentOutput } | { ok: false; broken: FieldError[] }

/**
 * Holds a model's answer to the rules: shape, lengths, language, nobody quoted, nothing claimed or promised
 * that must not be, the same numbers. Links and mentions that the person did not write, and words that only
 * pretend to be the person's, are taken out in either mode.
 */
export function checkDraft(
  draft: Pick<ContentDraft, 'text' | 'end'>,
  { input, language }: { input: ContentInput; language: Language },
  mode: CheckMode,
  measure: (text: string, language: Language) => Readability,
): CheckedDraft {
  if (draft.end === 'truncated') return refuse('was cut off at the output limit: write shorter')
  const read = DRAFT_SCHEMAS[input.kind].safeParse(parseJson(draft.text))
  if (!read.success) {
    return { ok: false, broken: read.error.issues.map((issue) => toFieldError(issue)) }
  }
  const source = sourceOf(input)
  const safe = mapTexts(read.data, (text) => neutralise(text, source))
  const answer =
    mode === 'forced' ? mapTexts(safe, (text, field) => mend(text, field, input)) : safe
  const written = toOutput(answer, input, () => measure(cleanText(source), language))
  const output = mode === 'forced' ? fitLimits(written, contentOutputSchema) : written

  const parsed = contentOutputSchema.safeParse(output)
  const broken = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => toFieldError(issue))),
    ...rulesBroken(output, input),
    ...(isWrittenIn(wordsOf(output).join(' '), language)
      ? []
      : [
          {
            field: 'answer',
            rule: `all texts must be written in ${language === 'ru' ? 'Russian' : 'English'}`,
          },
        ]),
    ...factsLost(output, input),
  ]
  return parsed.success && broken.length === 0
    ? { ok: true, output: parsed.data }
    : { ok: false, broken }
}

function rulesBroken(output: ContentOutput, input: ContentInput): FieldError[] {
  const broken: FieldError[] = []
  mapTexts(output, (text, field) => {
    if (!isQuote(field)) broken.push(...brokenRules(text, input, field))
    return text
  })
  return broken
}

/** A rewrite has the numbers of its text, all of them and no others. */
function factsLost(output: ContentOutput, input: ContentInput): FieldError[] {
  if (output.kind !== 'rewrite' || input.kind !== 'rewrite') return []
  const [before, after] = [numbersOf(input.text), numbersOf(output.text)]
  const lost = [...before].filter((number) => !after.has(number))
  const added = [...after].filter((number) => !before.has(number))
  return [
    ...lost.map((number) => ({ field: 'text', rule: `must keep the number ${number}` })),
    ...added.map((number) => ({
      field: 'text',
      rule: `must not have the number ${number}, which the text does not`,
    })),
  ].slice(0, 8)
}

function mend(text: string, field: string, input: ContentInput): string {
  if (isQuote(field)) return text
  return withoutSentences(text, (sentence) => brokenRules(sentence, input, field).length > 0)
}

/** Words of the person's own, which are checked to be theirs instead. */
const isQuote = (field: string) => /^improvements\[\d+\]\.quote$/.test(field)

/** What the language is judged by: not what is quoted. */
function wordsOf(output: ContentOutput): string[] {
  if (output.kind !== 'analysis') return textsOf(output)
  const { improvements, ...rest } = output
  return textsOf([rest, improvements.map(({ problem, suggestion }) => ({ problem, suggestion }))])
}

const refuse = (rule: string): CheckedDraft => ({ ok: false, broken: [{ field: 'answer', rule }] })

const toFieldError = ({ path, message }: { path: PropertyKey[]; message: string }): FieldError => ({
  field: fieldPath(path) || 'answer',
  rule: message,
})

function parseJson(text: string): unknown {
  const fenced = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(text)
  try {
    return JSON.parse(fenced?.[1] ?? text)
  } catch {
    return undefined
  }
}
