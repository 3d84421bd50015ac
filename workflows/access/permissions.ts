import { ENTITIES } from '../entities/catalog.ts'
import type { EntityAction } from '../registry/entity.ts'
import { permissionOf } from '../registry/paths.ts'

const ACTIONS: readonly EntityAction[] = ['create', 'read', 'update', 'delete']

/** Permissions that belong to no entity of the registry, with what they allow. */
const OWN = {
  'carousels:create': 'Ask for carousels',
  'carousels:read': 'See carousels',
  'ai-content:create':
    'Ask the assistant for analyses, rewrites, replies, ideas and the thought of the day',
  'ai-content:read': 'See what the assistant wrote',
  'ai-usage:read': 'See what AI is used for, by whom, and what it costs',
  'broadcasts:read': 'See broadcasts and their reports',
  'broadcasts:send': 'Send broadcasts to everybody who asked for news',
  'schedules:read': 'See what chats get by themselves',
  'schedules:manage': 'Create and change what chats get by themselves',
  'conversion:read': 'See conversion rules and what was converted',
  'conversion:create': 'Create and change conversion rules',
  'conversion:execute': 'Convert records and undo conversions',
  'schema:read': 'See the fields of records, with samples, and suggestions of mappings',
  'audit:view': 'Read, export and verify the trail',
  'members:read': 'See who belongs to the workspace',
  'members:manage': 'Invite, change and remove members',
  'roles:manage': 'Create and change roles',
  'api-keys:manage': 'Issue, see and revoke API keys',
  'settings:read': 'See the settings of the workspace',
  'settings:manage': 'Change the settings of the workspace',
  'workspaces:manage': 'Create workspaces of the organization',
  'encryption:rotate': 'Rotate the keys of encrypted fields',
  'stock:read': 'See stock and its moves',
  'stock:move': 'Receive, issue, transfer and count stock',
  'leave-requests:decide': 'Approve and decline leave requests',
  'deals:approve': 'Approve deals above the threshold of the workspace',
  'orders:fulfill': 'Ship what is reserved for orders',
  'orders:cancel': 'Cancel orders',
  'production-orders:complete': 'Start and complete production orders',
  'stock:reserve': 'Reserve stock by hand, and release it',
  'sagas:read': 'See sagas and their steps',
  'sagas:manage': 'Cancel sagas and let them go on',
  'dead-letters:replay': 'Run dead letters again',
  'events:read': 'Follow what happens in the workspace',
  'payroll-runs:start': 'Start a payroll run',
} as const

/** Every permission there is: the one catalog. */
export const PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ...ENTITIES.flatMap((entity) =>
    ACTIONS.map((action) => [permissionOf(entity, action), describe(entity, action)] as const),
  ),
  ...Object.entries(OWN),
])

function describe({ plural }: { plural: string }, action: EntityAction): string {
  const what = plural.replaceAll('_', ' ')
  return `${action[0]?.toUpperCase()}${action.slice(1)} ${what}`
}
