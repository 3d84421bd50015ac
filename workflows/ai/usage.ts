import type { AiUsage } from '../carousel/ports.ts'

/** What a call to a model was paid for. A slide names its carousel. */
export type AiSubject =
  | { subject: 'carousel'; id: string }
  | { subject: 'ai_content'; id: string }
  | { subject: 'slide'; id: string; carouselId: string }

/** What was used, summed up per day, person, subject, provider and model. */
export interface UsageRow {
  /** Of the workspace's calendar: 2026-11-22. */
  day: string
  /** An actor as `type:id`. */
  person: string
  subject: AiSubject['subject']
  provider: AiUsage['provider']
  model: string
  calls: number
  inputTokens: number
  outputTokens: number
  /** Millionths of a US dollar, of the calls whose price is known. */
  costMicroUsd: number
  /** Calls of models whose price is not known. */
  unpricedCalls: number
}

/** The calls to models of one tenant, in one transaction. */
export interface AiCallRepository {
  /** Records what was used. A call that has an id is recorded once, however often it is told of. */
  record(subject: AiSubject, usage: readonly AiUsage[]): Promise<void>
  /** Days from `from` to `to`, both included, in a time zone (IANA). Newest day first. */
  summarize(range: { from: string; to: string; timeZone: string }): Promise<UsageRow[]>
}
