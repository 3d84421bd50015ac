-- Counters of requests: of no tenant, worth nothing after a crash, so without a write-ahead log.
create unlogged table rate_limits (
  key text primary key,
  points integer not null,
  expires_at timestamptz not null
);
--> statement-breakpoint
create index rate_limits_expiry on rate_limits (expires_at);
--> statement-breakpoint
grant select, insert, update, delete on rate_limits to potok_system;
