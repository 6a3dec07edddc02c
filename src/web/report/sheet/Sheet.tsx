import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react'
import type { CompiledReport, ReportBlock, ReportInline } from '../../../definition/report/types.ts'
import { type Mark, markKey, proofWords } from '../marks.ts'
import styles from './sheet.module.css'

interface Props {
  readonly report: CompiledReport
  readonly selected: Mark | undefined
  readonly choose: (mark: Mark) => void
  /** A line of the template to bring into view. */
  readonly line?: number | undefined
  /** Less margin, beside the editor. */
  readonly narrow?: boolean
}

/** The report as a sheet of paper. Every figure and claim is marked as with a pencil, and opens when it is clicked. */
export const Sheet = memo(function Sheet({ report, selected, choose, line, narrow = false }: Props) {
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
  const marked = (inline: ReportInline, at: number) => (
    <Inline key={inlineKey(inline, at)} inline={inline} selected={key} reachable={firstKey} choose={choose} />
  )
  return (
    <article ref={paper} className={narrow ? `${styles.sheet} ${styles.narrow}` : styles.sheet} aria-label={front.title}>
      <h2>{front.title}</h2>
      {front.subtitle === undefined ? null : <p className={styles.by}>{front.subtitle}</p>}
      {front.author === undefined ? null : <p className={styles.by}>{front.author}</p>}
      {front.salutation === undefined ? null : <p className={styles.salutation}>{front.salutation.replace(/：?$/, '：')}</p>}
      {report.blocks.map((block) => (
        <Block key={block.line} block={block} marked={marked} />
      ))}
    </article>
  )
})

type Marked = (inline: ReportInline, at: number) => ReactNode

function Block({ block, marked }: { readonly block: ReportBlock; readonly marked: Marked }) {
  if (block.type === 'paragraph') return <p data-line={block.line}>{block.inlines.map(marked)}</p>
  if (block.type === 'heading') {
    const Heading = headings[block.level]
    return (
      <Heading data-line={block.line} className={styles[`level${block.level}`]}>
        {block.inlines.map(marked)}
      </Heading>
    )
  }
  const [head = [], ...rows] = block.rows
  return (
    <div className={styles.tableRoom} data-line={block.line}>
      <table>
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
    </div>
  )
}

const headings = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' } as const

interface InlineProps {
  readonly inline: ReportInline
  readonly selected: string | undefined
  readonly reachable: string | undefined
  readonly choose: (mark: Mark) => void
}

function Inline({ inline, selected, reachable, choose }: InlineProps) {
  if (inline.type === 'text') return inline.text
  const mark: Mark = inline.type === 'figure' ? { type: 'figure', n: inline.n } : { type: 'claim', index: inline.index }
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
      className={joined(styles.mark, inline.type === 'claim' && styles.claim, styles[inline.proof], key === selected && styles.selected)}
      aria-label={`${inline.text}，${proofWords[inline.proof]}`}
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
  if (inline.type === 'figure') return `figure-${inline.n}`
  return inline.type === 'claim' ? `claim-${inline.index}` : `text-${at}`
}

function firstMarkKey(report: CompiledReport): string | undefined {
  for (const block of report.blocks) {
    const inlines = block.type === 'table' ? block.rows.flat(2) : block.inlines
    const inline = inlines.find(({ type }) => type !== 'text')
    if (inline !== undefined) return inlineKey(inline, 0)
  }
  return undefined
}
