import { grantsOf } from '../access/grants.ts'
import { userActor } from '../access/ports.ts'
import type { Deps, Repositories } from '../deps.ts'
import { AppError, errorCode, type ErrorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Speaker } from './bot-tools.ts'
import { decide, type DecideInput, decideRefusal, type Decision } from './decide.ts'
import { readUpdate, type Incoming } from './read-update.ts'
import type { PendingUpdate, UpdateOutcome } from './repository.ts'
import { sendReply } from './send-reply.ts'
import { settleUpdate } from './settle-update.ts'
import { texts } from './texts.ts'

/**
 * Handles one stored update: decides once, sends the replies, then takes the order down. Each part
 * can be repeated after a crash: the decision is stored in the transaction that saves the session,
 * the ledger knows what was sent, and the last transaction happens once.
 * @throws AppError `invalid_input` for an update that no retry can help
 */
export async function answerUpdate(
  deps: Deps,
  context: EventContext,
  updateId: number,
): Promise<{ replies: number }> {
  const pending = await deps.inTenant(context, (r) => r.updates.lockPending(updateId))
  if (!pending) return { replies: 0 }
  const outcome = pending.outcome ?? (await decideUpdate(deps, context, pending))
  if (!outcome) return { replies: 0 }
  for (const reply of outcome.replies) await sendReply(deps, context, pending.chatId, reply)
  await deps.inTenant(context, (r) => settleUpdate(r, context, updateId))
  return { replies: outcome.replies.length }
}

/** What somebody is told instead, when their wish is refused; anything else is a failure of ours. */
const REFUSALS = ['not_found', 'conflict', 'forbidden', 'invalid_input'] as const
type Refusal = (typeof REFUSALS)[number]

async function decideUpdate(
  deps: Deps,
  context: EventContext,
  pending: PendingUpdate,
): Promise<UpdateOutcome | null> {
  const incoming = readUpdate(pending.payload)
  if (incoming.kind === 'ignored') return decided(deps, context, pending, incoming, decide)
  try {
    return await decided(deps, context, pending, incoming, decide)
  } catch (error) {
    const code = refusalOf(error)
    if (!code) throw withoutRetry(pending.updateId, error)
    // What was refused is rolled back; the answer is a transaction of its own.
    deps.logger.info({ err: error, updateId: pending.updateId }, 'the bot refused')
    return decided(deps, context, pending, incoming, (input) =>
      decideRefusal(input, (language) => texts[language].refused[code]),
    )
  }
}

async function decided(
  deps: Deps,
  context: EventContext,
  { updateId }: PendingUpdate,
  incoming: Incoming,
  answer: (input: DecideInput) => Promise<Decision>,
): Promise<UpdateOutcome | null> {
  const isGroupMessage = incoming.kind === 'message' && !incoming.isPrivate
  const botName = isGroupMessage ? await deps.messenger.username() : null
  const acting = actingAs(context, incoming)
  return deps.inTenant(acting, async (r) => {
    const locked = await r.updates.lockPending(updateId)
    if (!locked || locked.outcome) return locked?.outcome ?? null
    const speaker = await speakerOf(r, incoming)
    const speaking = { ...acting, actor: speaker.actor }
    const input = { deps, r, context: speaking, speaker, updateId, incoming, botName }
    const decision = await answer(input)
    if (decision.session) await r.sessions.save(decision.session)
    await r.events.append(speaking, decision.events)
    await r.updates.storeOutcome(updateId, decision.outcome)
    return decision.outcome
  })
}

async function speakerOf(r: Repositories, incoming: Incoming): Promise<Speaker> {
  const from = incoming.kind === 'ignored' ? null : incoming.from
  const telegramUserId = from?.id ?? 0
  const stranger: Speaker = {
    telegramUserId,
    firstName: from?.firstName ?? null,
    actor: { type: 'telegram_user', id: String(telegramUserId) },
    userId: null,
    permissions: new Set(),
  }
  const found = from && (await r.access.users.findByTelegram(String(from.id)))
  if (!found) return stranger
  const { userId } = found
  const member = await r.access.members.findByUser(userId)
  const permissions =
    member?.status === 'active' ? await grantsOf(r, member.role) : new Set<string>()
  return { ...stranger, actor: userActor(userId), userId, permissions }
}

function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof AppError)) return null
  const code: ErrorCode = errorCode(error)
  return REFUSALS.find((refusal) => refusal === code) ?? null
}

/** A mistake of the code fails always: the update is set aside at once. */
function withoutRetry(updateId: number, error: unknown): unknown {
  const isOurs =
    error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError
  if (!isOurs) return error
  return new AppError('invalid_input', `Update ${updateId} cannot be handled`, { cause: error })
}

function actingAs(context: EventContext, incoming: Incoming): EventContext {
  if (incoming.kind === 'ignored') return context
  return { ...context, actor: { type: 'telegram_user', id: String(incoming.from.id) } }
}
