/** A run that is put off while events keep coming. */
export interface Debounce {
  readonly fireAt: number
  /** However many events come, the run starts by then. */
  readonly deadline: number | null
}

/** `debounce`: each event puts the run off by the period, up to the time-out since the first. */
export function nextDebounce(
  previous: Debounce | undefined,
  now: number,
  rule: { readonly period: number; readonly timeout?: number | undefined },
): Debounce {
  const deadline =
    previous === undefined
      ? rule.timeout === undefined
        ? null
        : now + rule.timeout
      : previous.deadline
  const fireAt = now + rule.period
  return { fireAt: deadline === null ? fireAt : Math.min(fireAt, deadline), deadline }
}
