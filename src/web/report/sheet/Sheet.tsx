import { type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { CompiledAssertion, CompiledReport, ReportBlock, ReportInline, Verdict } from '../../../definition/report/types.ts'
import { type Mark, markKey, markOfInline, verdictsOf } from '../marks.ts'
import { verdictWords } from '../verdicts.ts'
import { CommentButton } from './CommentButton.tsx'
import { SourceLink } from './SourceLink.tsx'
import styles from './sheet.module.css'

interface Props {
  readonly report: CompiledReport
  readonly selected: Mark | undefined
  readonly choose: (mark: Mark) => void
  /** A line of the template to bring into view. */
  readonly line?: number | undefined
  /** Less margin, beside the editor. */
  readonly narrow?: boolean
  /** Where readers say something: how much is open at each line, and the way to it. */
  readonly comments?: SheetComments | undefined
}

export interface SheetComments {
  readonly open: ReadonlyMap<number, number>
  readonly show: (line: number) => void
}

/** The report as a sheet of paper. Everything that it asserts is marked as with a pencil, by its verdict, and opens when it is clicked. */
export const Sheet = memo(function Sheet({ report, selected, choose, line, narrow = false, comments }: Props) {
  const paper = useRef<HTMLElement>(null)
  const { front } = report
  const key = selected === undefined ? undefined : markKey(selected)
  useEffect(() => {
    if (key === undefined) return
    paper.current?.querySelector(`[data-mark="${key}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [key])
  useEffect(() => {
    if (line === undefined) return
    const blocks = [...(paper.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const block = blocks.filter((element) => Number(element.dataset.line) <= line).pop()
    block?.scrollIntoView({ block: 'center' })
  }, [line])
  const firstKey = key ?? firstMarkKey(report)
  const verdicts = useMemo(() => verdictsOf(report), [report])
  const marked = (inline: ReportInline, at: number) => (
    <Inline
      key={inlineKey(inline, at)}
      inline={inline}
      assertion={inline.type === 'text' && inline.assertion !== undefined ? report.assertions[inline.assertion] : undefined}
      verdict={verdictOf(inline, verdicts)}
      selected={key}
      reachable={firstKey}
      choose={choose}
    />
  )
  const noteOf = (from: number, to = from + 1) => {
    if (comments === undefined) return null
    const here = [...comments.open].filter(([at]) => at >= from && at < to)
    const count = here.reduce((sum, [, some]) => sum + some, 0)
    return <CommentButton line={here[0]?.[0] ?? from} count={count} open={comments.show} />
  }
  return (
    <article ref={paper} className={narrow ? `${styles.sheet} ${styles.narrow}` : styles.sheet} aria-label={front.title}>
      <h2>{markTitle(front.title, report).map(marked)}</h2>
      {front.subtitle === undefined ? null : <p className={styles.by}>{markTitle(front.subtitle, report).map(marked)}</p>}
      {front.author === undefined ? null : <p className={styles.by}>{front.author}</p>}
      {front.salutation === undefined ? null : <p className={styles.salutation}>{front.salutation.replace(/：?$/, '：')}</p>}
      {report.blocks.map((block, at) => (
        <Block key={block.line} block={block} marked={marked} note={noteOf(block.line, report.blocks[at + 1]?.line)} />
      ))}
    </article>
  )
})

type Marked = (inline: ReportInline, at: number) => ReactNode

interface BlockProps {
  readonly block: ReportBlock
  readonly marked: Marked
  readonly note: ReactNode
}

function Block({ block, marked, note }: BlockProps) {
  if (block.type === 'paragraph')
    return (
      <p data-line={block.line}>
        {block.inlines.map(marked)}
        {note}
      </p>
    )
  if (block.type === 'heading') {
    const Heading = headings[block.level]
    return (
      <Heading data-line={block.line} className={styles[`level${block.level}`]}>
        {block.inlines.map(marked)}
        {note}
      </Heading>
    )
  }
  const [head = [], ...rows] = block.rows
  const whole = block.shares?.reduce((sum, share) => sum + share, 0) ?? 0
  return (
    <div className={styles.tableRoom} data-line={block.line}>
      <table className={block.shares === undefined ? undefined : styles.annex}>
        {block.shares === undefined ? null : (
          <colgroup>
            {block.shares.map((share, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table are their places
              <col key={column} style={{ width: `${(share * 100) / whole}%` }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a table are their places
              <th key={column} scope="col">
                {cell.map(marked)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table are their places
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a table are their places
                <td key={column}>{cell.map(marked)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note}
    </div>
  )
}

const headings = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' } as const

interface InlineProps {
  readonly inline: ReportInline
  readonly assertion: CompiledAssertion | undefined
  readonly verdict: Verdict | undefined
  readonly selected: string | undefined
  readonly reachable: string | undefined
  readonly choose: (mark: Mark) => void
}

function Inline({ inline, assertion, verdict, selected, reachable, choose }: InlineProps) {
  const mark = markOfInline(inline)
  if (mark === undefined && inline.type === 'text' && inline.source !== undefined && inline.text !== '')
    return <SourceLink text={inline.text} source={inline.source} />
  if (mark === undefined || verdict === undefined) return inline.text
  const key = markKey(mark)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose(mark)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot break over two lines of prose
    <span
      role="button"
      tabIndex={key === reachable ? 0 : -1}
      data-mark={key}
      data-verdict={verdict}
      className={joined(styles.mark, inline.type !== 'figure' && styles.claim, styles[verdict], key === selected && styles.selected)}
      aria-label={`${inline.text}，${verdictWords[verdict]}`}
      title={assertion?.verdict === 'background' ? `背景${assertion.why === '' ? '，没有写出处' : `，出处：${assertion.why}`}` : undefined}
      aria-pressed={key === selected}
      onClick={() => choose(mark)}
      onKeyDown={onKey}
    >
      {inline.text}
    </span>
  )
}

function joined(...classes: readonly (string | false | undefined)[]): string {
  return classes.filter((one) => typeof one === 'string').join(' ')
}

function inlineKey(inline: ReportInline, at: number): string {
  const mark = markOfInline(inline)
  return mark === undefined ? `text-${at}` : `${markKey(mark)}-${at}`
}

function verdictOf(inline: ReportInline, verdicts: ReadonlyMap<string, Verdict>): Verdict | undefined {
  const mark = markOfInline(inline)
  return mark === undefined ? undefined : verdicts.get(markKey(mark))
}

/** The title is no block; what it asserts stands before the body, in the front matter. */
function markTitle(title: string, { assertions, blocks }: CompiledReport): readonly ReportInline[] {
  const body = Math.min(...blocks.map(({ line }) => line))
  const index = assertions.findIndex(({ at, text }) => at.line < body && text !== '' && title.includes(text))
  const found = assertions[index]?.text ?? ''
  const from = title.indexOf(found)
  const pieces: readonly ReportInline[] = [
    { type: 'text', text: title.slice(0, from) },
    { type: 'text', text: found, assertion: index },
    { type: 'text', text: title.slice(from + found.length) },
  ]
  return index < 0 ? [{ type: 'text', text: title }] : pieces.filter(({ text }) => text !== '')
}

function firstMarkKey(report: CompiledReport): string | undefined {
  for (const block of report.blocks) {
    const inlines = block.type === 'table' ? block.rows.flat(2) : block.inlines
    for (const inline of inlines) {
      const mark = markOfInline(inline)
      if (mark !== undefined) return markKey(mark)
    }
  }
  return undefined
}
