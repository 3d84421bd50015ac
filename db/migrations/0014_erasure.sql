-- Whoever asks to be forgotten is: what the app may delete besides what expires.
grant delete on telegram_sessions, telegram_link_attempts, brand_kits, carousel_revisions, carousel_changes,
  ai_budget_alerts to potok_app;
