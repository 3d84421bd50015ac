import { STATUS_CODES } from 'node:http'
import { HTTPException } from 'hono/http-exception'
import { ProblemError } from '../errors.ts'
import type { SimulatorLogger } from '../world.ts'

/** Any error of a script route as RFC 9457 problem+json, without internals. */
export function toProblem(error: unknown, logger: SimulatorLogger): Response {
  const { status, detail, errors } = describe(error)
  if (status >= 500) logger.error({ err: error }, 'simulator: a request failed')
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail,
    ...(errors.length > 0 && { errors }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

function describe(
  error: unknown,
): Pick<ProblemError, 'errors'> & { status: number; detail: string } {
  if (error instanceof ProblemError) {
    return { status: error.status, detail: error.message, errors: error.errors }
  }
  if (error instanceof HTTPException) {
    return { status: error.status, detail: error.message, errors: [] }
  }
  return { status: 500, detail: 'The simulator failed. See its log.', errors: [] }
}
