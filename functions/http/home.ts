import { html } from 'hono/html'
import { Hono } from 'hono'

/** `GET /`: where to go from here. */
export function home(options: { simulator: boolean }) {
  return new Hono().get('/', (c) =>
    c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Potok</title>
            <style>
              :root {
                color-scheme: light dark;
                font:
                  1.05rem/1.6 system-ui,
                  sans-serif;
              }
              body {
                max-width: 34rem;
                margin: 12vh auto;
                padding: 0 1.5rem;
              }
              h1 {
                font-size: 2.4rem;
                letter-spacing: -0.02em;
                margin-bottom: 0.2em;
              }
              li {
                margin: 0.6em 0;
              }
              a {
                color: LinkText;
              }
            </style>
          </head>
          <body>
            <h1>Potok</h1>
            <p>
              A topic becomes a carousel; leads, deals, stock and people are kept, with a trail of
              every change.
            </p>
            <ul>
              ${
                options.simulator
                  ? html`<li>
                      <a href="/simulator">Talk to the bot</a> in the Telegram simulator: no
                      Telegram is connected
                    </li>`
                  : ''
              }
              <li><a href="/api/v1/openapi.json">The API</a>, as OpenAPI 3.1</li>
              <li><a href="/health/ready">Health</a></li>
            </ul>
          </body>
        </html>`,
    ),
  )
}
