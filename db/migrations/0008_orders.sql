CREATE TABLE "approvals" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text DEFAULT 'deal' NOT NULL,
	"deal_id" uuid,
	"title" text NOT NULL,
	"amount" bigint,
	"currency" char(3),
	"reason" text,
	"requested_by" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"note" text,
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
	CONSTRAINT "approvals_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "bill_of_materials_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" numeric(16, 3) NOT NULL,
	"scrap_percent" numeric(6, 3) DEFAULT 0 NOT NULL,
	CONSTRAINT "bill_of_materials_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "bills_of_materials" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"product_id" uuid NOT NULL,
	"output_quantity" numeric(16, 3) DEFAULT 1 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
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
	CONSTRAINT "bills_of_materials_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"consumer" text NOT NULL,
	"subject" text NOT NULL,
	"saga_id" text,
	"run_id" text,
	"event_type" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error_code" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"replayed_by" text,
	"replayed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "dead_letters_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_items" (
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
	CONSTRAINT "invoice_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"series" text NOT NULL,
	"sequence" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text DEFAULT 'issued' NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"currency" char(3),
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"paid_total" bigint DEFAULT 0 NOT NULL,
	"replaces_id" uuid,
	"voided_at" timestamp with time zone,
	"void_reason" text,
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
	CONSTRAINT "invoices_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_items" (
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
	"reserved" numeric(16, 3) DEFAULT 0 NOT NULL,
	"to_produce" numeric(16, 3) DEFAULT 0 NOT NULL,
	"to_purchase" numeric(16, 3) DEFAULT 0 NOT NULL,
	"delivered" numeric(16, 3) DEFAULT 0 NOT NULL,
	"cancelled" numeric(16, 3) DEFAULT 0 NOT NULL,
	CONSTRAINT "order_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_processings" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_message" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "order_processings_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text,
	"customer_id" uuid NOT NULL,
	"deal_id" uuid,
	"quote_id" uuid,
	"origin" text DEFAULT 'api' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"fulfillment_status" text DEFAULT 'unfulfilled' NOT NULL,
	"payment_status" text DEFAULT 'unpaid' NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"warehouse_id" uuid,
	"currency" char(3),
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"deliver_by" date,
	"earliest_on" date,
	"address" text,
	"reason" text,
	"closed_at" timestamp with time zone,
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
	CONSTRAINT "orders_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"invoice_id" uuid,
	"customer_id" uuid NOT NULL,
	"gateway" text DEFAULT 'ledger' NOT NULL,
	"method" text DEFAULT 'transfer' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3),
	"refunded_total" bigint DEFAULT 0 NOT NULL,
	"external_id" text,
	"pay_url" text,
	"captured_at" timestamp with time zone,
	"failure_reason" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "payments_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "production_order_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" numeric(16, 3) NOT NULL,
	"reserved" numeric(16, 3) DEFAULT 0 NOT NULL,
	"to_produce" numeric(16, 3) DEFAULT 0 NOT NULL,
	"to_purchase" numeric(16, 3) DEFAULT 0 NOT NULL,
	"consumed" numeric(16, 3) DEFAULT 0 NOT NULL,
	CONSTRAINT "production_order_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "production_orders" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text,
	"product_id" uuid NOT NULL,
	"quantity" numeric(16, 3) NOT NULL,
	"produced_quantity" numeric(16, 3) DEFAULT 0 NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"order_id" uuid,
	"order_item_id" text,
	"parent_id" uuid,
	"parent_item_id" text,
	"starts_on" date,
	"due_on" date,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"reason" text,
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
	CONSTRAINT "production_orders_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3),
	"reason" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"external_id" text,
	"finished_at" timestamp with time zone,
	"failure_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text,
	CONSTRAINT "refunds_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "shipment_items" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"order_item_id" text,
	"product_id" uuid,
	"title" text,
	"quantity" numeric(16, 3) NOT NULL,
	CONSTRAINT "shipment_items_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "stock_reservations" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"demand_kind" text NOT NULL,
	"demand_id" uuid NOT NULL,
	"quantity" numeric(16, 3) NOT NULL,
	"reference" text,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "stock_reservations_organization_id_workspace_id_id_pk" PRIMARY KEY("organization_id","workspace_id","id"),
	CONSTRAINT "stock_reservations_quantity" CHECK ("stock_reservations"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"organization_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"series" text NOT NULL,
	"last" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "number_series_organization_id_workspace_id_series_pk" PRIMARY KEY("organization_id","workspace_id","series")
);
--> statement-breakpoint
ALTER TABLE "saga_steps" ADD COLUMN "attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "saga_steps" DROP CONSTRAINT "saga_steps_organization_id_workspace_id_saga_id_step_pk";--> statement-breakpoint
ALTER TABLE "saga_steps" ADD CONSTRAINT "saga_steps_key" PRIMARY KEY("organization_id","workspace_id","saga_id","attempt","step");--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "sent_back_reason" text;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "pricing" text DEFAULT 'agreed' NOT NULL;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "discount_percent" numeric(6, 3);--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "deliver_by" date;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "warehouse_id" uuid;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "production_order_id" uuid;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "saga_steps" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "saga_steps" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "saga_steps" ADD COLUMN "error" text;--> statement-breakpoint
ALTER TABLE "sagas" ADD COLUMN "attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sagas" ADD COLUMN "input" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sagas" ADD COLUMN "cause" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sagas" ADD COLUMN "failed_step" text;--> statement-breakpoint
ALTER TABLE "sagas" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_deal_id_fk" FOREIGN KEY ("organization_id","workspace_id","deal_id") REFERENCES "public"."deals"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_of_materials_items" ADD CONSTRAINT "bill_of_materials_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."bills_of_materials"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_of_materials_items" ADD CONSTRAINT "bill_of_materials_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills_of_materials" ADD CONSTRAINT "bills_of_materials_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills_of_materials" ADD CONSTRAINT "bills_of_materials_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."invoices"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_replaces_id_fk" FOREIGN KEY ("organization_id","workspace_id","replaces_id") REFERENCES "public"."invoices"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_processings" ADD CONSTRAINT "order_processings_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_processings" ADD CONSTRAINT "order_processings_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_deal_id_fk" FOREIGN KEY ("organization_id","workspace_id","deal_id") REFERENCES "public"."deals"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_quote_id_fk" FOREIGN KEY ("organization_id","workspace_id","quote_id") REFERENCES "public"."quotes"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fk" FOREIGN KEY ("organization_id","workspace_id","invoice_id") REFERENCES "public"."invoices"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fk" FOREIGN KEY ("organization_id","workspace_id","customer_id") REFERENCES "public"."customers"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_order_items" ADD CONSTRAINT "production_order_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."production_orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_order_items" ADD CONSTRAINT "production_order_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_parent_id_fk" FOREIGN KEY ("organization_id","workspace_id","parent_id") REFERENCES "public"."production_orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fk" FOREIGN KEY ("organization_id","workspace_id","payment_id") REFERENCES "public"."payments"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_record_fk" FOREIGN KEY ("organization_id","workspace_id","record_id") REFERENCES "public"."shipments"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_product_id_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_warehouse_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_product_fk" FOREIGN KEY ("organization_id","workspace_id","product_id") REFERENCES "public"."products"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_kind" ON "approvals" USING btree ("organization_id","workspace_id","kind");--> statement-breakpoint
CREATE INDEX "approvals_deal_id" ON "approvals" USING btree ("organization_id","workspace_id","deal_id");--> statement-breakpoint
CREATE INDEX "approvals_status" ON "approvals" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "bill_of_materials_items_record" ON "bill_of_materials_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "bills_of_materials_product_id" ON "bills_of_materials" USING btree ("organization_id","workspace_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bills_of_materials_product_id_key" ON "bills_of_materials" USING btree ("organization_id","workspace_id","product_id") WHERE "bills_of_materials"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "dead_letters_status" ON "dead_letters" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "invoice_items_record" ON "invoice_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "invoices_order_id" ON "invoices" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "invoices_customer_id" ON "invoices" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "invoices_status" ON "invoices" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "invoices_issued_on" ON "invoices" USING btree ("organization_id","workspace_id","issued_on");--> statement-breakpoint
CREATE INDEX "invoices_due_on" ON "invoices" USING btree ("organization_id","workspace_id","due_on");--> statement-breakpoint
CREATE INDEX "invoices_replaces_id" ON "invoices" USING btree ("organization_id","workspace_id","replaces_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices" USING btree ("organization_id","workspace_id","number") WHERE "invoices"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_series_sequence_key" ON "invoices" USING btree ("organization_id","workspace_id","series","sequence") WHERE "invoices"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "order_items_record" ON "order_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "order_processings_order_id" ON "order_processings" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "order_processings_status" ON "order_processings" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "order_processings_order_id_key" ON "order_processings" USING btree ("organization_id","workspace_id","order_id") WHERE "order_processings"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "orders_customer_id" ON "orders" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "orders_deal_id" ON "orders" USING btree ("organization_id","workspace_id","deal_id");--> statement-breakpoint
CREATE INDEX "orders_quote_id" ON "orders" USING btree ("organization_id","workspace_id","quote_id");--> statement-breakpoint
CREATE INDEX "orders_origin" ON "orders" USING btree ("organization_id","workspace_id","origin");--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "orders_fulfillment_status" ON "orders" USING btree ("organization_id","workspace_id","fulfillment_status");--> statement-breakpoint
CREATE INDEX "orders_payment_status" ON "orders" USING btree ("organization_id","workspace_id","payment_status");--> statement-breakpoint
CREATE INDEX "orders_priority" ON "orders" USING btree ("organization_id","workspace_id","priority");--> statement-breakpoint
CREATE INDEX "orders_warehouse_id" ON "orders" USING btree ("organization_id","workspace_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "orders_deliver_by" ON "orders" USING btree ("organization_id","workspace_id","deliver_by");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_key" ON "orders" USING btree ("organization_id","workspace_id","number") WHERE "orders"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "payments_order_id" ON "payments" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "payments_invoice_id" ON "payments" USING btree ("organization_id","workspace_id","invoice_id");--> statement-breakpoint
CREATE INDEX "payments_customer_id" ON "payments" USING btree ("organization_id","workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "payments_gateway" ON "payments" USING btree ("organization_id","workspace_id","gateway");--> statement-breakpoint
CREATE INDEX "payments_method" ON "payments" USING btree ("organization_id","workspace_id","method");--> statement-breakpoint
CREATE INDEX "payments_status" ON "payments" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_gateway_external_id_key" ON "payments" USING btree ("organization_id","workspace_id","gateway","external_id") WHERE "payments"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "production_order_items_record" ON "production_order_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE INDEX "production_orders_product_id" ON "production_orders" USING btree ("organization_id","workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "production_orders_warehouse_id" ON "production_orders" USING btree ("organization_id","workspace_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "production_orders_status" ON "production_orders" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "production_orders_priority" ON "production_orders" USING btree ("organization_id","workspace_id","priority");--> statement-breakpoint
CREATE INDEX "production_orders_order_id" ON "production_orders" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "production_orders_parent_id" ON "production_orders" USING btree ("organization_id","workspace_id","parent_id");--> statement-breakpoint
CREATE INDEX "production_orders_starts_on" ON "production_orders" USING btree ("organization_id","workspace_id","starts_on");--> statement-breakpoint
CREATE INDEX "production_orders_due_on" ON "production_orders" USING btree ("organization_id","workspace_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "production_orders_number_key" ON "production_orders" USING btree ("organization_id","workspace_id","number") WHERE "production_orders"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "refunds_payment_id" ON "refunds" USING btree ("organization_id","workspace_id","payment_id");--> statement-breakpoint
CREATE INDEX "refunds_order_id" ON "refunds" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "refunds_status" ON "refunds" USING btree ("organization_id","workspace_id","status");--> statement-breakpoint
CREATE INDEX "shipment_items_record" ON "shipment_items" USING btree ("organization_id","workspace_id","record_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_reservations_demand_key" ON "stock_reservations" USING btree ("organization_id","workspace_id","demand_kind","demand_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "stock_reservations_place" ON "stock_reservations" USING btree ("organization_id","workspace_id","product_id","warehouse_id","id") WHERE "stock_reservations"."quantity" > 0;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_warehouse_id_fk" FOREIGN KEY ("organization_id","workspace_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_production_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","production_order_id") REFERENCES "public"."production_orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order_id_fk" FOREIGN KEY ("organization_id","workspace_id","order_id") REFERENCES "public"."orders"("organization_id","workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deals_pricing" ON "deals" USING btree ("organization_id","workspace_id","pricing");--> statement-breakpoint
CREATE INDEX "deals_deliver_by" ON "deals" USING btree ("organization_id","workspace_id","deliver_by");--> statement-breakpoint
CREATE INDEX "purchase_orders_order_id" ON "purchase_orders" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_production_order_id" ON "purchase_orders" USING btree ("organization_id","workspace_id","production_order_id");--> statement-breakpoint
CREATE INDEX "shipments_order_id" ON "shipments" USING btree ("organization_id","workspace_id","order_id");--> statement-breakpoint
CREATE INDEX "sagas_created" ON "sagas" USING btree ("organization_id","workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sagas_subject" ON "sagas" USING btree ("organization_id","workspace_id","subject");
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['approvals', 'bill_of_materials_items', 'bills_of_materials', 'dead_letters', 'invoice_items', 'invoices', 'order_items', 'order_processings', 'orders', 'payments', 'production_order_items', 'production_orders', 'refunds', 'shipment_items', 'stock_reservations', 'number_series'] loop
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
grant select, insert, update on approvals, bills_of_materials, dead_letters, invoices, order_processings, orders, payments, production_orders, refunds, stock_reservations, number_series to potok_app;
--> statement-breakpoint
grant select, insert, update, delete on bill_of_materials_items, invoice_items, order_items, production_order_items, shipment_items to potok_app;
