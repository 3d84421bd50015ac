import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from './authenticate.ts'
import { checkJson } from './check-json.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/**
 * Makes `c.req.json()`, also as the validators of routes call it, read UTF-8 strictly and refuse hostile
 * JSON (I31). Nothing is read before somebody asks: permissions come first.
 */
export const checkedBody = createMiddleware<ApiEnv>(async (c, next) => {
  const type = c.req.header('content-type')
  // Legal by RFC 9110, and unknown to the validators.
  if (type && /\s;/.test(type)) {
    c.req.raw.headers.set('content-type', type.replaceAll(/\s*;\s*/g, '; '))
  }
  let body: Promise<unknown> | undefined
  const read = async () => {
    try {
      const text = decode(await c.req.arrayBuffer())
      // Clients that always say JSON, also where they send none: what must be there is asked for by name.
      return text === '' ? {} : checkJson(text)
    } catch (error) {
      // A validator says no more than that it is no JSON.
      if (error instanceof AppError) c.set('bodyError', error)
      throw error
    }
  }
  c.req.json = <T>() => (body ??= read()) as Promise<T>
  await next()
})

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const rule = 'must be UTF-8'
    throw new AppError('invalid_input', `The body ${rule}`, {
      fields: [{ field: 'body', rule }],
      cause,
    })
  }
}
