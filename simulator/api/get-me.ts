import type { ApiMethod } from './method.ts'

export const getMe: ApiMethod = async (world) => ({
  result: {
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: true,
    supports_inline_queries: false,
  },
})
