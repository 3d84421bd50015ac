import type { World } from '../world.ts'
import type { ApiRequest } from './request.ts'

/** `description` is what some methods add to `"ok":true`, such as "Webhook was set". */
export interface ApiAnswer {
  result: unknown
  description?: string
}

/**
 * One method of the Bot API.
 * @throws ApiError with the status and text that Telegram would answer
 */
export type ApiMethod = (world: World, request: ApiRequest) => Promise<ApiAnswer>
