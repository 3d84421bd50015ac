/** Who waits for it: somebody who has just written or pressed, or nobody in particular. */
export type Lane = 'interactive' | 'broadcast'

/**
 * How fast one process may send. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits: “about 30”
 * messages a second overall, 20 a minute in a group, and in one chat “avoid sending more than one message
 * per second. We may allow short bursts”. Telegram publishes no size of a burst: 20 is two albums.
 */
export const SEND_LIMITS = {
  overallPerSecond: 30,
  /** Of those, so that a broadcast leaves room for conversations here and in other processes. */
  broadcastPerSecond: 20,
  chatBurst: 20,
  chatPerSecond: 1,
  groupPerMinute: 20,
} as const

export interface Cost {
  /** Messages against the limit of all chats: an album counts its photos. */
  overall: number
  /** Messages against the limit of the chat. An edit is none, except in a group. */
  chat: number
}

export interface SendLimits {
  /** When the chat may take so much (milliseconds); in the past when it may now. */
  chatReadyAt(chatId: number, cost: Cost, now: number): number
  /** The same for all chats together. */
  overallReadyAt(lane: Lane, cost: Cost, now: number): number
  take(chatId: number, lane: Lane, cost: Cost, now: number): void
}

const SECOND = 1_000
const MINUTE = 60_000
/** Chats whose allowance is full again are forgotten when there are more. */
const MANY_CHATS = 1_000

/** Counts what is sent. Nothing here waits. */
export function createSendLimits(limits: {
  [Name in keyof typeof SEND_LIMITS]: number
}): SendLimits {
  const overall = createWindow(limits.overallPerSecond, SECOND)
  const broadcasts = createWindow(limits.broadcastPerSecond, SECOND)
  const groups = new Map<number, Window>()
  const chats = new Map<number, Bucket>()
  const groupOf = (chatId: number) =>
    groups.get(chatId) ?? createWindow(limits.groupPerMinute, MINUTE)
  const chatOf = (chatId: number) =>
    chats.get(chatId) ?? createBucket(limits.chatBurst, limits.chatPerSecond)

  return {
    chatReadyAt: (chatId, { chat }, now) =>
      chat === 0 ? now : (chatId < 0 ? groupOf(chatId) : chatOf(chatId)).readyAt(chat, now),
    overallReadyAt: (lane, cost, now) =>
      Math.max(
        overall.readyAt(cost.overall, now),
        lane === 'broadcast' ? broadcasts.readyAt(cost.overall, now) : now,
      ),
    take(chatId, lane, cost, now) {
      overall.take(cost.overall, now)
      if (lane === 'broadcast') broadcasts.take(cost.overall, now)
      if (cost.chat === 0) return
      forgetRested(groups, now)
      forgetRested(chats, now)
      const [all, one] = chatId < 0 ? [groups, groupOf(chatId)] : [chats, chatOf(chatId)]
      ;(all as Map<number, typeof one>).set(chatId, one)
      one.take(cost.chat, now)
    },
  }
}

interface Counter {
  readyAt(count: number, now: number): number
  take(count: number, now: number): void
  isRested(now: number): boolean
}
type Window = Counter
type Bucket = Counter

/** At most `limit` in any `span` milliseconds. */
function createWindow(limit: number, span: number): Window {
  let taken: { at: number; count: number }[] = []
  const since = (now: number) => {
    taken = taken.filter(({ at }) => at > now - span)
    return taken
  }
  return {
    readyAt(count, now) {
      const recent = since(now)
      let over = recent.reduce((sum, each) => sum + each.count, 0) + Math.min(count, limit) - limit
      for (const each of recent) {
        if (over <= 0) break
        over -= each.count
        if (over <= 0) return each.at + span
      }
      return now
    },
    take: (count, now) => void since(now).push({ at: now, count }),
    isRested: (now) => since(now).length === 0,
  }
}

/** `burst` at once, then `perSecond`. */
function createBucket(burst: number, perSecond: number): Bucket {
  let [left, at] = [burst, Number.NEGATIVE_INFINITY]
  const leftAt = (now: number) =>
    at === Number.NEGATIVE_INFINITY
      ? burst
      : Math.min(burst, left + ((now - at) / SECOND) * perSecond)
  return {
    readyAt(count, now) {
      const missing = Math.min(count, burst) - leftAt(now)
      return missing <= 1e-9 ? now : now + Math.ceil((missing / perSecond) * SECOND)
    },
    take(count, now) {
      ;[left, at] = [leftAt(now) - count, now]
    },
    isRested: (now) => leftAt(now) >= burst,
  }
}

function forgetRested(counters: Map<number, Counter>, now: number): void {
  if (counters.size < MANY_CHATS) return
  for (const [chatId, counter] of counters) if (counter.isRested(now)) counters.delete(chatId)
}
