/** Numbers without gaps: one that a transaction took is free again when it fails. */
export interface NumberSeries {
  /** The next number of a series, from 1. Others who ask wait until this transaction ends. */
  next(series: string): Promise<number>
}

/** `ORD`, 42 → `ORD-000042`. */
export const numberOf = (series: string, sequence: number): string =>
  `${series}-${String(sequence).padStart(6, '0')}`
