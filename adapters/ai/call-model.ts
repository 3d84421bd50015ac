import type { AiUsage, PaidWork } from '../../workflows/carousel/ports.ts'
import { usageOfError } from '../../workflows/carousel/rules/usage-of-error.ts'
import { failureOf, writerError } from './errors.ts'
import type { WriterError } from './errors.ts'
import type { ModelRequest, PaidModel, PaidReply } from './model-client.ts'
import { usageOf } from './usage.ts'

export interface ModelCall {
  reply: PaidReply
  usage(outcome: AiUsage['outcome']): AiUsage
}

/**
 * One paid call. What it throws tells of `spent` too.
 * @throws AppError `provider_unavailable`, `provider_limit`, `provider_rejected` (also when it declines)
 */
export async function callModel(
  model: PaidModel,
  request: ModelRequest,
  work: PaidWork,
  spent: readonly AiUsage[] = [],
): Promise<ModelCall> {
  const { provider } = model
  const reply = await model.ask(request, work).catch((error: unknown) => {
    throw withUsage(error, spent)
  })
  const usage = (outcome: AiUsage['outcome']) => usageOf(provider, reply, outcome)
  if (reply.end === 'refused') {
    throw writerError(provider, 'refused', { usage: [...spent, usage('failed')] })
  }
  return { reply, usage }
}

function withUsage(error: unknown, spent: readonly AiUsage[]): unknown {
  if (failureOf(error) === null) return error
  return Object.assign(error as WriterError, { usage: [...spent, ...usageOfError(error)] })
}
