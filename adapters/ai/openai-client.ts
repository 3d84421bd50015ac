import type OpenAI from 'openai'
import type { APIError } from 'openai'
import type { Response } from 'openai/resources/responses/responses'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { failureOf, retryAfterOf, safeCause, writerError } from './errors.ts'
import type { FailureKind } from './errors.ts'
import { DEFAULT_TIMEOUT } from './model-client.ts'
import type { ModelClient, ModelReply, ProviderConfig } from './model-client.ts'
import { lostUsage } from './usage.ts'

const BASE_URL = 'https://api.openai.com/v1'
export const OPENAI_MODEL = 'gpt-6.1-terra'

/** OpenAI: Responses API, strict structured output. */
export function createOpenAiClient(config: ProviderConfig, clock: Clock): ModelClient {
  const timeout = config.timeout ?? DEFAULT_TIMEOUT
  const model = config.model ?? OPENAI_MODEL
  let client: Promise<OpenAI> | undefined
  // Loaded with the first call: a cold start without it is a quarter of a second shorter.
  const connect = () => (client ??= load(config, timeout))
  return {
    provider: 'openai',
    async ask({ name, instructions, turns, schema, maxOutputTokens }, idempotencyKey) {
      const openai = await connect()
      const signal = AbortSignal.timeout(timeout)
      const start = clock.now()
      try {
        const response = await openai.responses.create(
          {
            model,
            instructions,
            input: turns.map(({ role, text }) => ({ role, content: text })),
            max_output_tokens: maxOutputTokens,
            store: false,
            // Other models may not know it: only the default one is told to think little.
            ...(model === OPENAI_MODEL ? { reasoning: { effort: 'low' as const } } : {}),
            text: { format: { type: 'json_schema', name, strict: true, schema } },
          },
          { signal, headers: { 'Idempotency-Key': idempotencyKey } },
        )
        return toReply(response, clock.now() - start)
      } catch (error) {
        if (failureOf(error) !== null) throw error
        const failure = signal.aborted ? 'timed_out' : classify(error)
        const retryAfter = isApiError(error) ? retryAfterOf(error.headers, clock.now()) : undefined
        throw writerError('openai', failure, { retryAfter, cause: safeCause(error) })
      }
    },
  }
}

async function load(config: ProviderConfig, timeout: number): Promise<OpenAI> {
  const { default: Client } = await import('openai')
  return new Client({
    apiKey: config.apiKey,
    baseURL: config.baseUrl ?? BASE_URL,
    maxRetries: 0,
    // Ends with the headers; the signal of each call comes first and covers the body too.
    timeout: timeout + 1_000,
    logLevel: 'off',
  })
}

/** An answer of the service that is an error; what never reached it has no status. */
function isApiError(error: unknown): error is APIError<number, Headers> {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

/** @see https://platform.openai.com/docs/guides/error-codes */
function classify(error: unknown): FailureKind {
  if (!isApiError(error)) return 'unavailable'
  const what = `${error.code ?? ''} ${error.type ?? ''}`
  if (error.status === 402 || /insufficient_quota|billing|spend/.test(what)) return 'limit'
  if (error.status === 429) return 'rate_limited'
  if (/content_policy|invalid_prompt|bio_policy/.test(what)) return 'refused'
  return error.status >= 500 || error.status === 408 || error.status === 409
    ? 'unavailable'
    : 'misconfigured'
}

function toReply(response: Response, duration: number): ModelReply {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
  const isRefusal = parts.some((part) => part.type === 'refusal')
  const filtered = response.incomplete_details?.reason === 'content_filter'
  const reply: ModelReply = {
    text: parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    end: 'complete',
    model: response.model,
    tokens: {
      inputTokens: response.usage?.input_tokens ?? 0,
      cachedTokens: response.usage?.input_tokens_details?.cached_tokens ?? 0,
      outputTokens: response.usage?.output_tokens ?? 0,
    },
  }
  if (response.status === 'failed') throw failed(response, reply, duration)
  if (isRefusal || filtered) return { ...reply, end: 'refused' }
  return response.status === 'incomplete' ? { ...reply, end: 'truncated' } : reply
}

/** A generation that OpenAI accepted and then could not finish: HTTP 200 with `status: failed`. */
function failed(response: Response, reply: ModelReply, duration: number) {
  const code = response.error?.code ?? 'server_error'
  const kind: FailureKind = /policy|invalid_prompt/.test(code)
    ? 'refused'
    : code === 'rate_limit_exceeded'
      ? 'rate_limited'
      : 'unavailable'
  const billed = reply.tokens.inputTokens + reply.tokens.outputTokens > 0
  const usage = billed ? [lostUsage('openai', reply, duration)] : []
  return writerError('openai', kind, {
    usage,
    cause: safeCause(response.error?.message ?? code),
  })
}
