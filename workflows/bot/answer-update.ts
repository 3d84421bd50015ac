import { linkTelegram } from '../access/link-telegram.ts'
import { userActor } from '../access/ports.ts'
import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Actor } from '../shared/scope.ts'
import { carouselOfButton } from './answer-button.ts'
import { decide } from './decide.ts'
import { pressApproval } from './press-approval.ts'
import { readUpdate, type Incoming } from './read-update.ts'
import type { PendingUpdate, UpdateOutcome } from './repository.ts'
import { readRequest } from './request.ts'
import { sendReply } from './send-reply.ts'
import { settleUpdate } from './settle-update.ts'

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

async function decideUpdate(
  deps: Deps,
  context: EventContext,
  { updateId, chatId, payload }: PendingUpdate,
): Promise<UpdateOutcome | null> {
  const incoming = readUpdate(payload)
  const isGroupMessage = incoming.kind === 'message' && !incoming.isPrivate
  const botName = isGroupMessage ? await deps.messenger.username() : null
  const speaking = actingAs(context, incoming)
  return deps.inTenant(speaking, async (r) => {
    const locked = await r.updates.lockPending(updateId)
    if (!locked || locked.outcome) return locked?.outcome ?? null
    const session = await r.sessions.find(chatId)
    const carousel = await namedCarousel(r, incoming)
    const link = await linkIfAsked(deps, r, speaking, incoming)
    const approval = await pressApproval(deps, r, speaking, incoming)
    const actor = await actorOf(r, incoming)
    const { newId } = deps
    const known = { updateId, incoming, session, carousel, botName, newId, actor, link, approval }
    const decision = withoutRetry(updateId, () => decide(known))
    if (decision.session) await r.sessions.save(decision.session)
    await r.events.append(actor ? { ...speaking, actor } : speaking, decision.events)
    await r.updates.storeOutcome(updateId, decision.outcome)
    return decision.outcome
  })
}

async function namedCarousel(r: Repositories, incoming: Incoming) {
  const id = incoming.kind === 'button' ? carouselOfButton(incoming.data) : null
  return id === null ? null : r.carousels.find(id)
}

/** The member whose Telegram account speaks, if it is linked. */
async function actorOf(r: Repositories, incoming: Incoming): Promise<Actor | undefined> {
  if (incoming.kind === 'ignored') return undefined
  const found = await r.access.users.findByTelegram(String(incoming.from.id))
  return found ? userActor(found.userId) : undefined
}

/** `/link CODE`, in a private chat: in a group everybody would read the code. */
async function linkIfAsked(deps: Deps, r: Repositories, context: EventContext, incoming: Incoming) {
  if (incoming.kind !== 'message' || !incoming.isPrivate) return null
  const request = readRequest(incoming, { botName: null, awaited: false })
  if (request.kind !== 'command' || request.command !== 'link') return null
  const telegramUserId = String(incoming.from.id)
  return linkTelegram(deps, r, context, { telegramUserId, code: request.argument })
}

/** A pure function that failed once fails always: the update is set aside at once. */
function withoutRetry<T>(updateId: number, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new AppError('invalid_input', `Update ${updateId} cannot be handled`, { cause })
  }
}

function actingAs(context: EventContext, incoming: Incoming): EventContext {
  if (incoming.kind === 'ignored') return context
  return { ...context, actor: { type: 'telegram_user', id: String(incoming.from.id) } }
}
