-- Whoever asks to be forgotten is: what the app may delete besides what expires.
grant delete on telegram_sessions, telegram_link_attempts to potok_app;
