import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { CompiledReport, ReportBlock, ReportInline } from '../../definition/report/types.ts'
import { isOpenPlace, placeOf } from '../document/report-places.ts'
import { ContentControlRun } from './content-control.ts'
import { fontOf } from './fonts.ts'
import { PAGE, RED, RED_GROUND } from './page.ts'
import { flow, indentTwo } from './styles.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const
/** Content controls of claims are numbered behind any figure's. */
const FIRST_CLAIM = 1_000_000

export interface BlockContext {
  readonly report: CompiledReport
  readonly draft: boolean
}

/** The body of the report, block by block. */
export function renderBlocks(context: BlockContext): FileChild[] {
  return context.report.blocks.map((block) => renderBlock(block, context))
}

function renderBlock(block: ReportBlock, context: BlockContext): FileChild {
  if (block.type === 'table') return renderTable(block, context)
  const children = block.inlines.map((inline) => renderInline(inline, context))
  if (block.type === 'heading') return new Paragraph({ heading: HEADINGS[block.level], ...flow, children })
  // 各位代表： and the like, in the middle of a report too, begin at the margin.
  const address = isAddress(block.inlines)
  return new Paragraph({ style: 'Body', ...flow, children, indent: address ? { firstLine: 0, firstLineChars: 0 } : indentTwo })
}

function isAddress(inlines: readonly ReportInline[]): boolean {
  const [only] = inlines
  return inlines.length === 1 && only?.type === 'text' && /^[^，。；\s]{2,12}[：:]$/.test(only.text)
}

function renderInline(inline: ReportInline, context: BlockContext, run: IRunOptions = {}): TextRun {
  const place = placeOf(context.report, inline)
  const marked = context.draft && isOpenPlace(context.report, inline)
  const look: IRunOptions = marked ? { ...run, color: RED, shading: { type: ShadingType.CLEAR, color: 'auto', fill: RED_GROUND } } : run
  if (place === undefined || inline.type === 'text') return new TextRun({ ...look, text: inline.text })
  const id = inline.type === 'figure' ? inline.n : FIRST_CLAIM + inline.index
  // A place with nothing in it would be lost in the page.
  const text = inline.text === '' ? '〔未证实〕' : inline.text
  return new ContentControlRun({ id, tag: place.tag, title: place.name }, { ...look, text })
}

function renderTable({ rows, shares }: Extract<ReportBlock, { type: 'table' }>, context: BlockContext): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = PAGE.width - PAGE.left - PAGE.right
  const whole = shares?.reduce((sum, share) => sum + share, 0) ?? columns
  const widths = Array.from({ length: columns }, (_, at) => Math.floor((width * (shares === undefined ? 1 : (shares[at] ?? 0))) / whole))
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: rows.map((row, index) => {
      const header = index === 0
      const run: IRunOptions = header ? { font: fontOf('黑体') } : {}
      const cells = Array.from({ length: columns }, (_, at) => {
        const inlines = row[at] ?? []
        const children = inlines.map((inline) => renderInline(inline, context, run))
        const alignment = header ? AlignmentType.CENTER : isNumber(inlines) ? AlignmentType.RIGHT : AlignmentType.LEFT
        return new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: { left: 100, right: 100, top: 40, bottom: 40 },
          verticalAlign: 'center',
          children: [new Paragraph({ ...flow, style: 'TableText', alignment, children })],
        })
      })
      return new TableRow({ tableHeader: header, cantSplit: true, children: cells })
    }),
  })
}

function isNumber(inlines: readonly ReportInline[]): boolean {
  return /^-?[\d,.]+%?$/.test(
    inlines
      .map((inline) => inline.text)
      .join('')
      .trim(),
  )
}
