import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './authenticate.ts'

/**
 * The OpenAPI 3.1 document as JSON, made when first asked for.
 * @param describe adds what is described late
 */
export function apiDocument(
  app: OpenAPIHono<ApiEnv>,
  describe: () => void,
): (origin: string) => string {
  let text: string | undefined
  return (origin) => {
    text ??= JSON.stringify(make(app, describe))
    return `${text.slice(0, -1)},"servers":${JSON.stringify([{ url: origin }])}}`
  }
}

function make(app: OpenAPIHono<ApiEnv>, describe: () => void) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key or an access token',
  })
  describe()
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Potok',
      version: '1',
      description:
        'The records, flows and trail of a small company. Lists, versions, repeats and CSV: docs/api.md.',
    },
  })
}
