import { createRoute, z } from '@hono/zod-openapi'
import { SAGAS } from '../../workflows/sagas.ts'
import { SAGA_STATUSES } from '../../workflows/shared/saga-log.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idempotency, idParams, json, pageOf, pageQuery, security } from './route-parts.ts'

const moment = z.iso.datetime()
const values = z.record(z.string(), z.unknown())

const sagaSchema = z
  .object({
    id: z.uuid().openapi({ description: 'of the record that it is about' }),
    name: z.string().openapi({ example: 'deal-won' }),
    subject: z.string(),
    status: z.enum(SAGA_STATUSES),
    attempt: z.number().int().openapi({ description: 'counts from 1; starting over adds one' }),
    reason: z.string().nullable().openapi({ description: 'why it was undone' }),
    code: z.string().nullable().openapi({ description: 'the error code behind the reason' }),
    failedStep: z.string().nullable(),
    runId: z.string().openapi({ description: 'of the run that works on it; empty while it waits' }),
    input: values,
    cause: values.openapi({ description: 'who began it, and because of what' }),
    startedAt: moment,
    updatedAt: moment,
    finishedAt: moment.nullable(),
  })
  .openapi('Saga')

const stepSchema = z
  .object({
    step: z.string().openapi({ example: 'reserve the stock' }),
    attempt: z.number().int(),
    tries: z.number().int().openapi({ description: 'the successful one too' }),
    output: z.unknown().openapi({ description: 'without secrets' }),
    error: z.string().nullable().openapi({ description: 'of the last try that failed' }),
    doneAt: moment.nullable(),
    undoneAt: moment.nullable(),
    undoReason: z.string().nullable(),
  })
  .openapi('SagaStep')

const tags = ['sagas']
const reading = { tags, security, middleware: permit('sagas:read') }
const managing = { tags, security, middleware: permit('sagas:manage') }
const changed = (description: string) => ({
  202: json(description, sagaSchema),
  ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
})

export const listSagas = createRoute({
  ...reading,
  method: 'get',
  path: '/',
  operationId: 'listSagas',
  summary: 'The sagas of the workspace, newest first',
  request: {
    query: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(SAGA_STATUSES).optional(),
      name: z
        .enum([...SAGAS.keys()] as [string, ...string[]])
        .optional()
        .openapi({ description: 'which saga' }),
      subject: z.uuid().optional().openapi({ description: 'the record that it is about' }),
    }),
  },
  responses: { 200: json('A page of sagas', pageOf(sagaSchema)), ...problems(400, 401, 403) },
})

export const readSagaRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/{id}',
  operationId: 'readSaga',
  summary: 'One saga with its steps: what was done, tried, undone, and why',
  request: { params: idParams },
  responses: {
    200: json(
      'The saga; steps of every attempt, in their order',
      z.object({ ...sagaSchema.shape, steps: z.array(stepSchema) }),
    ),
    ...problems(400, 401, 403, 404),
  },
})

export const cancelSagaRoute = createRoute({
  ...managing,
  method: 'post',
  path: '/{id}/cancel',
  operationId: 'cancelSaga',
  summary: 'Stop a running saga and undo what it did',
  description: '409 when it does not run any more.',
  request: {
    headers: idempotency,
    params: idParams,
    body: {
      required: false,
      content: {
        'application/json': {
          schema: z
            .strictObject({ reason: z.string().trim().min(1).max(500).optional() })
            .openapi('CancelSaga'),
        },
      },
    },
  },
  responses: changed('It is being undone'),
})

export const retrySagaRoute = createRoute({
  ...managing,
  method: 'post',
  path: '/{id}/retry',
  operationId: 'retrySaga',
  summary: 'Let a saga go on where it stopped',
  description:
    'A failed undo is tried again; an undone saga starts over from its first step that was not kept; one without progress for ten minutes gets another run. Otherwise 409.',
  request: { headers: idempotency, params: idParams },
  responses: changed('It goes on'),
})
