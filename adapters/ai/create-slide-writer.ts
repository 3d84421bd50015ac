import { z } from 'zod'
import type { AiUsage, PaidWork } from '../../workflows/carousel/ports.ts'
import type {
  RewrittenSlide,
  SlideRewrite,
  SlideWriter,
} from '../../workflows/carousel/rewrite-slide.ts'
import { acceptSlide } from '../../workflows/carousel/rules/accept-slide.ts'
import type { CheckedSlide } from '../../workflows/carousel/rules/accept-slide.ts'
import { fieldPath } from '../../workflows/carousel/rules/check-content.ts'
import { SLIDE_DRAFTS } from '../../workflows/carousel/rules/draft.ts'
import type { TrimMode } from '../../workflows/carousel/rules/trim-draft.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { callModel } from './call-model.ts'
import type { Models } from './create-models.ts'
import { writerError } from './errors.ts'
import { firstThatCan } from './first-that-can.ts'
import type { ModelRequest, PaidModel, PaidReply } from './model-client.ts'
import { parseJson, repairTurns } from './repair.ts'
import { slideInstructions, slideSource, slideTurn } from './slide-prompt.ts'
import { toWireSchema } from './wire-schema.ts'

/** One slide of Russian takes about 400 tokens; the rest is for reasoning. */
const MAX_OUTPUT_TOKENS = 3_000

/** A slide stands below a property: some providers take no union at the root. */
const shapes = new Map(
  Object.entries(SLIDE_DRAFTS).map(([kind, draft]) => [kind, z.object({ slide: draft })]),
)

/** Rewrites slides with the models that are configured: one call, one more to mend it, never a third. */
export function createSlideWriter(deps: {
  models: Pick<Models, 'all' | 'answeredBy'>
  logger: Logger
}): SlideWriter {
  const { models, logger } = deps
  const candidates = models.all.map((model) => ({ name: model.provider, model }))
  const nobody = () => new AppError('not_configured', 'No AI provider has a key')
  return {
    isConfigured: candidates.length > 0,
    async rewrite(request, work) {
      if (candidates.length === 0) throw nobody()
      const attempt = async ({ model }: { model: PaidModel }) => {
        const result = await rewriteWith(model, request, work)
        return { result, usage: result.usage }
      }
      const { answeredBy } = models
      const outcome = await firstThatCan(candidates, attempt, { work, answeredBy, logger })
      if (outcome.result) return { ...outcome.result, usage: outcome.usage }
      throw Object.assign(outcome.errors[0] ?? nobody(), { usage: outcome.usage })
    },
  }
}

async function rewriteWith(
  model: PaidModel,
  request: SlideRewrite,
  work: PaidWork,
): Promise<RewrittenSlide> {
  const writer = model.provider
  const first = openingOf(request)
  const answer = await callModel(model, first, work)
  const reading = read(answer.reply, request, 'honest')
  if (reading.ok) return { slide: reading.slide, writer, usage: [answer.usage('ok')] }

  const usage: AiUsage[] = [answer.usage('failed')]
  const turns = [...first.turns, ...repairTurns(answer.reply, reading.broken, 'slide')]
  const mended = await callModel(model, { ...first, turns }, work, usage)
  const second = read(mended.reply, request, 'forced')
  if (second.ok) return { slide: second.slide, writer, usage: [...usage, mended.usage('repaired')] }

  usage.push(mended.usage('failed'))
  const cut = read(answer.reply, request, 'forced')
  if (cut.ok) return { slide: cut.slide, writer, usage }
  throw writerError(writer, 'invalid', { usage })
}

function openingOf(request: SlideRewrite): ModelRequest {
  return {
    name: 'slide',
    instructions: slideInstructions(request),
    turns: [{ role: 'user', text: slideTurn(request) }],
    schema: toWireSchema(shapeOf(request)),
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  }
}

function shapeOf({ slide }: SlideRewrite) {
  const shape = shapes.get(slide.kind)
  if (!shape) throw new AppError('invalid_input', `There are no slides of kind ${slide.kind}`)
  return shape
}

function read(reply: PaidReply, request: SlideRewrite, trim: TrimMode): CheckedSlide {
  const { slide, language } = request
  const broken = (rule: string): CheckedSlide => ({
    ok: false,
    broken: [{ field: 'answer', rule }],
  })
  if (reply.end === 'truncated') return broken('was cut off at the output limit: write less')
  const json = parseJson(reply.text)
  if (json === undefined) return broken('is not valid JSON')
  const draft = shapeOf(request).safeParse(json)
  if (!draft.success) {
    const fields = draft.error.issues.map((issue) => ({
      field: fieldPath(issue.path) || 'answer',
      rule: issue.message,
    }))
    return { ok: false, broken: fields }
  }
  const source = slideSource(request)
  return acceptSlide(draft.data.slide, { kind: slide.kind, language, source, trim })
}
