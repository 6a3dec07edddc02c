import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import type { PublicStamp, PublicValue } from '../../kernel/index.ts'
import { townDate } from '../views/town-time.ts'
import { pageAddress } from './addresses.ts'
import { html, type Markup } from './markup.ts'

export interface PagePlace {
  readonly page: ResolvedPublicPage
  readonly stamp: PublicStamp
}

export function houseOf({ page, stamp }: PagePlace): string {
  return `${stamp.name}${page.label}公开`
}

/** `2020-01-16` as people read it. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${wholeNumber(month)}月${wholeNumber(date)}日`
}

/** When what is told was last written, on the township's clock. */
export function stateTime({ at }: PublicStamp): string {
  return at === undefined ? '还没有登记' : dayText(townDate(new Date(at)).day)
}

export function valueText({ text, unit }: PublicValue): string {
  return unit === undefined || unit === '无' ? text : `${text}${unit === '%' ? '%' : ` ${unit}`}`
}

/** So long that it needs a line of its own. */
const long = 24

export function factList(facts: readonly PublicValue[]): Markup | undefined {
  if (facts.length === 0) return undefined
  const one = (fact: PublicValue) => {
    const text = valueText(fact)
    return html`<div${text.length > long ? html` class="long"` : undefined}><dt>${fact.label}</dt><dd>${/^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text}</dd></div>`
  }
  return html`<dl class="wide">${facts.map(one)}</dl>`
}

/** Where it comes from, how it may be used, as of when, and the same as data. */
export function sourceNote({ page, stamp }: PagePlace): Markup {
  const address = pageAddress({ town: stamp.town, page: page.id })
  return html`<p>来源：${page.source}。数据时间：${stateTime(stamp)}。</p>
<p>${page.licence}</p>
<ul class="data"><li><a href="${address}/data.csv">下载表格数据（CSV）</a></li><li><a href="${address}/data.json">程序用数据（JSON）</a></li></ul>`
}
