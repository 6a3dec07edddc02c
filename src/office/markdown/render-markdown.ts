import type { CompiledReport, ReportBlock, ReportInline } from '../../definition/report/types.ts'
import { isDraft, type RenderOptions } from '../document/render-options.ts'
import { isOpenPlace } from '../document/report-places.ts'

/** The report as Markdown: title first, headings one level below it. In a draft, unproved places stand in 〔〕 and bold. */
export function renderMarkdown(report: CompiledReport, options: RenderOptions = {}): string {
  const draft = isDraft(report, options)
  const { title, subtitle, author, salutation } = report.front
  const parts = [`# ${escapeMarkdown(title)}`]
  if (draft) parts.push('> 草稿：〔〕内的内容未经台账证实。')
  if (subtitle !== undefined) parts.push(escapeMarkdown(subtitle))
  if (author !== undefined) parts.push(escapeMarkdown(author))
  if (salutation !== undefined) parts.push(escapeMarkdown(/[：:]$/.test(salutation) ? salutation : `${salutation}：`))
  for (const block of report.blocks) parts.push(renderBlock(block, draft ? report : undefined))
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function renderBlock(block: ReportBlock, draft: CompiledReport | undefined): string {
  if (block.type === 'table') return renderTable(block.rows, draft)
  const text = renderInlines(block.inlines, draft)
  return block.type === 'heading' ? `${'#'.repeat(block.level + 1)} ${text}` : guardStart(text)
}

function renderTable(rows: readonly (readonly (readonly ReportInline[])[])[], draft: CompiledReport | undefined): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = rows.map((row) =>
    line(Array.from({ length: columns }, (_, at) => renderInlines(row[at] ?? [], draft).replaceAll('|', '\\|'))),
  )
  lines.splice(1, 0, line(Array.from({ length: columns }, () => '---')))
  return lines.join('\n')
}

function renderInlines(inlines: readonly ReportInline[], draft: CompiledReport | undefined): string {
  return inlines
    .map((inline) => {
      const text = escapeMarkdown(inline.text)
      return draft !== undefined && isOpenPlace(draft, inline) ? `**〔${text === '' ? '未证实' : text}〕**` : text
    })
    .join('')
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<[\]]|&(?=[#\w]+;)/g, '\\$&').replace(/\r?\n/g, ' ')
}

/** A paragraph that would begin a list, a heading, a quotation or a rule is kept a paragraph. */
function guardStart(text: string): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(text)
  if (number !== null) return `${number[1]}\\${text.slice(number[1]?.length)}`
  return /^(?:[#>+-](?=\s|$|>)|#{1,6}\s|-{3,}|={3,}|~{3,})/.test(text) ? `\\${text}` : text
}
