import type { SlipMarks } from '../../definition/secret-ballot/count-slips.ts'
import type { Hall } from '../../kernel/index.ts'
import { hallAddress } from './addresses.ts'
import { html, type Markup } from './markup.ts'
import { addressWith, framed, type Reading } from './page-frame.ts'
import { factList } from './page-parts.ts'

export interface HallView {
  readonly hall: Hall
  readonly place: { readonly town: string; readonly hall: string }
  readonly reading: Reading
}

/** What somebody has marked so far: shown again with a problem, and to be confirmed. */
export interface MarkedSlip {
  readonly code: string
  readonly marks: SlipMarks
  readonly problem?: string
}

const howTo: Readonly<Record<Hall['rule']['method'], (seats: number | undefined) => string>> = {
  mostVotes: (seats) => `在同意的项目上打勾，最多选 ${seats ?? '—'} 项；一项也不选是弃权。`,
  itemByItem: () => '每项选赞成、反对或者弃权；不选的算弃权。',
  priority: (seats) => `给最多 ${seats ?? '—'} 项写名次，一个名次只写一次；不写的空着。`,
}

/** The slip on a device: nothing of who holds it is asked, and all works without a script. */
export function slipPage(view: HallView, { code, marks, problem }: MarkedSlip): string {
  const { hall } = view
  const { rule, candidates } = hall
  const content = html`<h1>${hall.title}</h1><p class="lead">${howTo[rule.method](rule.seats)}无记名投票，票码只用一次，不知道是谁的。</p>
${problemMarkup(problem)}
<form class="ask slip" method="post" action="${address(view)}" enctype="multipart/form-data">
<div><label for="code">票码</label><input id="code" name="code" value="${code}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX"></div>
${candidates.map(({ name, facts }, at) => html`<fieldset class="card"><legend>${at + 1}. ${name}</legend>${factList(facts)}${markMarkup(view, { at, name, mark: marks[at] ?? 0 })}</fieldset>`)}
<div><button type="submit">看一遍再投</button></div>
</form>`
  return page(view, content)
}

/** What was marked, to be read over: from here on it cannot be taken back. */
export function confirmPage(view: HallView, { code, marks, problem }: MarkedSlip): string {
  const { hall } = view
  const hidden = marks.map((mark, at) => html`<input type="hidden" name="mark${at}" value="${mark}">`)
  const again = (sure: boolean, label: string, look?: Markup) =>
    html`<form method="post" action="${address(view)}" enctype="multipart/form-data"><input type="hidden" name="code" value="${code}">${hidden}<input type="hidden" name="step" value="${sure ? 'cast' : 'back'}"><button type="submit"${look}>${label}</button></form>`
  const content = html`<h1>请核对</h1><p class="lead">投出以后不能改，也查不到是谁投的。</p>
${problemMarkup(problem)}
<ul class="list">${hall.candidates.map(({ name }, at) => html`<li><h3>${name}</h3><span class="tag${marked(hall, marks[at]) ? ' done' : ''}">${said(hall, marks[at] ?? 0)}</span></li>`)}</ul>
${again(true, '投出')}${again(false, '回去改', html` class="quiet"`)}`
  return page(view, content)
}

export function castPage(view: HallView): string {
  const content = html`<h1>已投出</h1><p class="lead">谢谢。请把设备交给下一位代表。</p><p><a class="button" href="${address(view)}">下一位</a></p>`
  return page(view, content)
}

function page(view: HallView, content: Markup): string {
  const { hall, place, reading } = view
  return framed({
    title: `${hall.title} - ${hall.town}`,
    house: `${hall.town}人民代表大会会场`,
    about: hall.title,
    reading,
    otherSize: addressWith(hallAddress(place), { large: !reading.large }),
    content,
  })
}

function markMarkup(
  { hall: { rule } }: HallView,
  { at, name, mark }: { readonly at: number; readonly name: string; readonly mark: number },
): Markup {
  const own = `mark${at}`
  if (rule.method === 'mostVotes')
    return html`<label class="mark"><input type="checkbox" name="${own}" value="1"${mark === 1 ? html` checked` : undefined}> 同意“${name}”</label>`
  if (rule.method === 'itemByItem')
    return html`<div class="marks">${(['弃权', '赞成', '反对'] as const).map((label, value) => html`<label class="mark"><input type="radio" name="${own}" value="${value}"${mark === value ? html` checked` : undefined}> ${label}</label>`)}</div>`
  const places = Array.from({ length: rule.seats ?? 0 }, (_, index) => index + 1)
  return html`<label class="mark" for="${own}">名次</label><select id="${own}" name="${own}"><option value="0">不写</option>${places.map((one) => html`<option value="${one}"${mark === one ? html` selected` : undefined}>第 ${one}</option>`)}</select>`
}

function said({ rule: { method } }: Hall, mark: number): string {
  if (method === 'itemByItem') return ['弃权', '赞成', '反对'][mark] ?? '弃权'
  if (method === 'priority') return mark === 0 ? '不写' : `第 ${mark}`
  return mark === 1 ? '同意' : '不选'
}

function marked({ rule: { method } }: Hall, mark = 0): boolean {
  return method === 'itemByItem' ? mark === 1 : mark > 0
}

function problemMarkup(problem: string | undefined): Markup | undefined {
  return problem === undefined ? undefined : html`<div class="card warn" role="alert" id="problems"><p>${problem}</p></div>`
}

function address({ place, reading }: HallView): string {
  return addressWith(hallAddress(place), reading)
}
