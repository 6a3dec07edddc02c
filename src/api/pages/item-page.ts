import type { PublicItem, PublicPicture, PublicStageState, PublicStep } from '../../kernel/index.ts'
import { itemAddress, pageAddress } from './addresses.ts'
import { html, type Markup } from './markup.ts'
import { addressWith, framed, type Reading } from './page-frame.ts'
import { dayText, factList, houseOf, type PagePlace, sourceNote, valueText } from './page-parts.ts'

/** One item: what it is, and its course from the proposal to the verdict, each step with its day and what is on record of it. */
export function itemPage(place: PagePlace, { item, reading }: { readonly item: PublicItem; readonly reading: Reading }): string {
  const { page, stamp } = place
  const address = itemAddress({ town: stamp.town, page: page.id, key: item.key })
  const list = addressWith(pageAddress({ town: stamp.town, page: page.id }), reading, { year: item.year })
  return framed({
    title: `${item.name} - ${item.year}年${page.label} - ${stamp.name}`,
    house: houseOf(place),
    about: [`${stamp.name}${item.year}年${page.label}`, ...item.summary.map(({ text }) => text), item.state.label].join('，'),
    reading,
    otherSize: addressWith(address, { large: !reading.large }),
    nav: [html`<a href="${list}">${`${item.year}年全部`}</a>`],
    content: html`<p class="pale">${`${item.year}年${page.label}`}</p>
<h1>${item.name}</h1>
<p><span class="tag${stageIsOver(item.stages.at(-1)) ? ' done' : ''}">${item.state.label}</span></p>
<h2>基本情况</h2>
<div class="card">${factList(item.facts) ?? html`<p>没有登记。</p>`}</div>
<h2>经过</h2>
<ol class="course">${item.stages.map((stage) => stageMarkup(stage, address))}</ol>`,
    foot: sourceNote(place),
  })
}

function stageIsOver(stage: PublicStageState | undefined): boolean {
  return stage !== undefined && stage.steps.length > 0
}

function stageMarkup(stage: PublicStageState, address: string): Markup | undefined {
  const { label, part, waits, steps } = stage
  if (waits === undefined && steps.length === 0) return undefined
  return html`<li${stageIsOver(stage) ? html` class="done"` : undefined}><div class="head"><h3>${label}</h3><span class="pale">${part}</span></div>${
    steps.length === 0
      ? html`<p class="pale">${waits}</p>`
      : html`<ol class="steps">${steps.map((step) => stepMarkup(step, { stage: label, address }))}</ol>`
  }</li>`
}

interface StepPlace {
  readonly stage: string
  readonly address: string
}

function stepMarkup({ on, recorded, label, facts, pictures }: PublicStep, { stage, address }: StepPlace): Markup {
  const said = facts.map(valueText).join('，')
  const day = html`<time datetime="${on}">${dayText(on)}</time>${recorded ? '登记' : undefined}`
  return html`<li><div class="head">${label === stage ? undefined : html`<b>${label}</b>`}<span>${day}</span></div>${factList(facts)}${pictures.map((picture) => pictureMarkup(picture, { address, said }))}</li>`
}

/** Fetched when somebody opens it, with its size said before: whoever reads on a phone pays for it. */
function pictureMarkup({ digest, size }: PublicPicture, { address, said }: { readonly address: string; readonly said: string }): Markup {
  const kilobytes = Math.max(1, Math.round(size / 1024))
  return html`<details><summary>看照片（${kilobytes} kB）</summary><img src="${address}/${digest}" alt="${said}" loading="lazy"></details>`
}
