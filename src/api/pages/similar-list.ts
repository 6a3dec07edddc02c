import { findSimilar } from '../../definition/name/similar-texts.ts'
import type { PublicItem, PublicState } from '../../kernel/index.ts'
import { itemAddress } from './addresses.ts'
import { html, type Markup } from './markup.ts'
import { addressWith, type Reading } from './page-frame.ts'
import type { PagePlace } from './page-parts.ts'

const most = 5

/** More of it says nothing new. */
const longestAsked = 400

type Finder = (asked: string, most: number) => readonly { readonly item: PublicItem }[]

const finders = new WeakMap<PublicState, Finder>()

/** The items of a page that are about the same as what somebody writes: of those that are public. */
export function similarItems(state: PublicState, asked: string): readonly PublicItem[] {
  const find =
    finders.get(state) ??
    findSimilar(state.items.map((item) => ({ item, name: item.name, text: item.summary.map(({ text }) => text).join('\n') })))
  finders.set(state, find)
  return find(asked.slice(0, longestAsked), most).map(({ item }) => item)
}

/** Nothing where there are none. */
export function similarList({ page, stamp }: PagePlace, items: readonly PublicItem[], reading: Reading): Markup | undefined {
  if (items.length === 0) return undefined
  const line = ({ key, name, state, summary }: PublicItem) =>
    html`<li><h3><a href="${addressWith(itemAddress({ town: stamp.town, page: page.id, key }), reading)}" target="_blank" rel="noopener">${name}</a></h3><span class="tag">${state.label}</span><p>${summary
      .map(({ text }) => text)
      .join(' · ')
      .slice(0, 120)}</p></li>`
  return html`<h2>有相近的建议</h2><p>已经有人提过的，看看结果就行；说的不是一回事，或者有补充，照样可以提。</p><ul class="list">${items.map(line)}</ul>`
}
