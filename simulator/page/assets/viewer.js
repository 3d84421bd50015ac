import { byId, make } from './dom.js'
import { t } from './i18n.js'

let pictures = []
let current = 0
let opener = null

/**
 * Opens a picture large; the arrow keys, a swipe and the buttons turn to the others.
 * @param {{ url: string, caption: string, name: string }[]} list
 */
export function openViewer(list, index) {
  pictures = list
  opener = document.activeElement
  byId('viewer-strip').replaceChildren(
    ...list.map((picture, at) =>
      make(
        'button',
        {
          type: 'button',
          'aria-label': `${at + 1} ${t('of')} ${list.length}`,
          onclick: () => show(at),
        },
        make('img', { src: picture.url, alt: '' }),
      ),
    ),
  )
  byId('viewer').showModal()
  show(index)
}

function show(index) {
  if (index < 0 || index >= pictures.length) return
  current = index
  const picture = pictures[index]
  const image = byId('viewer-image')
  image.src = picture.url
  image.alt = picture.caption || picture.name
  byId('viewer-caption').textContent = picture.caption
  byId('viewer-caption').hidden = !picture.caption
  byId('viewer-count').textContent =
    pictures.length > 1 ? `${index + 1} ${t('of')} ${pictures.length}` : ''
  byId('viewer-save').href = picture.url
  byId('viewer-save').setAttribute('download', picture.name)
  byId('viewer-previous').disabled = index === 0
  byId('viewer-next').disabled = index === pictures.length - 1
  byId('viewer-strip').hidden = pictures.length < 2
  for (const [at, button] of [...byId('viewer-strip').children].entries()) {
    button.toggleAttribute('aria-current', at === index)
    if (at === index) button.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
}

/** Wires the viewer's keys, buttons and swipes, once. */
export function setUpViewer() {
  const dialog = byId('viewer')
  const stage = byId('viewer-stage')
  const image = byId('viewer-image')
  byId('viewer-previous').addEventListener('click', () => show(current - 1))
  byId('viewer-next').addEventListener('click', () => show(current + 1))
  byId('viewer-close').addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => opener?.focus())
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const edge = { Home: 0, End: pictures.length - 1 }[event.key]
    if (step === undefined && edge === undefined) return
    event.preventDefault()
    show(step === undefined ? edge : current + step)
  })
  stage.addEventListener('click', (event) => {
    if (event.target !== image) dialog.close()
  })

  let startX = null
  stage.addEventListener('pointerdown', (event) => {
    startX = event.clientX
  })
  stage.addEventListener('pointermove', (event) => {
    if (startX === null) return
    image.style.translate = `${event.clientX - startX}px 0`
  })
  const release = (event) => {
    if (startX === null) return
    const moved = event.clientX - startX
    startX = null
    image.style.translate = ''
    if (Math.abs(moved) > 50) show(current + (moved < 0 ? 1 : -1))
  }
  stage.addEventListener('pointerup', release)
  stage.addEventListener('pointercancel', release)
}
