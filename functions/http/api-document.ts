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
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Potok',
      version: '1',
      description:
        'The records, flows and trail of a small company. Lists, versions, repeats and CSV: docs/api.md.',
    },
  })
  for (const path of Object.values(document.paths ?? {})) {
    for (const write of [path.post, path.patch, path.delete]) {
      if (write?.security && !write.parameters?.some(isKey)) {
        write.parameters = [...(write.parameters ?? []), KEY]
      }
    }
  }
  return document
}

/** Every write takes it, so that no route has to say so. */
const KEY = {
  in: 'header' as const,
  name: 'Idempotency-Key',
  required: false,
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
  description: 'A repeat with the same key gets the answer of the first, for 24 hours',
}
const isKey = (parameter: object) =>
  'name' in parameter && String(parameter.name).toLowerCase() === 'idempotency-key'
