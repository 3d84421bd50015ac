import { once } from 'node:events'
import { connect } from 'node:net'
import { createWebSocketStream, WebSocketServer } from 'ws'

/**
 * Neon's side of the WebSocket: `/v1?address=host:port` becomes a TCP connection to PostgreSQL, as
 * Neon's own wsproxy does.
 */
export async function startNeonProxy(): Promise<{ address: string; stop(): Promise<void> }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket, request) => {
    const target = new URL(request.url ?? '/', 'http://proxy').searchParams.get('address') ?? ''
    const [host = '', port = '0'] = target.split(':')
    const tcp = connect(Number(port), host)
    const stream = createWebSocketStream(socket)
    tcp.pipe(stream).pipe(tcp)
    tcp.on('error', () => socket.terminate())
    stream.on('error', () => tcp.destroy())
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    address: `127.0.0.1:${port}`,
    stop: async () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}
