/**
 * What people wrote, as a model gets it: one JSON value between delimiters that it cannot close, because
 * `<` is escaped. `name` is of the element: `[a-z_]`.
 */
export function quoteAsData(name: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `<${name}>\n${json}\n</${name}>`
}
