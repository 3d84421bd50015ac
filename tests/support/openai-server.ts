import { startScriptedServer, strictSchemaFault } from './scripted-server.ts'
import type { ReceivedRequest, Scripted, ScriptedServer } from './scripted-server.ts'

/** OpenAI's Responses API as a client sees it, answering as it was told. `url` is the base URL. */
export async function startOpenAiServer(): Promise<ScriptedServer> {
  const server = await startScriptedServer(check)
  return { ...server, url: `${server.url}/v1` }
}

const MODEL = 'gpt-6.1-terra'
const USAGE = {
  input_tokens: 1_000,
  input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
  output_tokens: 2_000,
  output_tokens_details: { reasoning_tokens: 300 },
  total_tokens: 3_000,
}

function check({ method, path, headers, body }: ReceivedRequest): Scripted | null {
  if (method !== 'POST' || path !== '/v1/responses')
    return openAiError(404, `Invalid URL (${method} ${path})`, 'invalid_request_error', null)
  if (!String(headers.authorization ?? '').startsWith('Bearer '))
    return openAiError(
      401,
      'Missing bearer authentication in header',
      'invalid_request_error',
      null,
    )
  const format = (body['text'] as { format?: Record<string, unknown> } | undefined)?.format
  const fault =
    format?.['type'] === 'json_schema' && format['strict'] === true
      ? strictSchemaFault(format['schema'])
      : "expected 'json_schema' with strict: true"
  if (fault !== null)
    return openAiError(
      400,
      `Invalid schema for response_format 'carousel': ${fault}.`,
      'invalid_request_error',
      'invalid_json_schema',
    )
  return null
}

/** A finished response whose text is `answer`, as JSON unless it is a string. */
export function openAiAnswer(answer: unknown, change: Record<string, unknown> = {}): Scripted {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return openAiResponse([{ type: 'output_text', text, annotations: [], logprobs: [] }], change)
}

export function openAiRefusal(): Scripted {
  return openAiResponse([{ type: 'refusal', refusal: "I'm sorry, I can't help with that." }])
}

/** A response that ran into `max_output_tokens` in the middle of the JSON. */
export function openAiTruncated(answer: unknown): Scripted {
  return openAiAnswer(JSON.stringify(answer).slice(0, 200), {
    status: 'incomplete',
    incomplete_details: { reason: 'max_output_tokens' },
  })
}

/** A generation that was accepted and then failed: HTTP 200, `status: failed`. */
export function openAiFailed(code: string): Scripted {
  return openAiResponse([], { status: 'failed', error: { code, message: 'It failed.' } })
}

function openAiResponse(content: unknown[], change: Record<string, unknown> = {}): Scripted {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content }
  return {
    status: 200,
    headers: { 'x-request-id': 'req_1' },
    body: {
      id: 'resp_1',
      object: 'response',
      created_at: 1_790_000_000,
      status: 'completed',
      error: null,
      incomplete_details: null,
      instructions: null,
      model: MODEL,
      output: [
        { id: 'rs_1', type: 'reasoning', summary: [] },
        ...(content.length > 0 ? [message] : []),
      ],
      parallel_tool_calls: true,
      store: false,
      tool_choice: 'auto',
      tools: [],
      usage: USAGE,
      ...change,
    },
  }
}

function openAiError(
  status: number,
  message: string,
  type: string,
  code: string | null,
  headers: Record<string, string> = {},
): Scripted {
  return {
    status,
    headers: { 'x-request-id': 'req_1', ...headers },
    body: { error: { message, type, param: null, code } },
  }
}

/** The errors of OpenAI's documentation, as they come over the wire. */
export const OPENAI_ERRORS = {
  badRequest: openAiError(
    400,
    "Unsupported parameter: 'x'.",
    'invalid_request_error',
    'unsupported_parameter',
  ),
  badKey: openAiError(
    401,
    'Incorrect API key provided: sk-proj-********************1234. You can find your API key at https://platform.openai.com/account/api-keys.',
    'invalid_request_error',
    'invalid_api_key',
  ),
  region: openAiError(
    403,
    'Country, region, or territory not supported',
    'request_forbidden',
    'unsupported_country_region_territory',
  ),
  noModel: openAiError(
    404,
    'The model `x` does not exist or you do not have access to it.',
    'invalid_request_error',
    'model_not_found',
  ),
  rateLimit: openAiError(
    429,
    'Rate limit reached for gpt-6.1-terra in organization org-1 on tokens per min (TPM).',
    'tokens',
    'rate_limit_exceeded',
  ),
  rateLimitWithWait: openAiError(429, 'Rate limit reached.', 'requests', 'rate_limit_exceeded', {
    'retry-after': '7',
  }),
  quota: openAiError(
    429,
    'You exceeded your current quota, please check your plan and billing details.',
    'insufficient_quota',
    'insufficient_quota',
  ),
  billing: openAiError(
    400,
    'Billing hard limit has been reached',
    'invalid_request_error',
    'billing_hard_limit_reached',
  ),
  server: openAiError(
    500,
    'The server had an error while processing your request. Sorry about that!',
    'server_error',
    null,
  ),
  overloaded: openAiError(
    503,
    'The engine is currently overloaded, please try again later.',
    'server_error',
    null,
  ),
} as const
