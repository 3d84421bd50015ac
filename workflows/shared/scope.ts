/** Whose data a piece of work may touch. */
export interface TenantScope {
  organizationId: string
  workspaceId: string
}

/** Who caused a change: an API key, a person in a chat, or Potok itself. */
export interface Actor {
  type: 'api_key' | 'telegram_user' | 'user' | 'system'
  id: string
}
