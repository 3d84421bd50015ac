/** A server-sent event (WHATWG HTML, 9.2). `id` is what a client sends as `Last-Event-ID` to go on from it. */
export function serverSentEvent(message: { id?: string; event: string; data: unknown }): string {
  const id = message.id === undefined ? '' : `id: ${message.id}\n`
  // JSON has no line breaks of its own.
  return `${id}event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`
}

/** How long a client waits before it connects again, in milliseconds. */
export const retryAfter = (milliseconds: number): string => `retry: ${milliseconds}\n\n`
