import { startScriptedServer, strictSchemaFault } from './scripted-server.ts'
import type { ReceivedRequest, Scripted, ScriptedServer } from './scripted-server.ts'

/** Anthropic's Messages API as a client sees it, answering as it was told. `url` is the base URL. */
export function startAnthropicServer(): Promise<ScriptedServer> {
  return startScriptedServer(check)
}

const MODEL = 'claude-sonnet-5-5'

function check({ method, path, headers, body }: ReceivedRequest): Scripted | null {
  if (method !== 'POST' || path !== '/v1/messages')
    return anthropicError(404, 'not_found_error', 'Not found')
  // The SDK sends the key as a bearer token; plain HTTP clients use `x-api-key`.
  if (headers['x-api-key'] === undefined && headers.authorization === undefined)
    return anthropicError(401, 'authentication_error', 'x-api-key header is required')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(String(headers['anthropic-version'])))
    return anthropicError(400, 'invalid_request_error', 'anthropic-version: header is required')
  if (typeof body['max_tokens'] !== 'number')
    return anthropicError(400, 'invalid_request_error', 'max_tokens: Field required')
  const format = (body['output_config'] as { format?: Record<string, unknown> } | undefined)?.format
  const fault =
    format?.['type'] === 'json_schema' ? strictSchemaFault(format['schema']) : 'Field required'
  return fault === null
    ? null
    : anthropicError(400, 'invalid_request_error', `output_config.format.schema: ${fault}`)
}

/** A finished message whose text is `answer`, as JSON unless it is a string. */
export function anthropicAnswer(answer: unknown, change: Record<string, unknown> = {}): Scripted {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return {
    status: 200,
    headers: { 'request-id': 'req_1' },
    body: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: MODEL,
      content: [{ type: 'text', text }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      stop_details: null,
      usage: {
        input_tokens: 1_000,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        output_tokens: 2_000,
        service_tier: 'standard',
      },
      ...change,
    },
  }
}

export function anthropicRefusal(): Scripted {
  return anthropicAnswer('', {
    content: [],
    stop_reason: 'refusal',
    stop_details: { type: 'refusal', category: 'general_harms', explanation: null },
  })
}

/** A message that ran into `max_tokens` in the middle of the JSON. */
export function anthropicTruncated(answer: unknown): Scripted {
  return anthropicAnswer(JSON.stringify(answer).slice(0, 200), { stop_reason: 'max_tokens' })
}

function anthropicError(
  status: number,
  type: string,
  message: string,
  more: { headers?: Record<string, string>; code?: string } = {},
): Scripted {
  const details = more.code === undefined ? {} : { details: { error_code: more.code } }
  return {
    status,
    headers: { 'request-id': 'req_1', ...more.headers },
    body: { type: 'error', error: { type, message, ...details }, request_id: 'req_1' },
  }
}

/** The errors of Anthropic's documentation, as they come over the wire. */
export const ANTHROPIC_ERRORS = {
  badRequest: anthropicError(
    400,
    'invalid_request_error',
    'messages: at least one message is required',
  ),
  badKey: anthropicError(401, 'authentication_error', 'invalid x-api-key'),
  forbidden: anthropicError(
    403,
    'permission_error',
    'Your API key does not have permission to use the specified resource.',
  ),
  noModel: anthropicError(404, 'not_found_error', 'model: claude-none'),
  rateLimit: anthropicError(
    429,
    'rate_limit_error',
    'This request would exceed your organization’s rate limit.',
  ),
  rateLimitWithWait: anthropicError(429, 'rate_limit_error', 'Rate limited.', {
    headers: { 'retry-after': '9' },
  }),
  credit: anthropicError(
    400,
    'invalid_request_error',
    'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
  ),
  billing: anthropicError(402, 'billing_error', 'There is an issue with your billing.'),
  spendLimit: anthropicError(429, 'rate_limit_error', 'Spend limit reached.', {
    code: 'enforced_spend_limit_reached',
  }),
  server: anthropicError(500, 'api_error', 'Internal server error'),
  timeout: anthropicError(504, 'timeout_error', 'Request timed out'),
  overloaded: anthropicError(529, 'overloaded_error', 'Overloaded'),
} as const
