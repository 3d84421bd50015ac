import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './db/schema/access.ts',
    './db/schema/events.ts',
    './db/schema/sagas.ts',
    './db/schema/carousel.ts',
    './db/schema/telegram.ts',
  ],
  out: './db/migrations',
})
