import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { changeSchedule } from '../../workflows/schedules/change-schedule.ts'
import { createSchedule } from '../../workflows/schedules/create-schedule.ts'
import { SCHEDULE_KINDS, type Schedule } from '../../workflows/schedules/ports.ts'
import { scheduleInput, schedulePatch } from '../../workflows/schedules/schedule-input.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, page, pageOf, pageQuery, security } from './route-parts.ts'
import { contextOf, write } from './write.ts'

const tags = ['Schedules']
const MANAGE = 'schedules:manage'

const scheduleSchema = z
  .object({
    id: z.uuid(),
    chatId: z.int(),
    kind: z.enum(SCHEDULE_KINDS),
    status: z.string().openapi({ description: 'active or paused' }),
    days: z.array(z.int()).openapi({ description: '1 is Monday, 7 is Sunday' }),
    time: z.string(),
    timeZone: z.string(),
    topics: z.array(z.string()),
    topicsUsed: z.int(),
    language: z.enum(['ru', 'en']),
    style: z.string(),
    format: z.string(),
    nextAt: z.string(),
    lastAt: z.string().nullable(),
    createdAt: z.string(),
    version: z.int(),
  })
  .openapi('Schedule')

const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createSchedule',
  tags,
  summary: 'Send something to a chat on a schedule',
  description:
    'Carousels take one topic each time and ask for more when none is left; the chat must have spoken to the bot. Times are by the clock of the zone, the workspace’s when it is absent.',
  security,
  middleware: permit(MANAGE),
  request: { body: body(scheduleInput.clone().openapi('NewSchedule')) },
  responses: {
    201: json('The schedule', scheduleSchema),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listSchedules',
  tags,
  summary: 'The newest schedules',
  security,
  middleware: permit('schedules:read'),
  request: { query: pageQuery },
  responses: { 200: json('Newest first', pageOf(scheduleSchema)), ...problems(400, 401, 403, 429) },
})

const read = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'getSchedule',
  tags,
  summary: 'One schedule',
  security,
  middleware: permit('schedules:read'),
  request: { params: idParams },
  responses: { 200: json('It', scheduleSchema), ...problems(400, 401, 403, 404, 429) },
})

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  operationId: 'changeSchedule',
  tags,
  summary: 'Change a schedule, pause it or let it go on',
  description: 'New topics replace the old ones. What was due during a pause is not made up for.',
  security,
  middleware: permit(MANAGE),
  request: { params: idParams, body: body(schedulePatch.clone().openapi('ScheduleChange')) },
  responses: {
    200: json('As it is now', scheduleSchema),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteSchedule',
  tags,
  summary: 'Delete a schedule',
  security,
  middleware: permit(MANAGE),
  request: { params: idParams },
  responses: { 204: { description: 'It is gone' }, ...problems(400, 401, 403, 404, 409, 422, 429) },
})

/** `/api/v1/schedules`. */
export function schedules(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r) => {
      const schedule = await createSchedule(deps, r, input, null)
      const headers = { location: `/api/v1/schedules/${schedule.id}` }
      return { status: 201, body: present(schedule), headers }
    })
  })
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const rows = await deps.inTenant(contextOf(c), (r) =>
      r.schedules.list({ limit: limit + 1, before: cursor }),
    )
    return c.json(page(rows.map(present), limit), 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const schedule = await deps.inTenant(contextOf(c), (r) => r.schedules.find(id))
    if (!schedule) throw new AppError('not_found', `There is no schedule ${id}`)
    return c.json(present(schedule), 200)
  })
  app.openapi(change, (c) => {
    const { id } = c.req.valid('param')
    const patch = c.req.valid('json')
    return write(deps, c, async (r) => ({
      status: 200,
      body: present(await changeSchedule(deps, r, id, patch)),
    }))
  })
  app.openapi(remove, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c, async (r) => {
      await r.schedules.update(id, { status: 'deleted' })
      return { status: 204 }
    })
  })
  return app
}

function present(schedule: Schedule) {
  const { telegramUserId: _, ...shown } = schedule
  return shown
}
