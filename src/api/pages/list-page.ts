import { hasIntake, type PublicItem, type PublicState } from '../../kernel/index.ts'
import { itemAddress, pageAddress } from './addresses.ts'
import { intakeLinks } from './intake-pages.ts'
import { html, type Markup } from './markup.ts'
import { addressWith, framed, type Reading } from './page-frame.ts'
import { houseOf, type PagePlace, sourceNote, valueText } from './page-parts.ts'

/** What a list shows: a year or all of them, one state or any, names that hold some words. */
export interface ListChoice {
  readonly year: string
  readonly state: string
  readonly words: string
}

/** The years that have items, the newest first. */
export function yearsOf({ items }: PublicState): readonly string[] {
  return [...new Set(items.map(({ year }) => year))].sort().reverse()
}

/** The states that a page's items can be in, by option. */
export function statesOf({ items }: PublicState): ReadonlyMap<string, string> {
  return new Map(items.map(({ state }) => [state.option, state.label] as const).filter(([option]) => option !== ''))
}

/** The list of a page's items, by year, found by name and state without any script. */
export function listPage(
  place: PagePlace,
  state: PublicState,
  { choice, reading }: { readonly choice: ListChoice; readonly reading: Reading },
): string {
  const { page, stamp } = place
  const address = pageAddress({ town: stamp.town, page: page.id })
  const years = yearsOf(state)
  const found = state.items.filter((item) => isChosen(item, choice))
  const title = `${choice.year === '' ? '' : `${choice.year}年`}${page.label}`
  const asked = { q: choice.words, state: choice.state }
  return framed({
    title: `${title} - ${stamp.name}`,
    house: houseOf(place),
    about: page.lead,
    reading,
    otherSize: addressWith(address, { large: !reading.large }, { year: choice.year, ...asked }),
    content: html`<h1>${title}</h1>
<p class="lead">${page.lead}</p>
${hasIntake(page) ? intakeLinks({ place: { page, stamp }, reading }) : undefined}
${years.length === 0 ? undefined : yearLinks(years, { address, choice, reading })}
${years.length === 0 ? undefined : findForm(statesOf(state), { address, choice, reading })}
${found.length === 0 ? emptyNote(place, years.length === 0, addressWith(address, reading, { year: choice.year })) : itemList(found, { place, choice, reading })}`,
    foot: sourceNote(place),
  })
}

function isChosen({ year, name, state, summary }: PublicItem, choice: ListChoice): boolean {
  const words = choice.words.trim().toLowerCase()
  return (
    (choice.year === '' || year === choice.year) &&
    (choice.state === '' || state.option === choice.state) &&
    (words === '' || [name, ...summary.map(({ text }) => text)].some((text) => text.toLowerCase().includes(words)))
  )
}

interface ListPlace {
  readonly address: string
  readonly choice: ListChoice
  readonly reading: Reading
}

function yearLinks(years: readonly string[], { address, choice, reading }: ListPlace): Markup {
  const link = (year: string, label: string) =>
    html`<li><a href="${addressWith(address, reading, { year, state: choice.state, q: choice.words })}"${(year === 'all' ? '' : year) === choice.year ? html` aria-current="page"` : undefined}>${label}</a></li>`
  return html`<nav aria-label="年度"><ul class="pages">${years.map((year) => link(year, `${year}年`))}${link('all', '全部')}</ul></nav>`
}

function findForm(states: ReadonlyMap<string, string>, { address, choice, reading }: ListPlace): Markup {
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === choice.state ? html` selected` : undefined}>${label}</option>`
  return html`<form method="get" action="${address}" role="search" aria-label="查找">
<input type="hidden" name="year" value="${choice.year === '' ? 'all' : choice.year}">
${reading.large ? html`<input type="hidden" name="size" value="large">` : undefined}
<div><label for="q">名称或内容</label><input id="q" name="q" value="${choice.words}" maxlength="50" autocomplete="off"></div>
<div><label for="state">状态</label><select id="state" name="state">${option('', '全部状态')}${[...states].map(([value, label]) => option(value, label))}</select></div>
<div><button type="submit">查找</button></div>
</form>`
}

function emptyNote({ page }: PagePlace, nothing: boolean, address: string): Markup {
  if (!nothing) return html`<div class="card"><h2>没有找到</h2><p>换一个词或状态，或者<a href="${address}">看这一年的全部</a>。</p></div>`
  return hasIntake(page)
    ? html`<div class="card"><h2>还没有可以公开的建议</h2><p>镇里筛选以后，建议和结果就列在这里。</p></div>`
    : html`<div class="card"><h2>还没有可以公开的项目</h2><p>票决通过以后，项目就列在这里。</p></div>`
}

interface Listed {
  readonly place: PagePlace
  readonly choice: ListChoice
  readonly reading: Reading
}

function itemList(items: readonly PublicItem[], { place, choice, reading }: Listed): Markup {
  const { page, stamp } = place
  const line = ({ key, name, state, year, summary, stages }: PublicItem) => {
    const isOver = stages.at(-1)?.steps.length !== 0
    return html`<li><h3><a href="${addressWith(itemAddress({ town: stamp.town, page: page.id, key }), reading)}">${name}</a></h3><span class="tag${isOver ? ' done' : ''}">${state.label}</span><p>${[...(choice.year === '' ? [`${year}年`] : []), ...summary.map(valueText)].join(' · ')}</p></li>`
  }
  return html`<h2>${`共${items.length}项`}</h2><ul class="list">${items.map(line)}</ul>`
}
