import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Deps } from '../../workflows/deps.ts'
import type { GatewayName } from '../../workflows/payments/ports.ts'
import { receiveNotice } from '../../workflows/payments/receive-notice.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { problem } from './problem.ts'

const BODY_LIMIT = 64 * 1024

/**
 * `POST /webhooks/payments/{gateway}`: hands the bytes as they came to the gateway, which checks who signed
 * them before anything is parsed, and answers 200 once what the notice says is committed (I8).
 */
export function paymentNotices(
  deps: Pick<Deps, 'inTenant' | 'payments' | 'newId' | 'clock' | 'cache' | 'logger'>,
) {
  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof AppError)) {
      deps.logger.error({ err: error }, 'a payment notice could not be taken')
    }
    return problem(c, error)
  })
  app.use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: () => {
        throw new AppError('payload_too_large', `A notice may have at most ${BODY_LIMIT} bytes`)
      },
    }),
  )
  app.post('/:gateway', async (c) => {
    const gateway = deps.payments.get(c.req.param('gateway') as GatewayName)
    if (!gateway?.readNotice) {
      throw new AppError('not_found', `There is nothing at ${c.req.path}`)
    }
    const notice = await gateway.readNotice({
      headers: c.req.header(),
      body: new Uint8Array(await c.req.arrayBuffer()),
    })
    if (!notice) throw new AppError('unauthenticated', 'The notice is not signed, or too old')
    const taken = await receiveNotice(deps, gateway.name, notice)
    if (taken.outcome === 'unknown') throw new AppError('not_found', 'There is no such payment')
    if (taken.outcome === 'refused') throw new AppError('conflict', taken.reason)
    return c.body(null, 200)
  })
  return app
}
