import type { EventPayload, Job, Run } from '../types.ts'
import type { Dispatch } from './request-body.ts'

/**
 * The request that takes a durable endpoint's run up again: the one that began it, as its event
 * (`http/run.started`) tells of it, with the run's id. The SDK then asks for the run's steps.
 */
export function endpointRequest(
  run: Run,
  job: Job,
  dispatch: Dispatch,
): { method: string; url: string; headers: Record<string, string>; body: string | null } {
  const { data } = JSON.parse(run.events[0] ?? '{"data":{}}') as EventPayload
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  const method = text('method') || 'POST'
  const url = new URL(`${text('domain')}${text('path')}`)
  if (text('query_params')) url.search = text('query_params')
  return {
    method,
    url: url.href,
    headers: {
      'content-type': text('content_type') || 'application/json',
      'x-run-id': run.id,
      'x-request-id': dispatch.requestId,
      'x-inngest-generation-id': String(dispatch.generation),
      'x-inngest-job-id': job.id,
      'x-inngest-req-version': String(run.requestVersion),
      'x-inngest-signature': '',
      ...(run.forcePlan ? { 'x-inngest-force-step-plan': 'true' } : {}),
      ...(job.stepId === 'step' ? {} : { 'x-inngest-step-id': job.stepId }),
    },
    body: method === 'GET' || method === 'HEAD' ? null : text('body'),
  }
}
