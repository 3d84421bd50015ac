/** The currency of records that do not say, in a workspace that has not set one. */
export const DEFAULT_CURRENCY = 'KZT'
