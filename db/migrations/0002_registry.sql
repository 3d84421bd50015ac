CREATE TABLE "auth_sessions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"home_workspace_id" uuid NOT NULL,
	"selector" text NOT NULL,
	"verifier_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "auth_sessions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "auth_sessions_selector_unique" UNIQUE("selector")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"invitation_hash" text,
	"invitation_expires_at" timestamp with time zone,
	"telegram_code_hash" text,
	"telegram_code_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "memberships_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id"),
	CONSTRAINT "memberships_invitation_hash_unique" UNIQUE("invitation_hash")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"permissions" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "roles_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "settings_organization_id_workspace_id_pk" PRIMARY KEY("organization_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "telegram_link_attempts" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"telegram_user_id" text NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "telegram_link_attempts_organization_id_workspace_id_telegram_user_id_pk" PRIMARY KEY("organization_id","workspace_id","telegram_user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"locale" text,
	"password_hash" text,
	"telegram_user_id" text,
	"external_subject" text,
	"memberships" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "users_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_heads_organization_id_workspace_id_pk" PRIMARY KEY("organization_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"id" uuid NOT NULL,
	"time" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"record_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"causation_id" text,
	"correlation_id" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_organization_id_workspace_id_sequence_pk" PRIMARY KEY("organization_id","workspace_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "encryption_keys" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"status" text NOT NULL,
	"wrapped" text NOT NULL,
	"master_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "encryption_keys_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "encryption_rotations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"status" text NOT NULL,
	"records" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "encryption_rotations_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"day" date NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"status" text DEFAULT 'present' NOT NULL,
	"leave_request_id" uuid,
	"notes" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "attendance_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"customer_id" uuid,
	"supplier_id" uuid,
	"position" text,
	"email" text,
	"phone" text,
	"telegram_username" text,
	"primary" boolean DEFAULT false NOT NULL,
	"notes" text,
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
	CONSTRAINT "contacts_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"label" text NOT NULL,
	"options" jsonb,
	"required" boolean DEFAULT false NOT NULL,
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
	CONSTRAINT "custom_fields_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text DEFAULT 'person' NOT NULL,
	"email" text,
	"phone" text,
	"telegram_username" text,
	"telegram_user_id" text,
	"tax_id" text,
	"address" text,
	"credit_limit" bigint,
	"currency" char(3),
	"payment_term_days" integer DEFAULT 0 NOT NULL,
	"price_list_id" uuid,
	"lead_id" uuid,
	"owner_id" uuid,
	"active" boolean DEFAULT true NOT NULL,
	"tags" jsonb,
	"notes" text,
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
	CONSTRAINT "customers_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"title" text,
	"quantity" numeric(16, 3) NOT NULL,
	"unit_price" bigint NOT NULL,
	"discount_percent" numeric(6, 3) DEFAULT 0 NOT NULL,
	"tax_rate" numeric(6, 3) DEFAULT 0 NOT NULL,
	"net" bigint DEFAULT 0 NOT NULL,
	"tax" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "deal_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"customer_id" uuid,
	"lead_id" uuid,
	"stage" text DEFAULT 'LEAD' NOT NULL,
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"value" bigint DEFAULT 0 NOT NULL,
	"currency" char(3),
	"probability" integer,
	"expected_close_on" date,
	"closed_at" timestamp with time zone,
	"lost_reason" text,
	"owner_id" uuid,
	"source" text,
	"tags" jsonb,
	"notes" text,
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
	CONSTRAINT "deals_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"position" text,
	"department" text,
	"hired_on" date,
	"left_on" date,
	"salary" bigint,
	"salary_period" text DEFAULT 'month' NOT NULL,
	"currency" char(3),
	"manager_id" uuid,
	"user_id" text,
	"iban" text,
	"iban_index" text,
	"national_id" text,
	"national_id_index" text,
	"status" text DEFAULT 'active' NOT NULL,
	"notes" text,
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
	CONSTRAINT "employees_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "expenses" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"category" text DEFAULT 'other' NOT NULL,
	"amount" bigint NOT NULL,
	"tax_amount" bigint DEFAULT 0 NOT NULL,
	"currency" char(3),
	"spent_on" date NOT NULL,
	"employee_id" uuid,
	"project_id" uuid,
	"supplier_id" uuid,
	"receipt_url" text,
	"status" text DEFAULT 'submitted' NOT NULL,
	"notes" text,
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
	CONSTRAINT "expenses_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret" text,
	"last_sync_at" timestamp with time zone,
	"last_error" text,
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
	CONSTRAINT "integrations_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"company" text,
	"position" text,
	"email" text,
	"phone" text,
	"website" text,
	"source" text DEFAULT 'other' NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"budget" bigint,
	"currency" char(3),
	"telegram_username" text,
	"telegram_user_id" text,
	"owner_id" uuid,
	"next_contact_at" timestamp with time zone,
	"tags" jsonb,
	"notes" text,
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
	CONSTRAINT "leads_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "leave_requests" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"type" text DEFAULT 'annual' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"days" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "leave_requests_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "maintenance_plans" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"asset" text NOT NULL,
	"interval" integer NOT NULL,
	"interval_unit" text DEFAULT 'day' NOT NULL,
	"next_due_at" timestamp with time zone NOT NULL,
	"employee_id" uuid,
	"active" boolean DEFAULT true NOT NULL,
	"last_run_at" timestamp with time zone,
	"rhythm_from" timestamp with time zone,
	"instructions" text,
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
	CONSTRAINT "maintenance_plans_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "maintenance_tasks" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"plan_id" uuid,
	"asset" text,
	"due_at" timestamp with time zone NOT NULL,
	"employee_id" uuid,
	"status" text DEFAULT 'open' NOT NULL,
	"completed_at" timestamp with time zone,
	"notes" text,
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
	CONSTRAINT "maintenance_tasks_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "menu_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"menu_type_id" uuid NOT NULL,
	"parent_id" uuid,
	"title" text NOT NULL,
	"link" text,
	"position" integer DEFAULT 0 NOT NULL,
	"visible" boolean DEFAULT true NOT NULL,
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
	CONSTRAINT "menu_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "menu_types" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
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
	CONSTRAINT "menu_types_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "payroll_runs" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"period" text NOT NULL,
	"currency" char(3),
	"status" text DEFAULT 'draft' NOT NULL,
	"employees" integer DEFAULT 0 NOT NULL,
	"gross_total" bigint DEFAULT 0 NOT NULL,
	"deduction_total" bigint DEFAULT 0 NOT NULL,
	"net_total" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"requested_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"failure" text,
	"notes" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "payroll_runs_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "payslips" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payroll_run_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"working_days" integer DEFAULT 0 NOT NULL,
	"paid_days" integer DEFAULT 0 NOT NULL,
	"gross" bigint DEFAULT 0 NOT NULL,
	"deductions" bigint DEFAULT 0 NOT NULL,
	"deduction_lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"net" bigint DEFAULT 0 NOT NULL,
	"currency" char(3),
	"failure" text,
	"notes" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "payslips_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "plugins" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"release" text,
	"status" text DEFAULT 'installed' NOT NULL,
	"events" jsonb,
	"homepage" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
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
	CONSTRAINT "plugins_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "price_list_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"min_quantity" numeric(16, 3) DEFAULT 0 NOT NULL,
	"price" bigint NOT NULL,
	CONSTRAINT "price_list_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "price_lists" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" char(3),
	"valid_from" date,
	"valid_until" date,
	"active" boolean DEFAULT true NOT NULL,
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
	CONSTRAINT "price_lists_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"barcode" text,
	"category" text,
	"type" text DEFAULT 'goods' NOT NULL,
	"unit" text DEFAULT 'piece' NOT NULL,
	"price" bigint NOT NULL,
	"cost" bigint,
	"currency" char(3),
	"tax_rate" numeric(6, 3) DEFAULT 0 NOT NULL,
	"supply" text DEFAULT 'bought' NOT NULL,
	"supplier_id" uuid,
	"lead_time_days" integer DEFAULT 0 NOT NULL,
	"reorder_point" numeric(16, 3),
	"reorder_quantity" numeric(16, 3),
	"active" boolean DEFAULT true NOT NULL,
	"tags" jsonb,
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
	CONSTRAINT "products_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text,
	"status" text DEFAULT 'planned' NOT NULL,
	"customer_id" uuid,
	"manager_id" uuid,
	"starts_on" date,
	"ends_on" date,
	"budget" bigint,
	"currency" char(3),
	"tags" jsonb,
	"description" text,
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
	CONSTRAINT "projects_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "purchase_order_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"title" text,
	"quantity" numeric(16, 3) NOT NULL,
	"unit_price" bigint NOT NULL,
	"discount_percent" numeric(6, 3) DEFAULT 0 NOT NULL,
	"tax_rate" numeric(6, 3) DEFAULT 0 NOT NULL,
	"net" bigint DEFAULT 0 NOT NULL,
	"tax" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "purchase_order_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text,
	"supplier_id" uuid NOT NULL,
	"warehouse_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"origin" text DEFAULT 'manual' NOT NULL,
	"expected_on" date,
	"currency" char(3),
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"notes" text,
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
	CONSTRAINT "purchase_orders_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "quality_checks" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"work_order_id" uuid,
	"product_id" uuid,
	"employee_id" uuid,
	"result" text DEFAULT 'pending' NOT NULL,
	"checked_at" timestamp with time zone,
	"checked_quantity" numeric(16, 3),
	"defective_quantity" numeric(16, 3),
	"defects" jsonb,
	"notes" text,
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
	CONSTRAINT "quality_checks_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "quote_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"title" text,
	"quantity" numeric(16, 3) NOT NULL,
	"unit_price" bigint NOT NULL,
	"discount_percent" numeric(6, 3) DEFAULT 0 NOT NULL,
	"tax_rate" numeric(6, 3) DEFAULT 0 NOT NULL,
	"net" bigint DEFAULT 0 NOT NULL,
	"tax" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "quote_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"deal_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"valid_until" date,
	"currency" char(3),
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"terms" text,
	"notes" text,
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
	CONSTRAINT "quotes_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text,
	"carrier" text,
	"tracking_number" text,
	"status" text DEFAULT 'preparing' NOT NULL,
	"warehouse_id" uuid,
	"customer_id" uuid,
	"address" text,
	"shipped_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"notes" text,
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
	CONSTRAINT "shipments_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"website" text,
	"tax_id" text,
	"address" text,
	"currency" char(3),
	"lead_time_days" integer DEFAULT 0 NOT NULL,
	"payment_term_days" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"tags" jsonb,
	"notes" text,
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
	CONSTRAINT "suppliers_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"status" text DEFAULT 'open' NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"due_at" timestamp with time zone,
	"employee_id" uuid,
	"lead_id" uuid,
	"customer_id" uuid,
	"deal_id" uuid,
	"project_id" uuid,
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
	CONSTRAINT "tasks_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "warehouses" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"active" boolean DEFAULT true NOT NULL,
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
	CONSTRAINT "warehouses_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "work_orders" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"product_id" uuid,
	"quantity" numeric(16, 3),
	"work_center" text,
	"employee_id" uuid,
	"warehouse_id" uuid,
	"priority" text DEFAULT 'normal' NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"starts_on" date,
	"due_on" date,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"notes" text,
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
	CONSTRAINT "work_orders_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"part" integer NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"headers" jsonb NOT NULL,
	"body" text,
	"protection" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_workspace_id_actor_key_part_pk" PRIMARY KEY("organization_id","workspace_id","actor","key","part")
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"on_hand" numeric(16, 3) DEFAULT 0 NOT NULL,
	"reserved" numeric(16, 3) DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_levels_organization_id_workspace_id_warehouse_id_product_id_pk" PRIMARY KEY("organization_id","workspace_id","warehouse_id","product_id"),
	CONSTRAINT "stock_levels_on_hand" CHECK ("stock_levels"."on_hand" >= 0),
	CONSTRAINT "stock_levels_reserved" CHECK ("stock_levels"."reserved" >= 0),
	CONSTRAINT "stock_levels_available" CHECK ("stock_levels"."reserved" <= "stock_levels"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "stock_moves" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" numeric(16, 3) NOT NULL,
	"reference" text,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "stock_moves_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id"),
	CONSTRAINT "stock_moves_quantity" CHECK ("stock_moves"."quantity" <> 0)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "permissions" jsonb;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_workspace" FOREIGN KEY ("organization_id","home_workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."users"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."users"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_link_attempts" ADD CONSTRAINT "telegram_link_attempts_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encryption_keys" ADD CONSTRAINT "encryption_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encryption_rotations" ADD CONSTRAINT "encryption_rotations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_leave_request_id_fk" FOREIGN KEY ("organization_id","workspace_id","leave_request_id") REFERENCES "public"."leave_requests"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_supplier_id_fk" FOREIGN KEY ("organization_id","workspace_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_fields" ADD CONSTRAINT "custom_fields_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_price_list_id_fk" FOREIGN KEY ("organization_id","workspace_id","price_list_id") REFERENCES "public"."price_lists"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_lead_id_fk" FOREIGN KEY ("organization_id","workspace_id","lead_id") REFERENCES "public"."leads"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_owner_id_fk" FOREIGN KEY ("organization_id","workspace_id","owner_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_items" ADD CONSTRAINT "deal_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."deals"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_items" ADD CONSTRAINT "deal_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_lead_id_fk" FOREIGN KEY ("organization_id","workspace_id","lead_id") REFERENCES "public"."leads"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_owner_id_fk" FOREIGN KEY ("organization_id","workspace_id","owner_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_manager_id_fk" FOREIGN KEY ("organization_id","workspace_id","manager_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_project_id_fk" FOREIGN KEY ("organization_id","workspace_id","project_id") REFERENCES "public"."projects"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_supplier_id_fk" FOREIGN KEY ("organization_id","workspace_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_id_fk" FOREIGN KEY ("organization_id","workspace_id","owner_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_requests" ADD CONSTRAINT "leave_requests_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_requests" ADD CONSTRAINT "leave_requests_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_tasks" ADD CONSTRAINT "maintenance_tasks_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_tasks" ADD CONSTRAINT "maintenance_tasks_plan_id_fk" FOREIGN KEY ("organization_id","workspace_id","plan_id") REFERENCES "public"."maintenance_plans"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_tasks" ADD CONSTRAINT "maintenance_tasks_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_menu_type_id_fk" FOREIGN KEY ("organization_id","workspace_id","menu_type_id") REFERENCES "public"."menu_types"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_parent_id_fk" FOREIGN KEY ("organization_id","workspace_id","parent_id") REFERENCES "public"."menu_items"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_types" ADD CONSTRAINT "menu_types_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_runs" ADD CONSTRAINT "payroll_runs_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_payroll_run_id_fk" FOREIGN KEY ("organization_id","workspace_id","payroll_run_id") REFERENCES "public"."payroll_runs"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payslips" ADD CONSTRAINT "payslips_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugins" ADD CONSTRAINT "plugins_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_items" ADD CONSTRAINT "price_list_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."price_lists"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_items" ADD CONSTRAINT "price_list_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_lists" ADD CONSTRAINT "price_lists_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_supplier_id_fk" FOREIGN KEY ("organization_id","workspace_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_manager_id_fk" FOREIGN KEY ("organization_id","workspace_id","manager_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_items" ADD CONSTRAINT "purchase_order_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."purchase_orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_items" ADD CONSTRAINT "purchase_order_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_supplier_id_fk" FOREIGN KEY ("organization_id","workspace_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_work_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","work_order_id") REFERENCES "public"."work_orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_items" ADD CONSTRAINT "quote_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."quotes"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_items" ADD CONSTRAINT "quote_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_deal_id_fk" FOREIGN KEY ("organization_id","workspace_id","deal_id") REFERENCES "public"."deals"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_id_fk" FOREIGN KEY ("organization_id","workspace_id","lead_id") REFERENCES "public"."leads"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_deal_id_fk" FOREIGN KEY ("organization_id","workspace_id","deal_id") REFERENCES "public"."deals"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_project_id_fk" FOREIGN KEY ("organization_id","workspace_id","project_id") REFERENCES "public"."projects"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_employee_id_fk" FOREIGN KEY ("organization_id","workspace_id","employee_id") REFERENCES "public"."employees"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_warehouse_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_product_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_moves" ADD CONSTRAINT "stock_moves_warehouse_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_moves" ADD CONSTRAINT "stock_moves_product_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_sessions_user" ON "auth_sessions" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_user_key" ON "memberships" USING btree ("organization_id","user_id","workspace_id") WHERE "memberships"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name_key" ON "roles" USING btree ("organization_id","workspace_id","name") WHERE "roles"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("organization_id","email") WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_telegram_user_id_key" ON "users" USING btree ("organization_id","telegram_user_id") WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_external_subject_key" ON "users" USING btree ("external_subject","organization_id") WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_id" ON "users" USING btree ("id");--> statement-breakpoint
CREATE INDEX "audit_log_record" ON "audit_log" USING btree ("organization_id","workspace_id","record_id","sequence" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_time" ON "audit_log" USING btree ("organization_id","workspace_id","time");--> statement-breakpoint
CREATE UNIQUE INDEX "encryption_keys_active" ON "encryption_keys" USING btree ("organization_id","purpose") WHERE "encryption_keys"."status" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "encryption_rotations_running" ON "encryption_rotations" USING btree ("organization_id") WHERE "encryption_rotations"."status" = 'running';--> statement-breakpoint
CREATE INDEX "attendance_employee_id" ON "attendance" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "attendance_day" ON "attendance" USING btree ("organization_id","workspace_id","day");--> statement-breakpoint
CREATE INDEX "attendance_status" ON "attendance" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "attendance_leave_request_id" ON "attendance" USING btree ("organization_id","workspace_id","leave_request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_employee_id_day_key" ON "attendance" USING btree ("organization_id","workspace_id","employee_id","day") WHERE "attendance"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_customer_id" ON "contacts" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "contacts_supplier_id" ON "contacts" USING btree ("organization_id","workspace_id","supplier_id");--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree ("organization_id","workspace_id","email");--> statement-breakpoint
CREATE INDEX "contacts_phone" ON "contacts" USING btree ("organization_id","workspace_id","phone");--> statement-breakpoint
CREATE INDEX "custom_fields_type" ON "custom_fields" USING btree ("organization_id","workspace_id","type");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_entity_key_key" ON "custom_fields" USING btree ("organization_id","workspace_id","entity","key") WHERE "custom_fields"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "customers_type" ON "customers" USING btree ("organization_id","workspace_id","type");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree ("organization_id","workspace_id","email");--> statement-breakpoint
CREATE INDEX "customers_phone" ON "customers" USING btree ("organization_id","workspace_id","phone");--> statement-breakpoint
CREATE INDEX "customers_price_list_id" ON "customers" USING btree ("organization_id","workspace_id","price_list_id");--> statement-breakpoint
CREATE INDEX "customers_lead_id" ON "customers" USING btree ("organization_id","workspace_id","lead_id");--> statement-breakpoint
CREATE INDEX "customers_owner_id" ON "customers" USING btree ("organization_id","workspace_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_tax_id_key" ON "customers" USING btree ("organization_id","workspace_id","tax_id") WHERE "customers"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "customers_telegram_user_id_key" ON "customers" USING btree ("organization_id","workspace_id","telegram_user_id") WHERE "customers"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "deal_items_record" ON "deal_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "deals_customer_id" ON "deals" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "deals_lead_id" ON "deals" USING btree ("organization_id","workspace_id","lead_id");--> statement-breakpoint
CREATE INDEX "deals_stage" ON "deals" USING btree ("organization_id","workspace_id","stage");--> statement-breakpoint
CREATE INDEX "deals_expected_close_on" ON "deals" USING btree ("organization_id","workspace_id","expected_close_on");--> statement-breakpoint
CREATE INDEX "deals_owner_id" ON "deals" USING btree ("organization_id","workspace_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deals_number_key" ON "deals" USING btree ("organization_id","workspace_id","number") WHERE "deals"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "employees_email" ON "employees" USING btree ("organization_id","workspace_id","email");--> statement-breakpoint
CREATE INDEX "employees_phone" ON "employees" USING btree ("organization_id","workspace_id","phone");--> statement-breakpoint
CREATE INDEX "employees_hired_on" ON "employees" USING btree ("organization_id","workspace_id","hired_on");--> statement-breakpoint
CREATE INDEX "employees_left_on" ON "employees" USING btree ("organization_id","workspace_id","left_on");--> statement-breakpoint
CREATE INDEX "employees_manager_id" ON "employees" USING btree ("organization_id","workspace_id","manager_id");--> statement-breakpoint
CREATE INDEX "employees_status" ON "employees" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "employees_email_key" ON "employees" USING btree ("organization_id","workspace_id","email") WHERE "employees"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "employees_user_id_key" ON "employees" USING btree ("organization_id","workspace_id","user_id") WHERE "employees"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "employees_national_id_key" ON "employees" USING btree ("organization_id","workspace_id","national_id_index") WHERE "employees"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "expenses_category" ON "expenses" USING btree ("organization_id","workspace_id","category");--> statement-breakpoint
CREATE INDEX "expenses_spent_on" ON "expenses" USING btree ("organization_id","workspace_id","spent_on");--> statement-breakpoint
CREATE INDEX "expenses_employee_id" ON "expenses" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "expenses_project_id" ON "expenses" USING btree ("organization_id","workspace_id","project_id");--> statement-breakpoint
CREATE INDEX "expenses_supplier_id" ON "expenses" USING btree ("organization_id","workspace_id","supplier_id");--> statement-breakpoint
CREATE INDEX "expenses_status" ON "expenses" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "integrations_status" ON "integrations" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "integrations_name_key" ON "integrations" USING btree ("organization_id","workspace_id","name") WHERE "integrations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "leads_email" ON "leads" USING btree ("organization_id","workspace_id","email");--> statement-breakpoint
CREATE INDEX "leads_phone" ON "leads" USING btree ("organization_id","workspace_id","phone");--> statement-breakpoint
CREATE INDEX "leads_source" ON "leads" USING btree ("organization_id","workspace_id","source");--> statement-breakpoint
CREATE INDEX "leads_status" ON "leads" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "leads_owner_id" ON "leads" USING btree ("organization_id","workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "leave_requests_employee_id" ON "leave_requests" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "leave_requests_type" ON "leave_requests" USING btree ("organization_id","workspace_id","type");--> statement-breakpoint
CREATE INDEX "leave_requests_starts_on" ON "leave_requests" USING btree ("organization_id","workspace_id","starts_on");--> statement-breakpoint
CREATE INDEX "leave_requests_ends_on" ON "leave_requests" USING btree ("organization_id","workspace_id","ends_on");--> statement-breakpoint
CREATE INDEX "leave_requests_status" ON "leave_requests" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "maintenance_plans_interval_unit" ON "maintenance_plans" USING btree ("organization_id","workspace_id","interval_unit");--> statement-breakpoint
CREATE INDEX "maintenance_plans_employee_id" ON "maintenance_plans" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "maintenance_tasks_plan_id" ON "maintenance_tasks" USING btree ("organization_id","workspace_id","plan_id");--> statement-breakpoint
CREATE INDEX "maintenance_tasks_employee_id" ON "maintenance_tasks" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "maintenance_tasks_status" ON "maintenance_tasks" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_tasks_plan_id_due_at_key" ON "maintenance_tasks" USING btree ("organization_id","workspace_id","plan_id","due_at") WHERE "maintenance_tasks"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "menu_items_menu_type_id" ON "menu_items" USING btree ("organization_id","workspace_id","menu_type_id");--> statement-breakpoint
CREATE INDEX "menu_items_parent_id" ON "menu_items" USING btree ("organization_id","workspace_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "menu_types_code_key" ON "menu_types" USING btree ("organization_id","workspace_id","code") WHERE "menu_types"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "payroll_runs_status" ON "payroll_runs" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "payroll_runs_period_key" ON "payroll_runs" USING btree ("organization_id","workspace_id","period") WHERE "payroll_runs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "payslips_payroll_run_id" ON "payslips" USING btree ("organization_id","workspace_id","payroll_run_id");--> statement-breakpoint
CREATE INDEX "payslips_employee_id" ON "payslips" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "payslips_status" ON "payslips" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "payslips_payroll_run_id_employee_id_key" ON "payslips" USING btree ("organization_id","workspace_id","payroll_run_id","employee_id") WHERE "payslips"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "plugins_status" ON "plugins" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "plugins_name_key" ON "plugins" USING btree ("organization_id","workspace_id","name") WHERE "plugins"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "price_list_items_record" ON "price_list_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "price_lists_valid_from" ON "price_lists" USING btree ("organization_id","workspace_id","valid_from");--> statement-breakpoint
CREATE INDEX "price_lists_valid_until" ON "price_lists" USING btree ("organization_id","workspace_id","valid_until");--> statement-breakpoint
CREATE UNIQUE INDEX "price_lists_name_key" ON "price_lists" USING btree ("organization_id","workspace_id","name") WHERE "price_lists"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "products_type" ON "products" USING btree ("organization_id","workspace_id","type");--> statement-breakpoint
CREATE INDEX "products_supply" ON "products" USING btree ("organization_id","workspace_id","supply");--> statement-breakpoint
CREATE INDEX "products_supplier_id" ON "products" USING btree ("organization_id","workspace_id","supplier_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku_key" ON "products" USING btree ("organization_id","workspace_id","sku") WHERE "products"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "products_barcode_key" ON "products" USING btree ("organization_id","workspace_id","barcode") WHERE "products"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "projects_status" ON "projects" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "projects_customer_id" ON "projects" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "projects_manager_id" ON "projects" USING btree ("organization_id","workspace_id","manager_id");--> statement-breakpoint
CREATE INDEX "projects_starts_on" ON "projects" USING btree ("organization_id","workspace_id","starts_on");--> statement-breakpoint
CREATE INDEX "projects_ends_on" ON "projects" USING btree ("organization_id","workspace_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_code_key" ON "projects" USING btree ("organization_id","workspace_id","code") WHERE "projects"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "purchase_order_items_record" ON "purchase_order_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier_id" ON "purchase_orders" USING btree ("organization_id","workspace_id","supplier_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_warehouse_id" ON "purchase_orders" USING btree ("organization_id","workspace_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_status" ON "purchase_orders" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "purchase_orders_origin" ON "purchase_orders" USING btree ("organization_id","workspace_id","origin");--> statement-breakpoint
CREATE INDEX "purchase_orders_expected_on" ON "purchase_orders" USING btree ("organization_id","workspace_id","expected_on");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_orders_number_key" ON "purchase_orders" USING btree ("organization_id","workspace_id","number") WHERE "purchase_orders"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quality_checks_work_order_id" ON "quality_checks" USING btree ("organization_id","workspace_id","work_order_id");--> statement-breakpoint
CREATE INDEX "quality_checks_product_id" ON "quality_checks" USING btree ("organization_id","workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "quality_checks_employee_id" ON "quality_checks" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "quality_checks_result" ON "quality_checks" USING btree ("organization_id","workspace_id","result");--> statement-breakpoint
CREATE INDEX "quote_items_record" ON "quote_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "quotes_customer_id" ON "quotes" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "quotes_deal_id" ON "quotes" USING btree ("organization_id","workspace_id","deal_id");--> statement-breakpoint
CREATE INDEX "quotes_status" ON "quotes" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "quotes_valid_until" ON "quotes" USING btree ("organization_id","workspace_id","valid_until");--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_number_key" ON "quotes" USING btree ("organization_id","workspace_id","number") WHERE "quotes"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "shipments_status" ON "shipments" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "shipments_warehouse_id" ON "shipments" USING btree ("organization_id","workspace_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "shipments_customer_id" ON "shipments" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_number_key" ON "shipments" USING btree ("organization_id","workspace_id","number") WHERE "shipments"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_email" ON "suppliers" USING btree ("organization_id","workspace_id","email");--> statement-breakpoint
CREATE INDEX "suppliers_phone" ON "suppliers" USING btree ("organization_id","workspace_id","phone");--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_tax_id_key" ON "suppliers" USING btree ("organization_id","workspace_id","tax_id") WHERE "suppliers"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tasks" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "tasks_priority" ON "tasks" USING btree ("organization_id","workspace_id","priority");--> statement-breakpoint
CREATE INDEX "tasks_employee_id" ON "tasks" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "tasks_lead_id" ON "tasks" USING btree ("organization_id","workspace_id","lead_id");--> statement-breakpoint
CREATE INDEX "tasks_customer_id" ON "tasks" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "tasks_deal_id" ON "tasks" USING btree ("organization_id","workspace_id","deal_id");--> statement-breakpoint
CREATE INDEX "tasks_project_id" ON "tasks" USING btree ("organization_id","workspace_id","project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "warehouses_code_key" ON "warehouses" USING btree ("organization_id","workspace_id","code") WHERE "warehouses"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "work_orders_product_id" ON "work_orders" USING btree ("organization_id","workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "work_orders_employee_id" ON "work_orders" USING btree ("organization_id","workspace_id","employee_id");--> statement-breakpoint
CREATE INDEX "work_orders_warehouse_id" ON "work_orders" USING btree ("organization_id","workspace_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "work_orders_priority" ON "work_orders" USING btree ("organization_id","workspace_id","priority");--> statement-breakpoint
CREATE INDEX "work_orders_status" ON "work_orders" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "work_orders_starts_on" ON "work_orders" USING btree ("organization_id","workspace_id","starts_on");--> statement-breakpoint
CREATE INDEX "work_orders_due_on" ON "work_orders" USING btree ("organization_id","workspace_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "work_orders_number_key" ON "work_orders" USING btree ("organization_id","workspace_id","number") WHERE "work_orders"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_expiry" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "stock_levels_product" ON "stock_levels" USING btree ("organization_id","workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "stock_moves_place" ON "stock_moves" USING btree ("organization_id","workspace_id","product_id","warehouse_id","id");--> statement-breakpoint
CREATE INDEX "stock_moves_reference" ON "stock_moves" USING btree ("organization_id","workspace_id","reference");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."users"("organization_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['memberships', 'roles', 'settings', 'telegram_link_attempts', 'audit_heads', 'audit_log', 'attendance', 'contacts', 'custom_fields', 'customers', 'deal_items', 'deals', 'employees', 'expenses', 'integrations', 'leads', 'leave_requests', 'maintenance_plans', 'maintenance_tasks', 'menu_items', 'menu_types', 'payroll_runs', 'payslips', 'plugins', 'price_list_items', 'price_lists', 'products', 'projects', 'purchase_order_items', 'purchase_orders', 'quality_checks', 'quote_items', 'quotes', 'shipments', 'suppliers', 'tasks', 'warehouses', 'work_orders', 'idempotency_keys', 'stock_levels', 'stock_moves'] loop
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
grant select, insert, update on memberships, roles, settings, telegram_link_attempts, audit_heads, attendance, contacts, custom_fields, customers, deals, employees, expenses, integrations, leads, leave_requests, maintenance_plans, maintenance_tasks, menu_items, menu_types, payroll_runs, payslips, plugins, price_lists, products, projects, purchase_orders, quality_checks, quotes, shipments, suppliers, tasks, warehouses, work_orders, stock_levels to potok_app;
--> statement-breakpoint
grant select, insert on audit_log, stock_moves to potok_app;
--> statement-breakpoint
grant select, insert, update, delete on deal_items, price_list_items, purchase_order_items, quote_items, idempotency_keys to potok_app;
