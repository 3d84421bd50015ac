import { type SQL, sql } from 'drizzle-orm'

/** Whose rows, as conditions and values. `number`: of the person, and of their private chat. */
export interface Whose {
  tenant: SQL
  organization: SQL
  number: SQL
  text: SQL
  /** As the audit columns name them. */
  actor: SQL
}

/** One part of what is stored about a person. */
export interface PersonalTable {
  /** In the file of `/privacy`; stored in runs, so it keeps its meaning. */
  name: string
  /** The tables that it covers: a table with people in it that no part covers fails a test. */
  tables: readonly string[]
  /** What they get to see, oldest first, without anything of others. */
  read(whose: Whose): SQL
  /** Statements that delete it, or empty what has to stay. Each without `returning`. */
  erase(whose: Whose): SQL[]
}

const FORGOTTEN = sql`'system:forgotten'`

/** Carousels of the person: asked for in their chat, or by them in a group. */
const theirCarousels = ({ number, text }: Whose) =>
  sql`((chat->>'chatId')::bigint = ${number}
    or (requested_by->>'type' = 'telegram_user' and requested_by->>'id' = ${text}))`

const carouselIds = (whose: Whose) =>
  sql`select id from carousels where ${whose.tenant} and ${theirCarousels(whose)}`

/** Keys of paid work name what it is for: `carousel:<id>`, `content:<id>:draft`, `change:<id>`. */
const theirWork = (whose: Whose) => sql`split_part(key, ':', 2) in (
  select id::text from carousels where ${whose.tenant} and ${theirCarousels(whose)}
  union select id::text from ai_contents where ${whose.tenant} and ${theirCarousels(whose)}
  union select id::text from carousel_changes
    where ${whose.tenant} and carousel_id in (${carouselIds(whose)}))`

