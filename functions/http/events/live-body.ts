export interface LiveBody {
  pieces: AsyncGenerator<string>
  /** Milliseconds that a client may leave a piece unread. */
  patience: number
  /** Called once, however it ends; then `pieces` is to end. */
  onEnd(): void
  onError(error: unknown): void
}

/**
 * A body that goes on as long as somebody reads it. A piece is only made when the one before was taken, so a
 * slow client costs one piece; one that does not read at all is dropped.
 */
export function liveBody({
  pieces,
  patience,
  onEnd,
  onError,
}: LiveBody): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const end = () => {
    clearTimeout(timer)
    if (isOver) return
    isOver = true
    onEnd()
  }
  return new ReadableStream({
    pull: async (controller) => {
      clearTimeout(timer)
      try {
        const { done, value } = await pieces.next()
        if (isOver) return
        if (done) {
          end()
          return controller.close()
        }
        controller.enqueue(encoder.encode(value))
        timer = setTimeout(() => {
          end()
          controller.error(new Error('The client does not read'))
        }, patience)
      } catch (error) {
        // What went wrong is for the log; the client goes on from its last event.
        onError(error)
        end()
        controller.close()
      }
    },
    cancel: end,
  })
}
