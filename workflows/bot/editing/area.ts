import { showRevision } from '../../carousel/revisions/show-revision.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  addSlide,
  goToRevision,
  moveSlide,
  openPanel,
  pickSlide,
  reformat,
  removeSlide,
  restyle,
  retryChange,
  rewriteAs,
  sendPackage,
  sendWholeAlbum,
  showHistory,
  showKinds,
  showPanel,
  showRestyles,
  showSlide,
  showWishes,
  writeText,
  writeWish,
} from './actions.ts'
import { changeInChat, retryInChat } from './change-in-chat.ts'
import { history } from './history.ts'
import { inPlace, onEditable, panelInPlace, panelNow, short } from './on-editable.ts'
import { openCarousel, requestSending } from './open-carousel.ts'
import { kindMenu, restyleMenu, slideMenu, slidePicker, wishMenu } from './slide-menus.ts'
import { editingTexts } from './texts.ts'
import { newSlideWizard, textWizard, wishWizard } from './wizards.ts'
import { writeWords } from './write-words.ts'

/** What can be done with a finished carousel: its slides, its versions, its package, and finding it again. */
export const editingArea: BotArea = {
  commands: [
    {
      name: 'history',
      russian: 'история',
      description: { ru: 'Найти прошлые карусели', en: 'Find earlier carousels' },
      inGroups: true,
      handle: (tools, argument) => history(tools, { search: argument.slice(0, 60) }),
    },
  ],
  actions: [
    onAction(showHistory, (tools, page) => history(tools, page)),
    onAction(openPanel, (tools, { carouselId }) => openCarousel(tools, carouselId)),
    onAction(showPanel, (tools, data) =>
      onEditable(tools, data, (carousel) => panelInPlace(tools, carousel)),
    ),
    onAction(pickSlide, (tools, { below, ...data }) =>
      onEditable(tools, data, (carousel) => ({
        replies: [inPlace(tools, slidePicker(carousel, tools.language), below)],
      })),
    ),
    onAction(showSlide, (tools, data) =>
      onEditable(tools, data, (carousel) => ({
        replies: [inPlace(tools, slideMenu(carousel, data.slide, tools.language))],
      })),
    ),
    onAction(writeText, (tools, data) =>
      onEditable(tools, data, async (carousel) => {
        const slide = carousel.content?.slides[data.slide]
        if (!slide) return panelInPlace(tools, carousel)
        const { kind } = slide
        const question = await beginWizard(tools, textWizard, { ...data, kind })
        return {
          ...question,
          replies: [{ kind: 'text', text: writeWords(slide) }, ...question.replies],
        }
      }),
    ),
    onAction(showWishes, (tools, data) =>
      withAi(tools, () =>
        onEditable(tools, data, (carousel) => ({
          replies: [inPlace(tools, wishMenu(carousel, data.slide, tools.language))],
        })),
      ),
    ),
    onAction(rewriteAs, (tools, { wish, slide, ...data }) =>
      withAi(tools, () =>
        onEditable(tools, data, (carousel) => {
          const words = editingTexts[carousel.language].wishes[wish].wish
          return changeInChat(tools, carousel, { kind: 'rewrite', slide, wish: words })
        }),
      ),
    ),
    onAction(writeWish, (tools, data) =>
      withAi(tools, () => onEditable(tools, data, () => beginWizard(tools, wishWizard, data))),
    ),
    onAction(moveSlide, (tools, { slide, to, ...data }) =>
      onEditable(tools, data, (carousel) =>
        changeInChat(tools, carousel, { kind: 'move', slide, to }),
      ),
    ),
    onAction(showKinds, (tools, data) =>
      onEditable(tools, data, (carousel) => ({
        replies: [inPlace(tools, kindMenu(carousel, data.slide, tools.language))],
      })),
    ),
    onAction(addSlide, (tools, data) =>
      onEditable(tools, data, () => beginWizard(tools, newSlideWizard, data)),
    ),
    onAction(removeSlide, (tools, { slide, ...data }) =>
      onEditable(tools, data, (carousel) =>
        changeInChat(tools, carousel, { kind: 'remove', slide }),
      ),
    ),
    onAction(showRestyles, (tools, { below, ...data }) =>
      onEditable(tools, data, (carousel) => ({
        replies: [inPlace(tools, restyleMenu(carousel, tools.language), below)],
      })),
    ),
    onAction(restyle, (tools, { style, ...data }) =>
      onEditable(tools, data, (carousel) =>
        carousel.style === style
          ? short(tools, editingTexts[tools.language].already)
          : changeInChat(tools, carousel, { kind: 'restyle', style }),
      ),
    ),
    onAction(reformat, (tools, { format, below = false, ...data }) =>
      onEditable(tools, data, (carousel) =>
        carousel.format === format
          ? short(tools, editingTexts[tools.language].already)
          : changeInChat(tools, carousel, { kind: 'reformat', format }, { below }),
      ),
    ),
    onAction(goToRevision, (tools, { carouselId, number }) =>
      onEditable(tools, { carouselId }, async () => {
        const shown = await showRevision(tools.r, tools.context, carouselId, number)
        return { replies: [inPlace(tools, await panelNow(tools, shown))] }
      }),
    ),
    onAction(sendWholeAlbum, (tools, { carouselId }) =>
      requestSending(tools, carouselId, 'carousel.album.requested'),
    ),
    onAction(sendPackage, (tools, { carouselId }) =>
      requestSending(tools, carouselId, 'carousel.package.requested'),
    ),
    onAction(retryChange, (tools, { changeId }) => retryInChat(tools, changeId)),
  ],
  wizards: [textWizard, newSlideWizard, wishWizard] as unknown as NonNullable<BotArea['wizards']>,
}

function withAi(tools: BotTools, answer: () => Promise<Answer>): Promise<Answer> {
  if (tools.deps.slideWriter.isConfigured) return answer()
  return Promise.resolve(short(tools, editingTexts[tools.language].noAi))
}
