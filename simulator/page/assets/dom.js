/** Finds an element of the static page. */
export const byId = (id) => document.getElementById(id)

/**
 * Makes an element. Text only ever arrives as text nodes, so nothing that somebody wrote becomes
 * markup.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (name === 'class') element.className = value
    else if (name === 'data') Object.assign(element.dataset, value)
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

/** Makes one of the small line drawings. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

export const icons = {
  reply: 'M10 5 4 11l6 6m-6-6h9a7 7 0 0 1 7 7v1',
  file: 'M7 3h7l5 5v13H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm7 0v5h5',
  link: 'M9 5h10v10M19 5 6 18',
  ticks: 'm3 12.5 4 4L16 7m-4.5 8.8.7.7L21 7',
}
