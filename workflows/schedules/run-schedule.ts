import { progressKey } from '../bot/carousel/progress.ts'
import { addTopics, pauseSchedule } from '../bot/schedule/actions.ts'
import { scheduleTexts } from '../bot/schedule/texts.ts'
import { requestContent } from '../ai/content/request-content.ts'
import { requestCarousel } from '../carousel/request-carousel.ts'
import type { Deps, Repositories } from '../deps.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Actor } from '../shared/scope.ts'
import type { StepRunner } from '../shared/saga.ts'
import { wallClock } from '../shared/wall-clock.ts'
import type { Schedule } from './ports.ts'

interface Taken {
  chatId: number
  language: Schedule['language']
  kind: Schedule['kind']
  /** Null when there is none left. */
  topic: string | null
  isLast: boolean
}

/**
 * Makes what a schedule stands for, once per `runId`: tells the chat, then asks for the carousel or the thought
 * of the day. Without a topic left it asks for more and pauses.
 */
export async function runSchedule(
  deps: Deps,
  {
    scheduleId,
    runId,
    context,
    step,
  }: { scheduleId: string; runId: string; context: EventContext; step: StepRunner },
): Promise<{ made: boolean }> {
  const run = async <T>(id: string, work: () => Promise<T>) =>
    (await step.run(id, () => withInngestErrors(work))) as T
  const taken = await run('take the next topic', () =>
    deps.inTenant(context, (r) => takeTopic(r, scheduleId)),
  )
  if (!taken) return { made: false }
  const told = await run('tell the chat', () => tell(deps, context, { taken, scheduleId, runId }))
  if (told === null || (taken.kind === 'carousel' && taken.topic === null)) return { made: false }
  await run('ask for it', () =>
    deps.inTenant(context, (r) =>
      request(deps, r, context, { scheduleId, runId, taken, messageId: told }),
    ),
  )
  return { made: true }
}

/** Null for one that is gone, or whose chat blocked the bot. */
async function takeTopic(r: Repositories, scheduleId: string): Promise<Taken | null> {
  const schedule = await r.schedules.find(scheduleId, { lock: true })
  if (!schedule || (await r.sessions.isBlocked(schedule.chatId))) return null
  const { chatId, language, kind, topics, topicsUsed } = schedule
  if (kind !== 'carousel') return { chatId, language, kind, topic: null, isLast: false }
  const topic = topics[topicsUsed] ?? null
  if (topic === null) await r.schedules.update(scheduleId, { status: 'paused' })
  else await r.schedules.update(scheduleId, { topicsUsed: topicsUsed + 1 })
  return { chatId, language, kind, topic, isLast: topicsUsed + 1 === topics.length }
}

/** @returns the message that the result replies to; null when the chat takes no messages */
async function tell(
  deps: Deps,
  context: EventContext,
  { taken, scheduleId, runId }: { taken: Taken; scheduleId: string; runId: string },
): Promise<number | null> {
  const { chatId, language, kind, topic, isLast } = taken
  const t = scheduleTexts[language]
  const isOver = kind === 'carousel' && topic === null
  const about = { scheduleId }
  const more = [addTopics.button(t.addTopics, about)]
  const text = isOver
    ? t.topicsOver
    : kind === 'carousel'
      ? t.begins(topic ?? '', isLast)
      : t.wisdom
  try {
    const { messageIds } = await deps.messenger.sendText(context, {
      key: keyOf(taken, runId),
      chatId,
      text,
      ...(isOver ? { buttons: [more] } : {}),
      ...(kind === 'wisdom' ? { buttons: [[pauseSchedule.button(t.pause, about)]] } : {}),
    })
    return messageIds[0] ?? null
  } catch (error) {
    if (errorCode(error) !== 'provider_rejected') throw error
    return null
  }
}

/** The message that is edited while the work goes on has the key that the work knows it by. */
function keyOf({ kind, topic }: Taken, runId: string): string {
  if (kind === 'wisdom') return `content:${runId}:progress`
  return topic === null ? `schedule:${runId}:over` : progressKey(runId)
}

interface Order {
  scheduleId: string
  runId: string
  taken: Taken
  messageId: number
}

async function request(
  { clock }: Pick<Deps, 'clock'>,
  r: Repositories,
  context: EventContext,
  { scheduleId, runId, taken, messageId }: Order,
): Promise<null> {
  const schedule = await r.schedules.find(scheduleId)
  if (!schedule) return null
  const { chatId, language, style, format, telegramUserId } = schedule
  const requestedBy: Actor =
    telegramUserId === null ? context.actor : { type: 'telegram_user', id: String(telegramUserId) }
  const acting = { ...context, actor: requestedBy }
  const chat = { chatId, messageId }
  if (taken.kind === 'wisdom') {
    if (await r.aiContents.find(runId)) return null
    const wall = new Date(wallClock(clock.now(), schedule.timeZone))
    const input = { kind: 'wisdom' as const, day: wall.toISOString().slice(0, 10) }
    await requestContent(r, acting, { id: runId, language, input, chat, requestedBy })
    return null
  }
  if (taken.topic === null || (await r.carousels.find(runId))) return null
  await requestCarousel(r, acting, {
    id: runId,
    source: { kind: 'topic', topic: taken.topic },
    language,
    style,
    format,
    chat,
    requestedBy,
  })
  return null
}
