import { html, type Markup } from './markup.ts'
import { styleAddress } from './style.ts'

/** How somebody reads: what stands in the address behind the `?`, and goes on with every link. */
export interface Reading {
  readonly large: boolean
}

export interface Framed {
  readonly title: string
  /** Whose page it is: 青竹镇民生实事公开. */
  readonly house: string
  /** One sentence for who gets the address sent. */
  readonly about: string
  readonly reading: Reading
  /** This page in the other size. */
  readonly otherSize: string
  readonly nav?: readonly Markup[]
  readonly content: Markup
  readonly foot?: Markup
  /** The address of a script of ours. */
  readonly script?: string
}

/** A whole page: one style sheet, and no script but where one is named. */
export function framed({ title, house, about, reading, otherSize, nav = [], content, foot, script }: Framed): string {
  return html`<!doctype html>
<html lang="zh-CN"${reading.large ? html` class="large"` : undefined}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${about}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/pencil.svg">
<link rel="stylesheet" href="${styleAddress}">${
    script === undefined
      ? undefined
      : html`
<script src="${script}" defer></script>`
  }
</head>
<body>
<a class="skip" href="#content">跳到正文</a>
<header class="top"><div class="frame"><b>${house}</b><nav aria-label="阅读">${nav}<a href="${otherSize}">${reading.large ? '标准字号' : '大字版'}</a></nav></div></header>
<main id="content"><div class="frame">
${content}
</div></main>
${foot === undefined ? undefined : html`<footer><div class="frame">${foot}</div></footer>`}
</body>
</html>
`.markup
}

/** An address with what stands behind its `?`: nothing that is empty, and the size the reader has chosen. */
export function addressWith(path: string, reading: Reading, parts: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
  if (reading.large) query.set('size', 'large')
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
