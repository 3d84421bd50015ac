/** The engine's tables, in order of birth. A published entry is never edited: add another. */
export const migrations: readonly string[] = [
  `
  create table engine.instance (
    id int primary key check (id = 1), epoch bigint not null, owner text not null, alive_until bigint not null);
  create table engine.apps (
    name text primary key, url text not null, sdk text not null, framework text not null,
    checksum text not null, error text, synced_at bigint not null);
  create table engine.functions (id text primary key, app text not null, config text not null, position int not null);
  create table engine.events (
    id text primary key, event_id text not null, name text not null, payload text not null,
    received_at bigint not null, pending boolean not null);
  create index events_event_id on engine.events (event_id);
  create index events_pending on engine.events (id) where pending;
  create table engine.runs (
    id text primary key, function_id text not null, app text not null, status text not null,
    event_ids text[] not null, batch_id text, cron text, queued_at bigint not null, started_at bigint,
    ended_at bigint, output text, score double precision not null, concurrency text not null,
    throttle_key text, singleton_key text, parent_run text, parent_step text, force_plan boolean not null,
    request_version int not null);
  create index runs_event on engine.runs ((event_ids[1]));
  create index runs_batch on engine.runs using gin (event_ids) where cardinality(event_ids) > 1;
  create index runs_singleton on engine.runs (singleton_key) where ended_at is null and singleton_key is not null;
  create index runs_alive on engine.runs (id) where ended_at is null;
  create index runs_ended on engine.runs (ended_at) where ended_at is not null;
  create table engine.steps (
    run_id text not null, id text not null, op text not null, name text not null, status text not null,
    position int, memo text, failed boolean not null, pending boolean not null, race boolean not null,
    attempts int not null, started_at bigint not null, ended_at bigint, primary key (run_id, id));
  create table engine.jobs (
    id text primary key, kind text not null, run_id text, function_id text not null, step_id text not null,
    due_at bigint not null, attempt int not null, generation int not null);
  create index jobs_due on engine.jobs (due_at);
  create index jobs_run on engine.jobs (run_id) where run_id is not null;
  create table engine.waits (
    id text primary key, run_id text not null, step_id text, kind text not null, name text not null,
    expression text, expires_at bigint);
  create index waits_name on engine.waits (name);
  create index waits_run on engine.waits (run_id);
  create table engine.limits (key text primary key, tat double precision not null, expires_at bigint not null);
  create index limits_expiry on engine.limits (expires_at);
  create table engine.debounces (
    key text primary key, function_id text not null, event_id text not null, job_id text not null,
    fire_at bigint not null, deadline bigint);
  create table engine.batches (
    key text primary key, id text not null, function_id text not null, event_ids text[] not null,
    job_id text not null, fire_at bigint not null);
  `,
  `
  create table engine.metadata (
    run_id text not null, step_id text not null, scope text not null, kind text not null, value text not null,
    updated_at bigint not null, primary key (run_id, step_id, kind));
  `,
]
