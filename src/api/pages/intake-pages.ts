import type { IntakeAsk } from '../../definition/public-page/intake-types.ts'
import { type GivenReceipt, type IntakeDesk, type IntakePage, largestPicture, mostPictures, writeCode } from '../../kernel/index.ts'
import { pageAddress } from './addresses.ts'
import { intakeScriptAddress } from './intake-script.ts'
import { html, type Markup } from './markup.ts'
import { addressWith, framed, type Reading } from './page-frame.ts'
import { houseOf, type PagePlace } from './page-parts.ts'

export interface IntakeView {
  readonly place: PagePlace & { readonly page: IntakePage }
  readonly reading: Reading
}

/** What a form already holds when it is shown again. */
export interface FormState {
  readonly desk: IntakeDesk
  readonly values: Readonly<Record<string, string>>
  readonly once: string
  /** When it was given out, for whoever fills it in faster than anybody types. */
  readonly since: string
  /** Similar ones have been shown. */
  readonly seen: boolean
  readonly similar: Markup | undefined
  readonly problems: readonly string[]
}

export function intakeAddress({ place: { page, stamp }, reading }: IntakeView, part: 'new' | 'receipt' | 'similar'): string {
  return addressWith(`${pageAddress({ town: stamp.town, page: page.id })}/${part}`, reading)
}

/** Where one writes, and where one asks what became of it. */
export function intakeLinks(view: IntakeView): Markup {
  const { intake } = view.place.page
  return html`<p class="gate"><a class="button" href="${intakeAddress(view, 'new')}">${intake.label}</a><a href="${intakeAddress(view, 'receipt')}">凭回执码查结果</a></p>`
}

/** The form. Everything works without a script; with it similar ones are shown while one types. */
export function formPage(view: IntakeView, form: FormState): string {
  const { intake } = view.place.page
  const { desk, problems, similar } = form
  const content = html`<h1>${intake.label}</h1><p class="lead">${intake.lead}</p>
${desk.takes ? undefined : html`<div class="card warn"><p>现在没有在征集，开始以后再来。急事请找村里或镇里。</p></div>`}
${problems.length === 0 ? undefined : html`<div class="card warn" role="alert" id="problems"><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></div>`}
${desk.note === '' ? undefined : html`<p class="lead">${desk.note}</p>`}
${criteria(desk)}
${desk.takes ? formMarkup(view, form) : html`<div id="similar">${similar}</div>`}`
  return framedIn(view, { title: intake.label, about: intake.lead, part: 'new', content })
}

/** Open where somebody reads it: by what it is screened nobody should have to guess. */
function criteria({ lists }: IntakeDesk): Markup | undefined {
  if (lists.length === 0) return undefined
  const list = ({ label, lines }: IntakeDesk['lists'][number]) =>
    html`<div><h3>${label}</h3><ul>${lines.map(({ name, note }) => html`<li><b>${name}</b>${note === '' ? undefined : html`：${note}`}</li>`)}</ul></div>`
  return html`<details class="card"><summary>按什么筛选：${lists.map(({ label }) => label).join('、')}</summary><div class="two">${lists.map(list)}</div></details>`
}

function formMarkup(view: IntakeView, form: FormState): Markup {
  const { intake } = view.place.page
  const { desk, values, once, since, seen, similar } = form
  // What it is about and why: the others say where.
  const compared = intake.asks.flatMap(({ of, field }) => (of.kind === 'text' ? [field] : [])).slice(0, 2)
  const search = intakeAddress(view, 'similar')
  const terms = intake.terms.says.replace('{days}', desk.days)
  const photos = `可以不附。最多 ${mostPictures} 张，每张不超过 ${largestPicture / 1024 / 1024} MB，JPEG、PNG、WebP。照片里的拍摄地点和时间会去掉。`
  return html`<form class="ask" method="post" action="${intakeAddress(view, 'new')}" enctype="multipart/form-data" data-similar="${search}${search.includes('?') ? '&' : '?'}q=" data-asks="${compared.join(',')}">
<input type="hidden" name="once" value="${once}"><input type="hidden" name="since" value="${since}"><input type="hidden" name="seen" value="${seen ? '1' : ''}">
${intake.asks.map((ask) => html`${askMarkup(ask, { value: values[ask.field] ?? '', desk })}${ask.field === compared.at(-1) ? html`<div id="similar" aria-live="polite">${similar}</div>` : undefined}`)}
<div><label for="pictures">照片</label><p class="pale" id="pictures-help">${photos}</p><input id="pictures" name="pictures" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="pictures-help"></div>
<div><label for="contact">怎么答复你</label><p class="pale" id="contact-help">${`可以不留。留电话或者邮箱都行。${intake.enclosure.said}`}</p><input id="contact" name="contact" value="${values.contact ?? ''}" maxlength="60" autocomplete="off" aria-describedby="contact-help"></div>
<div class="trap" aria-hidden="true"><label for="homepage">这一格不要填</label><input id="homepage" name="homepage" tabindex="-1" autocomplete="off"></div>
<div><button type="submit">提交</button><p class="pale">${terms}</p></div>
</form>`
}

