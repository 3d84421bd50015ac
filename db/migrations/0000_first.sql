CREATE TABLE "api_keys" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hint" text NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "api_keys_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id"),
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "workspaces_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "workspaces_slug" UNIQUE("organization_id","slug")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"delivered_at" timestamp with time zone,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "events_id" UNIQUE("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"consumer" text NOT NULL,
	"event_id" text NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_organization_id_workspace_id_consumer_event_id_pk" PRIMARY KEY("organization_id","workspace_id","consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "saga_steps" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"saga_id" text NOT NULL,
	"step" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "saga_steps_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"output" jsonb,
	"done_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undo_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "saga_steps_organization_id_workspace_id_saga_id_step_pk" PRIMARY KEY("organization_id","workspace_id","saga_id","step")
);
--> statement-breakpoint
CREATE TABLE "sagas" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"run_id" text NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"reason" text,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "sagas_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ai_calls" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carousel_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cost_micro_usd" bigint,
	"duration" integer NOT NULL,
	"outcome" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "ai_calls_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "carousels" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"source" jsonb NOT NULL,
	"language" text NOT NULL,
	"style" text NOT NULL,
	"format" text NOT NULL,
	"chat" jsonb,
	"requested_by" jsonb NOT NULL,
	"content" jsonb,
	"slides" jsonb,
	"writer" text,
	"note" text,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "carousels_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_organization_id_workspace_id_key_pk" PRIMARY KEY("organization_id","workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "telegram_deliveries" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"after" bigint,
	"message_ids" jsonb,
	"last_message_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "telegram_deliveries_organization_id_workspace_id_key_pk" PRIMARY KEY("organization_id","workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "telegram_sessions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"language" text NOT NULL,
	"language_chosen" boolean NOT NULL,
	"style" text NOT NULL,
	"format" text NOT NULL,
	"first_name" text,
	"awaiting_topic_from" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "telegram_sessions_organization_id_workspace_id_chat_id_pk" PRIMARY KEY("organization_id","workspace_id","chat_id")
);
--> statement-breakpoint
CREATE TABLE "telegram_updates" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"update_id" bigint NOT NULL,
	"chat_id" bigint,
	"payload" jsonb NOT NULL,
	"outcome" jsonb,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "telegram_updates_organization_id_workspace_id_update_id_pk" PRIMARY KEY("organization_id","workspace_id","update_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saga_steps" ADD CONSTRAINT "saga_steps_saga" FOREIGN KEY ("organization_id","workspace_id","saga_id") REFERENCES "public"."sagas"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sagas" ADD CONSTRAINT "sagas_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_carousel_fk" FOREIGN KEY ("organization_id","workspace_id","carousel_id") REFERENCES "public"."carousels"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carousels" ADD CONSTRAINT "carousels_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_deliveries" ADD CONSTRAINT "telegram_deliveries_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_sessions" ADD CONSTRAINT "telegram_sessions_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_updates" ADD CONSTRAINT "telegram_updates_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_reader" ON "events" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "events_tenant_reader" ON "events" USING btree ("organization_id","workspace_id","xid","position");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("organization_id","workspace_id","subject");--> statement-breakpoint
CREATE INDEX "events_outbox" ON "events" USING btree ("position") WHERE "events"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "sagas_status" ON "sagas" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "sagas_run" ON "sagas" USING btree ("organization_id","workspace_id","run_id");--> statement-breakpoint
CREATE INDEX "ai_calls_carousel" ON "ai_calls" USING btree ("organization_id","workspace_id","carousel_id");--> statement-breakpoint
CREATE INDEX "telegram_deliveries_chat" ON "telegram_deliveries" USING btree ("organization_id","workspace_id","chat_id","last_message_id");--> statement-breakpoint
CREATE INDEX "telegram_updates_pending" ON "telegram_updates" USING btree ("organization_id","workspace_id","chat_id","update_id") WHERE "telegram_updates"."status" = 'pending';