import { tellMember } from '../bot/tell-member.ts'
import type { Deps, Repositories } from '../deps.ts'
import { leaveRequest } from '../entities/leave-request.ts'
import { codeOfFailure, withInngestErrors } from '../shared/durable.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import type { StepRunner } from '../shared/saga.ts'
import { decidersOf, peopleOf } from './people-of.ts'
import { type LeaveFacts, type LeaveMessage, leaveText } from './texts.ts'

export interface TellLeave {
  leaveRequestId: string
  context: EventContext
  step: StepRunner
}

/**
 * Tells the deciders, who asked, or both of a leave request, each in a step of their own. Whoever
 * cannot be reached is left out: the request itself does not wait for Telegram.
 */
export async function tellLeave(
  deps: Deps,
  { leaveRequestId, context, step }: TellLeave,
  message: LeaveMessage,
  to: readonly ('deciders' | 'employee')[],
): Promise<void> {
  const userIds = (await step.run(`${message}: whom to tell`, () =>
    withInngestErrors(() => deps.inTenant(context, (r) => recipients(r, leaveRequestId, to))),
  )) as string[]
  for (const userId of userIds) {
    try {
      await step.run(`${message}: tell ${userId}`, () =>
        withInngestErrors(async () => {
          const facts = await deps.inTenant(context, (r) => factsOf(r, leaveRequestId, message))
          if (!facts) return false
          const key = `leave:${leaveRequestId}:${message}:${userId}`
          const text = (language: 'ru' | 'en') => leaveText(language, message, facts)
          return tellMember(deps, context, { userId, key, text })
        }),
      )
    } catch (error) {
      deps.logger.error({ code: codeOfFailure(error), leaveRequestId }, 'a member was not told')
    }
  }
}

async function recipients(
  r: Repositories,
  leaveRequestId: string,
  to: readonly ('deciders' | 'employee')[],
): Promise<string[]> {
  const request = await findRecord(r, leaveRequest, leaveRequestId)
  if (!request) return []
  const people = await peopleOf(r, request)
  return [
    ...(to.includes('deciders') ? decidersOf(people) : []),
    ...(to.includes('employee') && people.userId ? [people.userId] : []),
  ]
}

async function factsOf(
  r: Repositories,
  leaveRequestId: string,
  message: LeaveMessage,
): Promise<LeaveFacts | null> {
  const request = await findRecord(r, leaveRequest, leaveRequestId)
  if (!request) return null
  const { name } = await peopleOf(r, request)
  return {
    employee: name,
    type: String(request.type),
    from: request.startsOn,
    to: request.endsOn,
    note: message === 'asked' ? request.reason : request.decisionNote,
  }
}
