export const CHANNELS = ['email', 'in_app', 'webhook', 'telegram'] as const
export type Channel = (typeof CHANNELS)[number]
export type Priority = 'low' | 'normal' | 'high'

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
  data: Record<string, unknown>
  status: 'pending' | 'sent' | 'failed'
  attempts: number
  error: string | null
  createdAt: string
  sentAt: string | null
  readAt: string | null
}

export type NewNotification = Omit<
  Notification,
  'status' | 'attempts' | 'error' | 'createdAt' | 'sentAt' | 'readAt'
>

/** Notifications of one tenant. */
export interface NotificationRepository {
  /** Ones that are there already stay. @returns the new ones */
  insert(notifications: readonly NewNotification[]): Promise<Notification[]>
  find(id: string, options?: { lock?: boolean }): Promise<Notification | null>
  /** A try: `sent` ends it, `failed` too; `pending` counts one that may be repeated. */
  attempted(id: string, result: { status: Notification['status']; error?: string }): Promise<void>
  /** Newest first. */
  list(
    filter: {
      channel?: Channel | undefined
      recipient?: string | undefined
      status?: Notification['status'] | undefined
      unread?: boolean | undefined
    },
    page: { limit: number; before?: string | undefined },
  ): Promise<Notification[]>
  /** @returns false when it is not there or not the recipient's */
  markRead(id: string, recipient: string): Promise<boolean>
}

/** Sends e-mail. */
export interface Mailer {
  /**
   * @param id makes the Message-ID, so that a repeat is the same message for who receives it
   * @throws AppError `provider_rejected` when no other try will help, `provider_unavailable` otherwise,
   * `not_configured` without a server
   */
  send(mail: { id: string; to: string; subject: string; text: string }): Promise<void>
}

/** Posts JSON to an outside address, never to a private one. */
export interface WebhookSender {
  /** @throws AppError `provider_rejected`, `provider_unavailable`, as Mailer does */
  post(hook: { id: string; url: string; type: string; time: string; data: unknown }): Promise<void>
}
