/** Events that will start one run together. */
export interface Batch {
  readonly eventIds: readonly string[]
  readonly fireAt: number
}

/** `batchEvents`: the batch with one more event; `full` when it is to start now. */
export function addToBatch(
  previous: Batch | undefined,
  eventId: string,
  now: number,
  rule: { readonly maxSize: number; readonly timeout: number },
): Batch & { readonly full: boolean } {
  const eventIds = [...(previous?.eventIds ?? []), eventId]
  return {
    eventIds,
    fireAt: previous?.fireAt ?? now + rule.timeout,
    full: eventIds.length >= rule.maxSize,
  }
}
