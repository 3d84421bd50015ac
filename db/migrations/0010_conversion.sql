CREATE TABLE "bulk_conversion_chunks" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"bulk_id" uuid NOT NULL,
	"chunk" integer NOT NULL,
	"record_ids" jsonb NOT NULL,
	"finished" boolean DEFAULT false NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "bulk_conversion_chunks_key" PRIMARY KEY("organization_id","workspace_id","bulk_id","chunk")
);
--> statement-breakpoint
CREATE TABLE "bulk_conversions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_version" integer NOT NULL,
	"type" text NOT NULL,
	"retry_of" uuid,
	"request" jsonb NOT NULL,
	"status" text NOT NULL,
	"cursor" text,
	"chunks" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "bulk_conversions_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversion_rule_versions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "conversion_rule_versions_key" PRIMARY KEY("organization_id","workspace_id","rule_id","version")
);
--> statement-breakpoint
CREATE TABLE "conversion_targets" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	"source_entity" text NOT NULL,
	"source_record_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"ordinal" integer NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"record_version" integer NOT NULL,
	"changes" jsonb NOT NULL,
	"sealed" text,
	"live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "conversion_targets_organization_id_workspace_id_conversion_id_position_pk" PRIMARY KEY("organization_id","workspace_id","conversion_id","position")
);
--> statement-breakpoint
CREATE TABLE "conversions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_version" integer NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"source_entity" text NOT NULL,
	"source_record_id" uuid NOT NULL,
	"source_version" integer NOT NULL,
	"source_changes" jsonb NOT NULL,
	"sealed" text,
	"bulk_id" uuid,
	"performed_by" text NOT NULL,
	"converted_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "conversions_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "mapping_feedback" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"source_entity" text NOT NULL,
	"source_field" text NOT NULL,
	"target_entity" text NOT NULL,
	"target_field" text NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mapping_feedback_key" PRIMARY KEY("organization_id","workspace_id","source_entity","target_entity","source_field","target_field")
);
--> statement-breakpoint
CREATE TABLE "shadow_conversions" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_version" integer NOT NULL,
	"source_entity" text NOT NULL,
	"source_record_id" uuid NOT NULL,
	"expected" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"comparison" jsonb,
	"compare_at" timestamp with time zone NOT NULL,
	"compared_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shadow_conversions_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversion_rules" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"source_entity" text NOT NULL,
	"target_entity" text NOT NULL,
	"trigger" text DEFAULT 'manual' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"condition" text,
	"targets" jsonb NOT NULL,
	"source_changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"shadow" jsonb,
	"search_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "conversion_rules_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"priority" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"data" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "bulk_conversion_chunks" ADD CONSTRAINT "bulk_conversion_chunks_bulk" FOREIGN KEY ("organization_id","workspace_id","bulk_id") REFERENCES "public"."bulk_conversions"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_conversions" ADD CONSTRAINT "bulk_conversions_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversion_rule_versions" ADD CONSTRAINT "conversion_rule_versions_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversion_targets" ADD CONSTRAINT "conversion_targets_conversion" FOREIGN KEY ("organization_id","workspace_id","conversion_id") REFERENCES "public"."conversions"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mapping_feedback" ADD CONSTRAINT "mapping_feedback_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shadow_conversions" ADD CONSTRAINT "shadow_conversions_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversion_rules" ADD CONSTRAINT "conversion_rules_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "conversion_targets_live" ON "conversion_targets" USING btree ("organization_id","workspace_id","source_record_id","source_entity","entity","ordinal") WHERE live;--> statement-breakpoint
CREATE INDEX "conversion_targets_record" ON "conversion_targets" USING btree ("organization_id","workspace_id","record_id");--> statement-breakpoint
CREATE INDEX "conversions_source" ON "conversions" USING btree ("organization_id","workspace_id","source_record_id");--> statement-breakpoint
CREATE INDEX "conversions_rule" ON "conversions" USING btree ("organization_id","workspace_id","rule_id","id");--> statement-breakpoint
CREATE INDEX "conversions_bulk" ON "conversions" USING btree ("organization_id","workspace_id","bulk_id","id") WHERE bulk_id is not null;--> statement-breakpoint
CREATE INDEX "shadow_conversions_rule" ON "shadow_conversions" USING btree ("organization_id","workspace_id","rule_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shadow_conversions_waiting" ON "shadow_conversions" USING btree ("organization_id","workspace_id","rule_id","rule_version","source_record_id") WHERE outcome = 'waiting';--> statement-breakpoint
CREATE INDEX "conversion_rules_trigger" ON "conversion_rules" USING btree ("organization_id","workspace_id","trigger");--> statement-breakpoint
CREATE UNIQUE INDEX "conversion_rules_name_key" ON "conversion_rules" USING btree ("organization_id","workspace_id","name") WHERE "conversion_rules"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("organization_id","workspace_id","event_id","channel","recipient");--> statement-breakpoint
CREATE INDEX "notifications_recipient" ON "notifications" USING btree ("organization_id","workspace_id","channel","recipient","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("organization_id","workspace_id","recipient") WHERE "notifications"."channel" = 'in_app' and "notifications"."read_at" is null;
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['bulk_conversion_chunks', 'bulk_conversions', 'conversion_rule_versions', 'conversion_targets', 'conversions', 'mapping_feedback', 'shadow_conversions', 'conversion_rules', 'notifications'] loop
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
grant select, insert, update on bulk_conversion_chunks, bulk_conversions, conversion_rule_versions, conversion_targets, conversions, mapping_feedback, shadow_conversions, conversion_rules, notifications to potok_app;