function askMarkup(
  { field, label, help, most, of }: IntakeAsk,
  { value, desk }: { readonly value: string; readonly desk: IntakeDesk },
): Markup {
  const isRequired = of.required === true
  const [required, about] = [
    isRequired ? html` required` : undefined,
    help === undefined ? undefined : html` aria-describedby="ask-${field}-help"`,
  ]
  const head = html`<label for="ask-${field}">${label}${isRequired ? undefined : html`<span class="pale">（可以不填）</span>`}</label>${help === undefined ? undefined : html`<p class="pale" id="ask-${field}-help">${help}</p>`}`
  const option = (id: string, name: string) => html`<option value="${id}"${id === value ? html` selected` : undefined}>${name}</option>`
  if (of.kind === 'choice' || of.kind === 'village') {
    const options = of.kind === 'choice' ? Object.entries(of.options).map(([id, name]) => ({ id, name })) : desk.villages
    return html`<div>${head}<select id="ask-${field}" name="${field}"${required}${about}>${option('', of.kind === 'village' ? '全镇' : '请选择')}${options.map(({ id, name }) => option(id, name))}</select></div>`
  }
  return of.kind === 'text' && of.long === true
    ? html`<div>${head}<textarea id="ask-${field}" name="${field}" rows="6" maxlength="${most}"${required}${about}>${`\n${value}`}</textarea></div>`
    : html`<div>${head}<input id="ask-${field}" name="${field}" value="${value}" maxlength="${most}" autocomplete="off"${required}${about}></div>`
}

/** The receipt: shown once, and kept by whoever sent it. */
export function receiptPage(view: IntakeView, { code, number }: GivenReceipt, { days }: { readonly days: string }): string {
  const { intake } = view.place.page
  const content = html`<h1>收到了</h1>
<p class="lead">编号 ${number}。${intake.terms.says.replace('{days}', days)}</p>
<div class="card receipt"><p>回执码</p><p class="code" id="code">${writeCode(code)}</p><p>请抄下来或者拍下来。凭它查结果，不用登录；只有你有，丢了补不出来，也不要发给别人。</p></div>
<form method="post" action="${intakeAddress(view, 'receipt')}" enctype="multipart/form-data"><input type="hidden" name="code" value="${code}"><div><button type="submit">现在就查</button></div></form>
<p><a href="${intakeAddress(view, 'new')}">再提一条</a></p>`
  return framedIn(view, { title: '收到了', about: intake.lead, part: 'receipt', content })
}

/** Why nothing was taken now, with what to do. */
export function heldPage(view: IntakeView, { title, text }: { readonly title: string; readonly text: string }): string {
  const content = html`<h1>${title}</h1><p class="lead">${text}</p><p>不上网也能提：到村里、代表联络站或者镇便民服务中心当面说，一样登记、一样答复。</p>`
  return framedIn(view, { title, about: text, part: 'new', content })
}

export function framedIn(
  view: IntakeView,
  {
    title,
    about,
    part,
    content,
  }: { readonly title: string; readonly about: string; readonly part: 'new' | 'receipt'; readonly content: Markup },
): string {
  const { place, reading } = view
  const { page, stamp } = place
  return framed({
    title: `${title} - ${page.label} - ${stamp.name}`,
    house: houseOf(place),
    about,
    reading,
    otherSize: intakeAddress({ place, reading: { large: !reading.large } }, part),
    nav: [html`<a href="${addressWith(pageAddress({ town: stamp.town, page: page.id }), reading)}">大家提的</a>`],
    content,
    script: intakeScriptAddress,
  })
}
