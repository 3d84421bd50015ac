/** What can be asked of the assistant. Stored and public: a kind never changes its meaning. */
export const CONTENT_KINDS = ['wisdom', 'analysis', 'rewrite', 'reply', 'ideas'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]
