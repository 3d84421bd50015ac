import type { AiUsage, WriterName } from '../../carousel/ports.ts'
import type { Language } from '../../carousel/content.ts'
import type { Actor } from '../../shared/scope.ts'
import type { ContentInput } from './input.ts'
import type { ContentKind } from './kinds.ts'
import type { ContentOutput } from './output.ts'

export type ContentStatus = 'requested' | 'writing' | 'written' | 'completed' | 'failed'

/** Why the rules did it and not a model. */
export type WithoutAi =
  | 'no_key'
  /** The workspace uses no AI. */
  | 'disabled'
  | 'over_budget'
  | 'providers_failed'
  | 'answer_rejected'

/** The chat that asked, and the message it asked in. */
export interface ContentChat {
  chatId: number
  messageId: number
}

export interface AiContent {
  id: string
  kind: ContentKind
  status: ContentStatus
  language: Language
  input: ContentInput
  output: ContentOutput | null
  writer: WriterName | null
  /** Null when a model wrote it. */
  withoutAi: WithoutAi | null
  /** What a model answered, as it came; kept until the content is completed. */
  drafts: ContentDraft[]
  /** Every call that was paid for. */
  usage: AiUsage[]
  /** The content that this is a copy of. */
  cachedFrom: string | null
  chat: ContentChat | null
  requestedBy: Actor
  /** An ErrorCode. */
  failure: string | null
  /** ISO 8601, UTC. */
  createdAt: string
  completedAt: string | null
  version: number
}

/** A model's answer that is still to be checked. */
export interface ContentDraft {
  text: string
  end: 'complete' | 'truncated'
  provider: AiUsage['provider']
}

export type NewContent = Pick<AiContent, 'id' | 'language' | 'input' | 'chat' | 'requestedBy'>

export type ContentChange = Partial<
  Pick<
    AiContent,
    | 'status'
    | 'output'
    | 'writer'
    | 'withoutAi'
    | 'drafts'
    | 'usage'
    | 'cachedFrom'
    | 'failure'
    | 'completedAt'
  >
>

/** Content of one tenant, in one transaction. Neither input nor output is in its trail. */
export interface ContentRepository {
  /** @throws AppError `conflict` when there is one with this id */
  insert(content: NewContent): Promise<AiContent>
  /** Null for an id that is none. */
  find(id: string): Promise<AiContent | null>
  /** Raises `version`. @throws AppError `not_found` */
  update(id: string, change: ContentChange): Promise<AiContent>
  /** Newest first; `before` is the id of the last one seen. */
  list(options: { limit: number; before?: string; kind?: ContentKind }): Promise<AiContent[]>
  /** The newest completed one with the same input and language since `time` (milliseconds). */
  findSame(
    content: Pick<AiContent, 'id' | 'input' | 'language'>,
    since: number,
  ): Promise<AiContent | null>
  /** Empties input, output and drafts of what was asked for before `time`, at most `limit`. @returns how many */
  forgetBefore(time: number, limit: number): Promise<number>
}
