CREATE TABLE "ai_contents" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"language" text NOT NULL,
	"input" jsonb,
	"fingerprint" text NOT NULL,
	"output" jsonb,
	"drafts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"writer" text,
	"without_ai" text,
	"usage" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_micro_usd" bigint DEFAULT 0 NOT NULL,
	"cached_from" uuid,
	"chat" jsonb,
	"requested_by" jsonb NOT NULL,
	"failure" text,
	"completed_at" timestamp with time zone,
	"forgotten_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "ai_contents_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ai_answers" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"part" text NOT NULL,
	"provider" text NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL,
	"model" text,
	"text" text,
	"end" text,
	"input_tokens" integer,
	"cached_tokens" integer,
	"output_tokens" integer,
	"cost_micro_usd" bigint,
	"duration" integer,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "ai_answers_organization_id_workspace_id_key_part_provider_pk" PRIMARY KEY("organization_id","workspace_id","key","part","provider")
);
--> statement-breakpoint
CREATE TABLE "ai_budget_alerts" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"limit" text NOT NULL,
	"person" text NOT NULL,
	"period" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ai_budget_alerts_organization_id_workspace_id_limit_person_period_pk" PRIMARY KEY("organization_id","workspace_id","limit","person","period")
);
--> statement-breakpoint
CREATE TABLE "ai_reservations" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"person" text NOT NULL,
	"day" text NOT NULL,
	"month" text NOT NULL,
	"status" text NOT NULL,
	"reserved_tokens" bigint NOT NULL,
	"reserved_micro_usd" bigint NOT NULL,
	"used_tokens" bigint DEFAULT 0 NOT NULL,
	"used_micro_usd" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ai_reservations_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "brand_kits" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chat_id" bigint,
	"values" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "brand_kits_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id"),
	CONSTRAINT "brand_kits_chat" UNIQUE NULLS NOT DISTINCT("organization_id","workspace_id","chat_id")
);
--> statement-breakpoint
CREATE TABLE "carousel_changes" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carousel_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"change" jsonb NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"rewritten" jsonb,
	"result" integer,
	"failure" text,
	"chat" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "carousel_changes_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "carousel_revisions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"carousel_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"parent" integer,
	"cause" text NOT NULL,
	"slide" integer,
	"content" jsonb NOT NULL,
	"slides" jsonb NOT NULL,
	"pictures" jsonb NOT NULL,
	"style" text NOT NULL,
	"format" text NOT NULL,
	"brand" jsonb,
	"writer" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "carousel_revisions_organization_id_workspace_id_carousel_id_number_pk" PRIMARY KEY("organization_id","workspace_id","carousel_id","number")
);
--> statement-breakpoint
CREATE TABLE "bot_digests" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"hour" integer NOT NULL,
	"time_zone" text NOT NULL,
	"enabled" boolean NOT NULL,
	"next_at" timestamp with time zone,
	"last_day" text,
	"last_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bot_digests_organization_id_workspace_id_user_id_pk" PRIMARY KEY("organization_id","workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipients" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "broadcast_recipients_organization_id_workspace_id_broadcast_id_chat_id_pk" PRIMARY KEY("organization_id","workspace_id","broadcast_id","chat_id")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"text" text NOT NULL,
	"button" jsonb,
	"language" text,
	"start_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"report_chat_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "broadcasts_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"telegram_user_id" bigint,
	"status" text NOT NULL,
	"language" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasures_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"telegram_user_id" bigint,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"days" jsonb NOT NULL,
	"time" text NOT NULL,
	"time_zone" text NOT NULL,
	"topics" jsonb NOT NULL,
	"topics_used" integer DEFAULT 0 NOT NULL,
	"language" text NOT NULL,
	"style" text NOT NULL,
	"format" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "schedules_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "telegram_buttons" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "telegram_buttons_organization_id_workspace_id_chat_id_id_pk" PRIMARY KEY("organization_id","workspace_id","chat_id","id")
);
--> statement-breakpoint
CREATE TABLE "telegram_conversations" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"telegram_user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"step" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "telegram_conversations_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "ai_calls" ALTER COLUMN "carousel_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "subject" text DEFAULT 'carousel' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "reading" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "brand" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "pictures" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "revision" integer;--> statement-breakpoint
ALTER TABLE "telegram_sessions" ADD COLUMN "subscribed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "telegram_sessions" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "telegram_updates" ADD COLUMN "reopened" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_contents" ADD CONSTRAINT "ai_contents_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_answers" ADD CONSTRAINT "ai_answers_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_budget_alerts" ADD CONSTRAINT "ai_budget_alerts_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_reservations" ADD CONSTRAINT "ai_reservations_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_kits" ADD CONSTRAINT "brand_kits_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carousel_changes" ADD CONSTRAINT "carousel_changes_carousel" FOREIGN KEY ("organization_id","workspace_id","carousel_id") REFERENCES "public"."carousels"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carousel_revisions" ADD CONSTRAINT "carousel_revisions_carousel" FOREIGN KEY ("organization_id","workspace_id","carousel_id") REFERENCES "public"."carousels"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_digests" ADD CONSTRAINT "bot_digests_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipients" ADD CONSTRAINT "broadcast_recipients_broadcast" FOREIGN KEY ("organization_id","workspace_id","broadcast_id") REFERENCES "public"."broadcasts"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_buttons" ADD CONSTRAINT "telegram_buttons_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_conversations" ADD CONSTRAINT "telegram_conversations_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_contents_same" ON "ai_contents" USING btree ("organization_id","workspace_id","fingerprint");--> statement-breakpoint
CREATE INDEX "ai_answers_age" ON "ai_answers" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "ai_reservations_period" ON "ai_reservations" USING btree ("organization_id","workspace_id","month");--> statement-breakpoint
CREATE INDEX "carousel_changes_open" ON "carousel_changes" USING btree ("organization_id","workspace_id","carousel_id") WHERE "carousel_changes"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "bot_digests_due" ON "bot_digests" USING btree ("organization_id","workspace_id","next_at") WHERE "bot_digests"."enabled";--> statement-breakpoint
CREATE INDEX "broadcast_recipients_status" ON "broadcast_recipients" USING btree ("organization_id","workspace_id","broadcast_id","status","chat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_open" ON "erasures" USING btree ("organization_id","workspace_id","telegram_user_id") WHERE "erasures"."status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("organization_id","workspace_id","next_at") WHERE "schedules"."status" = 'active';--> statement-breakpoint
CREATE INDEX "schedules_chat" ON "schedules" USING btree ("organization_id","workspace_id","chat_id");--> statement-breakpoint
CREATE INDEX "telegram_buttons_sent" ON "telegram_buttons" USING btree ("organization_id","workspace_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "telegram_conversations_active" ON "telegram_conversations" USING btree ("organization_id","workspace_id","chat_id","telegram_user_id") WHERE "telegram_conversations"."status" = 'active';--> statement-breakpoint
CREATE INDEX "telegram_conversations_expiry" ON "telegram_conversations" USING btree ("organization_id","workspace_id","expires_at") WHERE "telegram_conversations"."status" = 'active';--> statement-breakpoint
CREATE INDEX "ai_calls_time" ON "ai_calls" USING btree ("organization_id","workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "carousels_chat" ON "carousels" USING btree ("organization_id","workspace_id",(("chat" ->> 'chatId')::bigint),"id");--> statement-breakpoint
ALTER TABLE "telegram_sessions" DROP COLUMN "awaiting_topic_from";
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['ai_contents', 'ai_answers', 'ai_budget_alerts', 'ai_reservations', 'brand_kits', 'carousel_changes', 'carousel_revisions', 'bot_digests', 'broadcast_recipients', 'broadcasts', 'erasures', 'schedules', 'telegram_buttons', 'telegram_conversations'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I to potok_app
         using (
           organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid)
           and workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)
         )',
      tenant_table
    );
  end loop;
end
$$;
--> statement-breakpoint
grant select, insert, update on ai_contents, ai_budget_alerts, ai_reservations, brand_kits, carousel_changes, carousel_revisions, bot_digests, broadcasts, erasures to potok_app;
--> statement-breakpoint
grant select, insert, update, delete on ai_answers, broadcast_recipients, schedules, telegram_buttons, telegram_conversations to potok_app;
