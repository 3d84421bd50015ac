import type { Answer } from '../answer.ts'
import type { BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { memberAction, memberCommand } from '../business/in-private.ts'
import { showing } from '../business/show.ts'
import { named } from '../business/words.ts'
import { showMenu } from './actions.ts'
import { memberMenu, menuTexts } from './member-menu.ts'

async function menu({ r, speaker, language, said }: BotTools): Promise<Answer> {
  const t = menuTexts[language]
  const member = speaker.userId === null ? null : await r.access.members.findByUser(speaker.userId)
  const text = `${t.menu(member?.name ? named(member.name) : null)}\n\n${t.carousel}`
  return showing({ said }, { text, buttons: memberMenu(language, speaker.permissions) })
}

/** What a member may do here. */
export const menuArea: BotArea = {
  commands: [
    memberCommand({
      name: 'menu',
      russian: 'меню',
      description: { ru: '🏠 Меню', en: '🏠 Menu' },
      handle: menu,
    }),
  ],
  actions: [memberAction(showMenu, menu)],
}
