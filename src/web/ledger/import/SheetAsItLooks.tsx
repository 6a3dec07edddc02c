import { Button, Select } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import styles from './import.module.css'
import {
  classNames,
  columnChoices,
  type GridCell,
  type GridColumn,
  type GridLine,
  gridColumns,
  gridLines,
  wordsRunningOn,
} from './sheet-grid.ts'
import type { FileFlow } from './use-imports.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly flow: Pick<FileFlow, 'answer' | 'said'>
}

/** The sheet as the office has it: each line with what it was taken for, each column with what it is read as. Both are changed by a press. */
export function SheetAsItLooks({ ledger, outcome, flow }: Props) {
  const lines = gridLines(outcome)
  const columns = gridColumns(ledger, outcome)
  const [, last = 0] = outcome.view.header
  const width = lines[0]?.cells.length ?? 0
  if (lines.length === 0) return <p className={styles.quiet}>表里没有内容。</p>
  const meanings = (
    <tr key="meanings" className={styles.meanings}>
      <th scope="row" className={styles.rowNumber}>
        读作
      </th>
      {Array.from({ length: width }, (_, at) => (
        <td key={`meaning-${places[at] ?? at}`}>
          <Meaning column={columns.find(({ place }) => place === at)} choices={columnChoices(ledger)} flow={flow} />
        </td>
      ))}
      <td />
    </tr>
  )
  const isHeaded = lines.some(({ row }) => row === last)
  return (
    <>
      <p className={styles.quiet}>“{outcome.sheet}”，表里的样子。认错了表头，按行号换一行；认错了一列，在“读作”里改。</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className={styles.sheet} tabIndex={0} aria-label="表里的样子">
        <table>
          <tbody>
            {isHeaded ? null : meanings}
            {lines.flatMap((line) => {
              const shown = (
                <Line key={line.row} line={line} width={width} columns={columns} headAt={(row) => flow.answer({ headerRow: row })} />
              )
              return line.row === last ? [shown, meanings] : [shown]
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Letters of the columns, for keys that stay. */
const places = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

interface LineProps {
  readonly line: GridLine
  readonly width: number
  readonly columns: readonly GridColumn[]
  readonly headAt: (row: number) => void
}

function Line({ line, width, columns, headAt }: LineProps) {
  const { row, is, cells, isNew, isAfterGap } = line
  const filled = cells.flatMap((cell, at) => (cell.text.trim() === '' ? [] : [at]))
  const only = is !== 'body' && filled.length === 1 ? cells[filled[0] ?? 0] : undefined
  const runsOn = is === 'title' || is === 'note' || is === 'footer'
  const numeric = new Set(columns.filter(({ isNumeric }) => isNumeric).map(({ place }) => place))
  return (
    <>
      {isAfterGap ? (
        <tr>
          <td className={styles.gap} colSpan={width + 1}>
            中间的行没有列出
          </td>
        </tr>
      ) : null}
      <tr className={is === 'body' ? undefined : is === 'header' ? styles.head : styles.aside}>
        <th scope="row" className={styles.rowNumber}>
          <Button type="text" size="small" title={`表头从第 ${row} 行起`} aria-label={`表头从第 ${row} 行起`} onClick={() => headAt(row)}>
            {row}
          </Button>
        </th>
        {only !== undefined ? (
          <td colSpan={width}>{only.text}</td>
        ) : runsOn ? (
          wordsRunningOn(cells).map(({ at, text, span }) => (
            <td key={`${row}-${places[at] ?? at}`} colSpan={span}>
              {text}
            </td>
          ))
        ) : (
          cells.map((cell, at) => <Cell key={`${row}-${places[at] ?? at}`} cell={cell} isRight={numeric.has(at)} />)
        )}
        <td className={styles.tag}>{is === 'body' ? (isNew ? '新增' : '') : classNames[is]}</td>
      </tr>
    </>
  )
}

function Cell({ cell: { text, why, before }, isRight }: { readonly cell: GridCell; readonly isRight: boolean }) {
  const side = isRight ? (styles.right ?? '') : ''
  if (why !== undefined)
    return (
      <td className={`${styles.badCell ?? ''} ${side}`} title={why}>
        {text === '' ? '（空）' : text}
        <span className="visually-hidden">{why}</span>
      </td>
    )
  if (before !== undefined)
    return (
      <td className={`${styles.changed ?? ''} ${side}`}>
        <del>{before}</del> {text}
      </td>
    )
  return <td className={side}>{text}</td>
}

const notRead = ''
/** A column known by another word that offices use for it needs no look; one known by what is in it, or kept of an earlier sheet, does. */
const byAnotherName = 0.9

interface MeaningProps {
  readonly column: GridColumn | undefined
  readonly choices: readonly string[]
  readonly flow: Props['flow']
}

function Meaning({ column, choices, flow }: MeaningProps) {
  if (column === undefined) return null
  const isUnsure = column.column !== undefined && column.confidence < byAnotherName
  const options = [{ value: notRead, label: '不读' }, ...choices.map((choice) => ({ value: choice, label: choice }))]
  return (
    <>
      <Select
        className={isUnsure ? (styles.unsure ?? '') : (styles.meaning ?? '')}
        size="small"
        aria-label={`“${column.label}”读作`}
        value={column.column ?? notRead}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(chosen) => flow.answer({ map: { ...flow.said.map, [column.label]: chosen } })}
      />
      {column.unit === null ? null : <span className={styles.unit}>按{column.unit}</span>}
      {isUnsure ? <span className={styles.unit}>请核对</span> : null}
    </>
  )
}
