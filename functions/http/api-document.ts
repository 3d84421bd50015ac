import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './authenticate.ts'

/**
 * The OpenAPI 3.1 document, made when first asked for.
 * @param describe adds what is described late
 */
export function apiDocument(app: OpenAPIHono<ApiEnv>, describe: () => void) {
  let document: ReturnType<typeof app.getOpenAPI31Document> | undefined
  return (origin: string) => {
    if (!document) {
      app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
        type: 'http',
        scheme: 'bearer',
        description: 'An API key or an access token',
      })
      describe()
      document = app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Potok',
          version: '1',
          description:
            'The records, flows and trail of a small company. Lists, versions, repeats and CSV: docs/api.md.',
        },
      })
    }
    return { ...document, servers: [{ url: origin }] }
  }
}
