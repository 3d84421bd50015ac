import { grantsOf } from '../../access/grants.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { named } from '../business/words.ts'
import { memberMenu, menuTexts } from './member-menu.ts'

/** Who the speaker is and what they may do, right after their account was linked. */
export async function greetMember(tools: BotTools): Promise<Answer> {
  const { r, speaker, language } = tools
  const user = await r.access.users.findByTelegram(String(speaker.telegramUserId))
  const member = user && (await r.access.members.findByUser(user.userId))
  if (member?.status !== 'active') return { replies: [] }
  const t = menuTexts[language]
  const permissions = await grantsOf(r, member.role)
  const name = member.name ? named(member.name) : null
  const text = `${t.linked(name, named(t.roles[member.role] ?? member.role))}\n\n${t.carousel}`
  return { replies: [{ kind: 'text', text, buttons: memberMenu(language, permissions) }] }
}
