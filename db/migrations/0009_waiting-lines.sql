-- Who waits for a product is asked at every receipt: lines that have everything are not looked at.
create index order_items_waiting on order_items (organization_id, workspace_id, product_id)
  where quantity > reserved + delivered + cancelled;
--> statement-breakpoint
create index production_order_items_waiting on production_order_items (organization_id, workspace_id, product_id)
  where quantity > reserved + consumed;
