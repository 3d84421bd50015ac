-- Counters of requests: of no tenant, worth nothing after a crash, so without a write-ahead log.
-- The columns are those of rate-limiter-flexible; `expire` is in milliseconds since 1970.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
--> statement-breakpoint
create index rate_limits_expire on rate_limits (expire);
--> statement-breakpoint
grant select, insert, update, delete on rate_limits to potok_system;
