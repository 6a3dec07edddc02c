import { parsePeriod } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { CompiledReport, Proof, ReportBlock, ReportFrontMatter, ReportInline } from '../../definition/report/types.ts'
import { presentAsOf } from '../document/present-as-of.ts'
import { isDraft, type RenderOptions } from '../document/render-options.ts'
import { isOpenPlace, isUnproved } from '../document/report-places.ts'
import { escapeXml } from '../xml/escape-xml.ts'
import { paperStyle } from './paper-style.ts'

const PROOFS: Readonly<Record<Proof, string>> = { holds: '已证实', attested: '有佐证', fails: '不成立', unproved: '未证实' }

/** The report as one web page that needs nothing else: every figure and claim has an id (`figure-12`, `claim-3`) and says where it comes from. */
export function renderHtml(report: CompiledReport, options: RenderOptions = {}): string {
  const draft = isDraft(report, options)
  const title = escapeXml(report.front.title)
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${draft ? '草稿 · ' : ''}${title}</title>`,
    `<style>\n${paperStyle}\n</style>`,
    '</head>',
    '<body>',
    ...(draft ? [renderDraftNote(report), '<div class="watermark" aria-hidden="true">草稿</div>'] : []),
    '<main class="sheet">',
    renderFront(report.front),
    ...report.blocks.map((block) => renderBlock(block, report)),
    '</main>',
    renderFoot(report),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function renderFront(front: ReportFrontMatter): string {
  const line = (text: string | undefined, name: string): string => (text === undefined ? '' : `<p class="${name}">${escapeXml(text)}</p>`)
  const salutation =
    front.salutation === undefined ? undefined : /[：:]$/.test(front.salutation) ? front.salutation : `${front.salutation}：`
  const heading = `<h1>${escapeXml(front.title)}</h1>`
  const above =
    front.profile === 'red-head'
      ? line(front.author, 'red-head') + line(front.subtitle, 'number') + heading
      : heading + line(front.subtitle, 'byline') + line(front.author, 'byline')
  return `<header class="front">${above}${line(salutation, 'salutation')}</header>`
}

function renderBlock(block: ReportBlock, report: CompiledReport): string {
  if (block.type === 'table') return renderTable(block, report)
  const text = renderInlines(block.inlines, report)
  if (block.type === 'heading') return `<h${block.level + 1}>${text}</h${block.level + 1}>`
  const [only] = block.inlines
  const address = block.inlines.length === 1 && only?.type === 'text' && /^[^，。；\s]{2,12}[：:]$/.test(only.text)
  return address ? `<p class="address">${text}</p>` : `<p>${text}</p>`
}

function renderTable({ rows, shares }: Extract<ReportBlock, { type: 'table' }>, report: CompiledReport): string {
  const cell = (inlines: readonly ReportInline[], name: 'th' | 'td'): string => {
    const number =
      name === 'td' &&
      /^-?[\d,.]+%?$/.test(
        inlines
          .map((inline) => inline.text)
          .join('')
          .trim(),
      )
    return `<${name}${number ? ' class="number-cell"' : ''}>${renderInlines(inlines, report)}</${name}>`
  }
  const [head = [], ...body] = rows
  const line = (row: readonly (readonly ReportInline[])[], name: 'th' | 'td'): string =>
    `<tr>${row.map((inlines) => cell(inlines, name)).join('')}</tr>`
  const widths =
    shares === undefined
      ? ''
      : `<colgroup>${sharesOf(shares)
          .map((width) => `<col style="width: ${width}%">`)
          .join('')}</colgroup>`
  return `<div class="table"><table${widths === '' ? '' : ' class="annex"'}>${widths}<thead>${line(head, 'th')}</thead><tbody>${body.map((row) => line(row, 'td')).join('')}</tbody></table></div>`
}

/** Percent of the table's width, whole. */
function sharesOf(shares: readonly number[]): readonly number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.round((share * 100) / whole))
}

function renderInlines(inlines: readonly ReportInline[], report: CompiledReport): string {
  return inlines.map((inline) => renderInline(inline, report)).join('')
}

function renderInline(inline: ReportInline, report: CompiledReport): string {
  if (inline.type === 'text') {
    const said = isOpenPlace(report, inline) && inline.assertion !== undefined ? report.assertions[inline.assertion] : undefined
    return said === undefined
      ? escapeXml(inline.text)
      : `<u class="claim ${said.verdict === 'refuted' ? 'fails' : 'unproved'}" title="${escapeXml(said.why)}">${escapeXml(inline.text)}</u>`
  }
  const id = inline.type === 'figure' ? `figure-${inline.n}` : `claim-${inline.index}`
  const says = inline.type === 'figure' ? describeFigure(report, inline.n) : describeClaim(report, inline.index)
  const text = inline.text === '' && isUnproved(inline.proof) ? '〔未证实〕' : inline.text
  return `<u id="${id}" class="${inline.type} ${inline.proof}" title="${escapeXml(`${says}，${PROOFS[inline.proof]}`)}">${escapeXml(text)}</u>`
}

function describeFigure(report: CompiledReport, n: number): string {
  const figure = report.figures.find((one) => one.n === n)
  if (figure === undefined) return `数字 ${n}`
  const slices = figure.slices.map((slice) => `${slice.dimension}：${slice.value}`).join('，')
  return [`${figure.name}${slices === '' ? '' : `（${slices}）`}`, presentKey(figure.period), `${figure.records} 条记录`].join('，')
}

function describeClaim(report: CompiledReport, index: number): string {
  const claim = report.claims.find((one) => one.index === index)
  return claim === undefined ? `断语 ${index}` : [claim.name, presentKey(claim.period), claim.why].filter((part) => part !== '').join('，')
}

function presentKey(key: string): string {
  const period = parsePeriod(key)
  return period === undefined ? key : presentPeriod(period)
}

function renderDraftNote(report: CompiledReport): string {
  const items = report.problems
    .map((problem) => `<li>第 ${problem.at.line} 行第 ${problem.at.column} 字：${escapeXml(problem.message)}</li>`)
    .join('')
  return `<section class="draft"><strong>草稿</strong>　标红处未经台账证实。${items === '' ? '' : `<ol>${items}</ol>`}</section>`
}

function renderFoot(report: CompiledReport): string {
  const proofs = [...report.figures, ...report.claims].map((one) => one.proof)
  const counts = (['holds', 'attested', 'fails', 'unproved'] as const).flatMap((proof) => {
    const count = proofs.filter((one) => one === proof).length
    return count === 0 ? [] : [`${count} 处${PROOFS[proof]}`]
  })
  return `<footer>依据截至${presentAsOf(report.asOf)}的台账编制。${counts.length === 0 ? '' : `${counts.join('，')}。`}</footer>`
}
