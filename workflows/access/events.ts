import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const userId = z.uuid()
const memberId = z.uuid()
const fields = z.array(z.string())
const role = z.string()

export const userCreated = declareEvent({
  type: 'user.created',
  summary: 'A person became known to the organization.',
  data: { userId },
})

export const userUpdated = declareEvent({
  type: 'user.updated',
  summary: 'Something about a person was changed; the password counts as `password`.',
  data: { userId, fields },
})

export const userDeleted = declareEvent({
  type: 'user.deleted',
  summary: 'A person left the last workspace of the organization.',
  data: { userId },
})

export const userSignedIn = declareEvent({
  type: 'user.signed_in',
  summary: 'A person signed in with a password.',
  data: { userId, sessionId: z.uuid() },
})

export const userSignedOut = declareEvent({
  type: 'user.signed_out',
  summary: 'A session ended: logged out, or a refresh token was used a second time.',
  data: { userId, sessionId: z.uuid(), reason: z.enum(['logged_out', 'token_reused']) },
})

export const memberInvited = declareEvent({
  type: 'member.invited',
  summary: 'Somebody was invited to the workspace, or invited again.',
  data: { memberId, userId, role },
})

export const memberJoined = declareEvent({
  type: 'member.joined',
  summary: 'An invited person is a member now.',
  data: { memberId, userId, role },
})

export const memberUpdated = declareEvent({
  type: 'member.updated',
  summary: 'The role or the status of a member was changed.',
  data: { memberId, userId, fields, role, status: z.string() },
})

export const memberRemoved = declareEvent({
  type: 'member.removed',
  summary: 'A member left the workspace.',
  data: { memberId, userId },
})

export const memberTelegramLinked = declareEvent({
  type: 'member.telegram_linked',
  summary: 'A member linked their Telegram account with a one-time code.',
  data: { memberId, userId },
})

export const roleCreated = declareEvent({
  type: 'role.created',
  summary: 'A role was made.',
  data: { roleId: z.uuid(), name: z.string(), permissions: z.array(z.string()) },
})

export const roleUpdated = declareEvent({
  type: 'role.updated',
  summary: 'What a role may do was changed.',
  data: { roleId: z.uuid(), name: z.string(), fields },
})

export const roleDeleted = declareEvent({
  type: 'role.deleted',
  summary: 'A role that nobody had was deleted.',
  data: { roleId: z.uuid(), name: z.string() },
})

export const apiKeyIssued = declareEvent({
  type: 'api_key.issued',
  summary: 'An API key was made.',
  data: { keyId: z.uuid(), name: z.string(), role },
})

export const apiKeyRevoked = declareEvent({
  type: 'api_key.revoked',
  summary: 'An API key was revoked.',
  data: { keyId: z.uuid(), name: z.string() },
})

export const workspaceCreated = declareEvent({
  type: 'workspace.created',
  summary: 'Another workspace of the organization was made, from this one.',
  data: { createdWorkspaceId: z.uuid(), name: z.string(), slug: z.string() },
})

export const workspaceUpdated = declareEvent({
  type: 'workspace.updated',
  summary: 'The workspace was renamed.',
  data: { fields },
})

export const settingsUpdated = declareEvent({
  type: 'settings.updated',
  summary: 'Settings of the workspace were changed.',
  data: { fields, version: z.number() },
})
