import { aiArea } from './ai/area.ts'
import { approvalsArea } from './approvals/area.ts'
import type { ActionHandler, BotArea, BotCommand } from './area.ts'
import { brandArea } from './brand/area.ts'
import { broadcastsArea } from './broadcasts/area.ts'
import { carouselArea } from './carousel/area.ts'
import { dealsArea } from './deals/area.ts'
import { editingArea } from './editing/area.ts'
import { alertsArea } from './alerts/area.ts'
import { digestArea } from './digest/area.ts'
import { menuArea } from './menu/area.ts'
import { ordersArea } from './orders/area.ts'
import { leadsArea } from './leads/area.ts'
import { privacyArea } from './privacy/area.ts'
import { scheduleArea } from './schedule/area.ts'
import { startArea } from './start/area.ts'
import { trialArea } from './trial/area.ts'
import { updatesArea } from './updates/area.ts'
import { wizardActions, wizardCommands } from './wizard/handlers.ts'

/** Everything that the bot knows, in the order of its command menu. */
const AREAS: readonly BotArea[] = [
  carouselArea,
  brandArea,
  editingArea,
  aiArea,
  startArea,
  trialArea,
  menuArea,
  approvalsArea,
  leadsArea,
  dealsArea,
  ordersArea,
  alertsArea,
  digestArea,
  updatesArea,
  scheduleArea,
  broadcastsArea,
  privacyArea,
]

/** The wizards by their kinds. */
export const WIZARDS = new Map(
  AREAS.flatMap(({ wizards = [] }) => wizards).map((wizard) => [wizard.kind, wizard]),
)

/** The commands, in the order of the menu. */
export const COMMANDS: readonly BotCommand[] = [
  ...AREAS.flatMap(({ commands = [] }) => commands),
  ...wizardCommands(WIZARDS),
]

/** What buttons do, by the kind of their action. */
export const ACTIONS: ReadonlyMap<string, ActionHandler> = new Map(
  [...AREAS.flatMap(({ actions = [] }) => actions), ...wizardActions(WIZARDS)].map((handler) => [
    handler.action.kind,
    handler,
  ]),
)
