import { html } from './markup.ts'
import { framed, type Reading } from './page-frame.ts'

/** Why there is nothing to read here, for whoever came by an old or a wrong address. */
export function notePage({
  title,
  text,
  path,
  reading,
}: {
  readonly title: string
  readonly text: string
  readonly path: string
  readonly reading: Reading
}): string {
  return framed({
    title,
    house: '镇里的公开页',
    about: text,
    reading,
    otherSize: reading.large ? path : `${path}?size=large`,
    content: html`<h1>${title}</h1><p class="lead">${text}</p>`,
  })
}