/**
 * Everything about people who write to the bot, table by table, in the order in which it is erased: what
 * leads to other rows goes after them. A new table with a chat or a person in it gets an entry here.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    name: 'pictures',
    tables: ['images'],
    // Keys: the pictures themselves may lie in another storage, from where they are deleted first.
    read: (whose) => sql`
      select * from (
        select id::text, coalesce(revision, 1) as revision, pictures as keys,
          coalesce(jsonb_array_length(nullif(slides, 'null')), 0) as slides
        from carousels where ${whose.tenant} and ${theirCarousels(whose)}
        union all
        select carousel_id::text, number, pictures, jsonb_array_length(slides)
        from carousel_revisions where ${whose.tenant} and carousel_id in (${carouselIds(whose)})
        union all
        select id::text, 0, jsonb_build_array("values"->'logo'->'key'), 0
        from brand_kits where ${whose.tenant} and chat_id = ${whose.number}
          and "values"->'logo' is not null
      ) as all_pictures order by id, revision`,
    erase: () => [],
  },
  {
    name: 'aiAnswers',
    tables: ['ai_answers'],
    read: (whose) => sql`
      select key, part, provider, model, text, asked_at as "askedAt"
      from ai_answers where ${whose.tenant} and ${theirWork(whose)} order by key, part, provider`,
    erase: (whose) => [sql`delete from ai_answers where ${whose.tenant} and ${theirWork(whose)}`],
  },
  {
    name: 'aiContents',
    tables: ['ai_contents'],
    read: (whose) => sql`
      select id, kind, status, language, input, output, writer, failure, created_at as "createdAt"
      from ai_contents where ${whose.tenant} and ${theirCarousels(whose)} order by id`,
    // The row stays for what it cost.
    erase: (whose) => [
      sql`update ai_contents set input = null, output = null, drafts = '[]', chat = null,
          fingerprint = 'forgotten', forgotten_at = now(),
          requested_by = '{"type":"system","id":"forgotten"}',
          created_by = ${FORGOTTEN}, updated_by = ${FORGOTTEN},
          deleted_at = now(), deleted_by = ${FORGOTTEN}
        where ${whose.tenant} and ${theirCarousels(whose)}`,
    ],
  },
  {
    name: 'aiBudget',
    tables: ['ai_reservations', 'ai_budget_alerts'],
    read: ({ tenant, actor }) => sql`
      select day, sum(used_tokens)::bigint as tokens, sum(used_micro_usd)::bigint as "microUsd"
      from ai_reservations where ${tenant} and person = ${actor} group by day order by day`,
    erase: ({ tenant, actor }) => [
      sql`update ai_reservations set person = ${FORGOTTEN} where ${tenant} and person = ${actor}`,
      sql`delete from ai_budget_alerts where ${tenant} and person = ${actor}`,
    ],
  },
  {
    name: 'revisions',
    tables: ['carousel_revisions', 'carousel_changes'],
    read: (whose) => sql`
      select carousel_id as "carouselId", number, cause, content, style, format,
        created_at as "createdAt"
      from carousel_revisions
      where ${whose.tenant} and carousel_id in (${carouselIds(whose)})
      order by carousel_id, number`,
    erase: (whose) => [
      sql`delete from carousel_changes
        where ${whose.tenant} and ((chat->>'chatId')::bigint = ${whose.number}
          or carousel_id in (${carouselIds(whose)}))`,
      sql`delete from carousel_revisions
        where ${whose.tenant} and carousel_id in (${carouselIds(whose)})`,
    ],
  },
  {
    name: 'brand',
    tables: ['brand_kits'],
    read: ({ tenant, number }) => sql`
      select "values", created_at as "createdAt"
      from brand_kits where ${tenant} and chat_id = ${number} order by id`,
    erase: ({ tenant, number }) => [
      sql`delete from brand_kits where ${tenant} and chat_id = ${number}`,
    ],
  },
  {
    name: 'carousels',
    tables: ['carousels'],
    read: (whose) => sql`
      select id, status, source, language, style, format, content, writer, note, failure,
        created_at as "createdAt"
      from carousels where ${whose.tenant} and ${theirCarousels(whose)} order by id`,
    // The row stays for the cost of its AI calls; nothing in it tells whose it was or what it said.
    erase: (whose) => [
      sql`
      update carousels set source = '{"kind":"topic","topic":""}', reading = null, content = null,
        slides = null, chat = null, brand = null, pictures = null,
        requested_by = '{"type":"system","id":"forgotten"}',
        created_by = ${FORGOTTEN}, updated_by = ${FORGOTTEN}, deleted_at = now(), deleted_by = ${FORGOTTEN}
      where ${whose.tenant} and ${theirCarousels(whose)}`,
    ],
  },
  {
    name: 'schedules',
    tables: ['schedules'],
    read: ({ tenant, number }) => sql`
      select id, kind, status, days, time, time_zone as "timeZone", topics, language, style, format,
        created_at as "createdAt"
      from schedules where ${tenant} and (chat_id = ${number} or telegram_user_id = ${number})
      order by id`,
    erase: ({ tenant, number }) => [
      sql`delete from schedules
        where ${tenant} and (chat_id = ${number} or telegram_user_id = ${number})`,
    ],
  },
  {
    name: 'broadcastsReceived',
    tables: ['broadcast_recipients', 'broadcasts'],
    read: ({ tenant, number }) => sql`
      select broadcast_id as "broadcastId", status, updated_at as "at"
      from broadcast_recipients where ${tenant} and chat_id = ${number} order by broadcast_id`,
    erase: ({ tenant, number }) => [
      sql`delete from broadcast_recipients where ${tenant} and chat_id = ${number}`,
      sql`update broadcasts set report_chat_id = null
        where ${tenant} and report_chat_id = ${number}`,
    ],
  },
  {
    name: 'conversations',
    tables: ['telegram_conversations'],
    read: ({ tenant, number }) => sql`
      select kind, step, data, status, updated_at as "updatedAt"
      from telegram_conversations
      where ${tenant} and (chat_id = ${number} or telegram_user_id = ${number}) order by id`,
    erase: ({ tenant, number }) => [
      sql`delete from telegram_conversations
        where ${tenant} and (chat_id = ${number} or telegram_user_id = ${number})`,
    ],
  },
  {
    name: 'buttons',
    tables: ['telegram_buttons'],
    read: ({ tenant, number }) => sql`
      select kind, data, sent_at as "sentAt"
      from telegram_buttons where ${tenant} and chat_id = ${number} order by sent_at, id`,
    erase: ({ tenant, number }) => [
      sql`delete from telegram_buttons where ${tenant} and chat_id = ${number}`,
    ],
  },
  {
    name: 'messages',
    tables: ['telegram_updates'],
    read: ({ tenant, number, text }) => sql`
      select update_id as "updateId", payload, status, received_at as "receivedAt"
      from telegram_updates
      where ${tenant} and (chat_id = ${number} or payload->'message'->'from'->>'id' = ${text}
        or payload->'callback_query'->'from'->>'id' = ${text}
        or payload->'my_chat_member'->'from'->>'id' = ${text})
      order by update_id`,
    // The number stays, so that Telegram cannot deliver it once more.
    erase: ({ tenant, number, text }) => [
      sql`update telegram_updates set payload = '{}', outcome = null, chat_id = null, reason = null
        where ${tenant} and status <> 'pending'
          and (chat_id = ${number} or payload->'message'->'from'->>'id' = ${text}
            or payload->'callback_query'->'from'->>'id' = ${text}
            or payload->'my_chat_member'->'from'->>'id' = ${text})`,
    ],
  },
  {
    name: 'deliveries',
    tables: ['telegram_deliveries'],
    read: ({ tenant, number }) => sql`
      select method, status, count(*)::int as messages, min(created_at) as "first",
        max(updated_at) as "last"
      from telegram_deliveries where ${tenant} and chat_id = ${number}
      group by method, status order by method, status`,
    erase: ({ tenant, number }) => [
      sql`delete from telegram_deliveries where ${tenant} and chat_id = ${number}`,
    ],
  },
  {
    name: 'linkAttempts',
    tables: ['telegram_link_attempts'],
    read: ({ tenant, text }) => sql`
      select failures, since from telegram_link_attempts
      where ${tenant} and telegram_user_id = ${text} order by since`,
    erase: ({ tenant, text }) => [
      sql`delete from telegram_link_attempts where ${tenant} and telegram_user_id = ${text}`,
    ],
  },
  {
    name: 'account',
    tables: ['users'],
    read: ({ organization, text }) => sql`
      select id, email, name, locale, created_at as "createdAt"
      from users where ${organization} and telegram_user_id = ${text} order by id`,
    // The account is the workspace's; only its tie to Telegram is the person's to cut.
    erase: ({ organization, text }) => [
      sql`update users set telegram_user_id = null
        where ${organization} and telegram_user_id = ${text}`,
    ],
  },
  {
    name: 'session',
    tables: ['telegram_sessions'],
    read: ({ tenant, number }) => sql`
      select chat_id as "chatId", first_name as "firstName", language, style, format,
        subscribed_at as "subscribedAt", blocked_at as "blockedAt", created_at as "createdAt"
      from telegram_sessions where ${tenant} and chat_id = ${number} order by chat_id`,
    erase: ({ tenant, number }) => [
      sql`delete from telegram_sessions where ${tenant} and chat_id = ${number}`,
    ],
  },
  {
    name: 'erasures',
    tables: ['erasures'],
    read: ({ tenant, number }) => sql`
      select status, due_at as "dueAt", created_at as "createdAt"
      from erasures where ${tenant} and telegram_user_id = ${number} order by id`,
    // Its own run closes it, and forgets whose it was.
    erase: () => [],
  },
]
