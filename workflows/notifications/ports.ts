import type { EventEnvelope } from '../shared/events.ts'

export const CHANNELS = ['email', 'in_app', 'webhook', 'telegram'] as const
export type Channel = (typeof CHANNELS)[number]
export const PRIORITIES = ['low', 'normal', 'high'] as const
export type Priority = (typeof PRIORITIES)[number]
export const NOTIFICATION_STATUSES = ['pending', 'sent', 'failed'] as const
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number]

/** One message to one recipient by one channel, and what became of it. */
export interface Notification {
  id: string
  /** The event that it tells of: once per recipient and channel. */
  eventId: string
  /** Of the event. */
  type: string
  channel: Channel
  /** An e-mail address, an https address, or the id of a user (in_app, telegram). */
  recipient: string
  priority: Priority
  title: string
  body: string
  /** What the event says: ids and facts. `occurredAt` is its time. */
  data: Record<string, unknown>
  status: NotificationStatus
  /** Tries that came to an end, failed ones too. */
  attempts: number
  /** Of the last try that failed: its code and a sentence, without secrets. */
  error: string | null
  createdAt: string
  sentAt: string | null
  readAt: string | null
}

export type NewNotification = Omit<
  Notification,
  'status' | 'attempts' | 'error' | 'createdAt' | 'sentAt' | 'readAt'
>

export interface NotificationFilter {
  channel?: Channel | undefined
  recipient?: string | undefined
  status?: NotificationStatus | undefined
  /** Of the event. */
  type?: string | undefined
  /** Only what was not read yet. */
  unread?: boolean | undefined
}

/** Notifications of one tenant. */
export interface NotificationRepository {
  /** Ones that are there already stay. @returns the new ones */
  insert(notifications: readonly NewNotification[]): Promise<Notification[]>
  find(id: string, options?: { lock?: boolean }): Promise<Notification | null>
  /** A try: `sent` ends it, `failed` too; `pending` counts one that may be repeated. */
  attempted(
    id: string,
    result: { status: NotificationStatus; error?: string },
  ): Promise<Notification>
  /** Without counting a try: given up, or to be tried again. The error stays where none is given. */
  move(id: string, status: 'pending' | 'failed', error?: string): Promise<Notification>
  /** Newest first; `before` is the id of the last one of the page before. */
  list(
    filter: NotificationFilter,
    page: { limit: number; before?: string | undefined },
  ): Promise<Notification[]>
  /** How many of a member's were not read yet. */
  unread(userId: string): Promise<number>
  /** The member's own, read now or before; null when it is not there or somebody else's. */
  markRead(id: string, userId: string): Promise<Notification | null>
  /** @returns how many were unread */
  markAllRead(userId: string): Promise<number>
  /** The event of the workspace that notifications could tell of. */
  event(id: string): Promise<EventEnvelope | null>
}

/** Sends e-mail. */
export interface Mailer {
  /**
   * @param id makes the Message-ID, so that a repeat is the same message for who receives it
   * @throws AppError `provider_rejected` when no other try will help, `provider_unavailable` otherwise,
   * `not_configured` without a server
   */
  send(mail: {
    id: string
    to: string
    subject: string
    text: string
    priority?: Priority
  }): Promise<void>
}

/** Posts JSON `{id, type, time, data}` to an outside https address, never to a private one. */
export interface WebhookSender {
  /**
   * A 2xx is a success.
   * @throws AppError `provider_rejected` when no other try will help; `rate_limited` and
   * `provider_unavailable` otherwise, with `retryAfter` where the receiver says it
   */
  post(hook: { id: string; url: string; type: string; time: string; data: unknown }): Promise<void>
}
