import { NonRetriableError, RetryAfterError } from 'inngest'
import { describe, expect, test } from 'vitest'
import { codeOfFailure, toInngestError } from '../../../../workflows/shared/durable.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'

describe('an error on its way to the engine', () => {
  test('is not retried when no retry can help', () => {
    const error = toInngestError(new AppError('provider_rejected', 'blocked'))
    expect(error).toBeInstanceOf(NonRetriableError)
    expect(error).toMatchObject({ message: 'provider_rejected: blocked' })
  })

  test('waits as long as the provider asks (I30)', () => {
    const error = toInngestError(new AppError('rate_limited', 'slow down', { retryAfter: 7 }))
    expect(error).toBeInstanceOf(RetryAfterError)
    expect(error).toMatchObject({ retryAfter: '7' })
  })

  test('is retried with backoff otherwise', () => {
    const error = toInngestError(new AppError('provider_unavailable', 'down'))
    expect(error).not.toBeInstanceOf(NonRetriableError)
    expect(error).toMatchObject({ message: 'provider_unavailable: down' })
  })

  test('stays itself when it is not ours', () => {
    const error = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' })
    expect(toInngestError(error)).toBe(error)
  })
})

describe('the code of a failure', () => {
  test('survives the engine, which keeps only name, message and stack', () => {
    const { message } = toInngestError(new AppError('provider_limit', 'spent')) as Error
    expect(codeOfFailure(new Error(message))).toBe('provider_limit')
    expect(codeOfFailure({ message: 'step failed', cause: { message } })).toBe('provider_limit')
  })

  test('is internal for anything else', () => {
    expect(codeOfFailure(new Error('error: no such thing'))).toBe('internal')
    expect(codeOfFailure(undefined)).toBe('internal')
  })
})
