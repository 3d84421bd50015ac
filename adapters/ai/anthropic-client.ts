import type Anthropic from '@anthropic-ai/sdk'
import type { APIError } from '@anthropic-ai/sdk'
import type { Message } from '@anthropic-ai/sdk/resources/messages'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { retryAfterOf, safeCause, writerError } from './errors.ts'
import type { FailureKind } from './errors.ts'
import { DEFAULT_TIMEOUT } from './model-client.ts'
import type { ModelClient, ModelReply, ProviderConfig } from './model-client.ts'

const BASE_URL = 'https://api.anthropic.com'
export const ANTHROPIC_MODEL = 'claude-sonnet-5-5'

/** Anthropic: Messages API, structured output (`output_config.format`). */
export function createAnthropicClient(config: ProviderConfig, clock: Clock): ModelClient {
  const timeout = config.timeout ?? DEFAULT_TIMEOUT
  const model = config.model ?? ANTHROPIC_MODEL
  let client: Promise<Anthropic> | undefined
  // Loaded with the first call: a cold start without it is a quarter of a second shorter.
  const connect = () => (client ??= load(config, timeout))
  return {
    provider: 'anthropic',
    async ask({ instructions, turns, schema, maxOutputTokens }, idempotencyKey) {
      const anthropic = await connect()
      const signal = AbortSignal.timeout(timeout)
      try {
        const message = await anthropic.messages.create(
          {
            model,
            system: instructions,
            messages: turns.map(({ role, text }) => ({ role, content: text })),
            max_tokens: maxOutputTokens,
            output_config: {
              format: { type: 'json_schema', schema },
              // Other models may not know it: only the default one is told to think little.
              ...(model === ANTHROPIC_MODEL ? { effort: 'low' as const } : {}),
            },
          },
          { signal, headers: { 'Idempotency-Key': idempotencyKey } },
        )
        return toReply(message)
      } catch (error) {
        const failure = signal.aborted ? 'timed_out' : classify(error)
        const retryAfter = isApiError(error) ? retryAfterOf(error.headers, clock.now()) : undefined
        throw writerError('anthropic', failure, { retryAfter, cause: safeCause(error) })
      }
    },
  }
}

async function load(config: ProviderConfig, timeout: number): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk')
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

/** Spend limits that come as 429 with this code, and would not go away by waiting. */
const SPEND_CODES = /spend_limit_reached|billing_unavailable/
/** A used-up prepaid balance is a 400 `invalid_request_error` that only its message tells apart. */
const SPEND_WORDS = /credit balance is too low|usage limits|spend limit/i

/** @see https://platform.claude.com/docs/en/api/errors */
function classify(error: unknown): FailureKind {
  if (!isApiError(error)) return 'unavailable'
  const { status, type, errorCode, apiMessage } = error
  if (status === 402 || type === 'billing_error' || SPEND_CODES.test(errorCode ?? ''))
    return 'limit'
  if (status === 400 && SPEND_WORDS.test(apiMessage ?? '')) return 'limit'
  if (status === 429) return 'rate_limited'
  return status >= 500 || status === 408 || status === 409 ? 'unavailable' : 'misconfigured'
}

function toReply(message: Message): ModelReply {
  const { usage } = message
  const cachedTokens = usage.cache_read_input_tokens ?? 0
  return {
    text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    end: endOf(message.stop_reason),
    model: message.model,
    tokens: {
      inputTokens: usage.input_tokens + cachedTokens + (usage.cache_creation_input_tokens ?? 0),
      cachedTokens,
      outputTokens: usage.output_tokens,
    },
  }
}

function endOf(reason: Message['stop_reason']): ModelReply['end'] {
  if (reason === 'refusal') return 'refused'
  return reason === 'max_tokens' || reason === 'model_context_window_exceeded'
    ? 'truncated'
    : 'complete'
}
