import type { SqlDatabase } from '../../db/drivers/sql.ts'

const migrations: readonly string[] = [
  `
  create table simulator.bot (
    only_row boolean primary key default true check (only_row),
    next_update_id bigint not null,
    webhook jsonb,
    allowed_updates jsonb,
    last_error_date bigint,
    last_error_message text,
    commands jsonb not null default '{}'
  );
  create table simulator.chat (
    id bigint primary key,
    profile jsonb not null,
    person jsonb not null,
    blocked boolean not null default false,
    next_message_id bigint not null default 1,
    version bigint not null default 0
  );
  create table simulator.message (
    chat_id bigint not null references simulator.chat (id),
    message_id bigint not null,
    version bigint not null,
    deleted boolean not null default false,
    body jsonb not null,
    primary key (chat_id, message_id)
  );
  create index message_version on simulator.message (chat_id, version);
  create sequence simulator.file_number;
  create table simulator.file (
    file_id text primary key,
    file_unique_id text not null,
    kind text not null check (kind in ('photo', 'document')),
    file_path text not null unique,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    width int not null default 0,
    height int not null default 0,
    bytes bytea not null
  );
  create table simulator.pending_update (
    update_id bigint primary key,
    chat_id bigint not null,
    body jsonb not null,
    attempts int not null default 0,
    next_attempt_at bigint not null,
    created_at bigint not null
  );
  create table simulator.callback_query (
    id text primary key,
    chat_id bigint not null,
    message_id bigint not null,
    data text not null,
    created_at bigint not null,
    answered_at bigint,
    answer jsonb
  );
  create table simulator.chat_action (
    id bigint generated always as identity primary key,
    chat_id bigint not null,
    action text not null,
    created_at bigint not null
  );
  `,
]

/**
 * Brings the schema `simulator` up to date. Run again it changes nothing.
 * @param firstUpdateId where `update_id` begins in a new database
 */
export async function migrate(database: SqlDatabase, firstUpdateId: number): Promise<void> {
  await database.script(`
    create schema if not exists simulator;
    create table if not exists simulator.migration (version int primary key);
  `)
  const [{ done } = { done: 0 }] = await database.query<{ done: number }>(
    'select coalesce(max(version), 0)::int as done from simulator.migration',
  )
  for (const [index, text] of migrations.entries()) {
    const version = index + 1
    if (version <= done) continue
    await database.script(`${text} insert into simulator.migration values (${version});`)
  }
  await database.query(
    'insert into simulator.bot (next_update_id) values ($1) on conflict do nothing',
    [firstUpdateId],
  )
}
