import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../workflows/deps.ts'
import { payrollRun } from '../../workflows/entities/payroll-run.ts'
import { START, startPayrollRun } from '../../workflows/payroll/start-payroll-run.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { write } from './write.ts'

const start = createRoute({
  method: 'post',
  path: '/{id}/start',
  operationId: 'startPayrollRun',
  tags: ['PayrollRuns'],
  summary: 'Start a payroll run, or start a failed one again for what is missing',
  description: `Needs \`${START}\`. Payslips that are calculated stay as they are.`,
  security: [{ apiKey: [] }],
  middleware: [permit(START)] as const,
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    202: {
      description: 'It runs; ask for it by its id',
      content: { 'application/json': { schema: recordSchemaOf(payrollRun) } },
    },
    ...problems(400, 401, 403, 404, 409, 422, 429),
  },
})

/** `/api/v1/payroll-runs/{id}/start`. */
export function payroll(deps: Deps) {
  const app = openApiApp()
  app.openapi(start, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 202,
      body: await startPayrollRun(deps, r, context, id),
    })) as never
  })
  return app
}
