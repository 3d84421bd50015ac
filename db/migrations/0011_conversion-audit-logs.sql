-- The trail of conversions as one relation: a row per target of what was converted or undone, one for what failed.
-- With the rights of who asks, so that row-level security holds.
create view conversion_audit_logs with (security_invoker = true) as
select
  case a.action
    when 'converted' then 'conversion.entity_converted'
    when 'undone' then 'conversion.undone'
    when 'conversion_failed' then 'conversion.failed'
    else 'conversion.cycle_stopped'
  end as event_type,
  (a.after ->> 'ruleId')::uuid as rule_id,
  case when a.entity = 'conversion' then (a.after ->> 'sourceRecordId')::uuid else a.record_id::uuid end
    as source_record_id,
  (t.target ->> 'recordId')::uuid as target_record_id,
  a.actor_type || ':' || a.actor_id as performed_by,
  a.time as "timestamp",
  a.after as details,
  a.workspace_id as tenant_id,
  a.organization_id,
  a.sequence
from audit_log a
left join lateral jsonb_array_elements(
  case when jsonb_typeof(a.after -> 'targets') = 'array' then a.after -> 'targets' end
) as t (target) on true
where (a.entity = 'conversion' and a.action in ('converted', 'undone'))
  or a.action in ('conversion_failed', 'conversion_stopped');
--> statement-breakpoint
grant select on conversion_audit_logs to potok_app;
