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
ALTER TABLE "carousels" ADD COLUMN "reading" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "brand" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "pictures" jsonb;--> statement-breakpoint
ALTER TABLE "carousels" ADD COLUMN "revision" integer;--> statement-breakpoint
ALTER TABLE "telegram_buttons" ADD CONSTRAINT "telegram_buttons_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_conversations" ADD CONSTRAINT "telegram_conversations_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "telegram_buttons_sent" ON "telegram_buttons" USING btree ("organization_id","workspace_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "telegram_conversations_active" ON "telegram_conversations" USING btree ("organization_id","workspace_id","chat_id","telegram_user_id") WHERE "telegram_conversations"."status" = 'active';--> statement-breakpoint
CREATE INDEX "telegram_conversations_expiry" ON "telegram_conversations" USING btree ("organization_id","workspace_id","expires_at") WHERE "telegram_conversations"."status" = 'active';--> statement-breakpoint
ALTER TABLE "telegram_sessions" DROP COLUMN "awaiting_topic_from";
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['telegram_buttons', 'telegram_conversations'] loop
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
grant select, insert, update on telegram_buttons, telegram_conversations to potok_app;
