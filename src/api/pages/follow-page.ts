import type { FollowedReceipt, ReceivedItem } from '../../kernel/index.ts'
import { itemAddress } from './addresses.ts'
import { framedIn, type IntakeView, intakeAddress } from './intake-pages.ts'
import { html, type Markup } from './markup.ts'
import { addressWith } from './page-frame.ts'
import { factList } from './page-parts.ts'

/** Where one asks by a code; with what it told, or that there is none. */
export function followPage(view: IntakeView, asked: { readonly problem?: string; readonly found?: FollowedReceipt }): string {
  const { problem, found } = asked
  const content = html`<h1>凭回执码查结果</h1>
${problem === undefined ? undefined : html`<div class="card warn" role="alert"><p>${problem}</p></div>`}
${found === undefined ? codeForm(view) : told(view, found)}`
  return framedIn(view, { title: '凭回执码查结果', about: '凭回执码查建议办到哪一步', part: 'receipt', content })
}

function codeForm(view: IntakeView): Markup {
  return html`<form method="post" action="${intakeAddress(view, 'receipt')}" enctype="multipart/form-data">
<div><label for="code">回执码</label><input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-XXXX-XXXX"></div>
<div><button type="submit">查</button></div></form><p class="pale">提交建议时给你的16位码，大小写、横线都不要紧。</p>`
}

function told(view: IntakeView, { own, into }: FollowedReceipt): Markup {
  return html`${itemMarkup(view, own)}${
    into === undefined
      ? undefined
      : html`<h2>并入了这一条</h2><p>和你说的是同一件事，合起来一起办；你的回执一直有效。</p>${itemMarkup(view, into)}`
  }<p><a href="${intakeAddress(view, 'receipt')}">查另一个</a></p>`
}

function itemMarkup({ place: { page, stamp }, reading }: IntakeView, { name, state, facts, key }: ReceivedItem): Markup {
  const title =
    key === undefined
      ? html`${name}`
      : html`<a href="${addressWith(itemAddress({ town: stamp.town, page: page.id, key }), reading)}">${name}</a>`
  return html`<div class="card told"><div class="head"><h3>${title}</h3><span class="tag">${state}</span></div>${factList(facts)}</div>`
}
