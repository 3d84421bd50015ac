import { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './authenticate.ts'
import { invalidInput } from './problem.ts'

/** A router whose routes are validated and documented; a broken rule becomes an `invalid_input`. */
export function openApiApp(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error)
    },
  })
}
