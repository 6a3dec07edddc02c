import type { SheetView } from '../../api/contract/form.ts'
import styles from './form.module.css'
import { columnLetters, type LaidCell, layOutSheet } from './sheet-layout.ts'
import { type Marks, placeOf } from './sheet-marks.ts'

interface Props {
  readonly sheet: SheetView
  readonly marks: Marks
  readonly chosen: string | undefined
  /** Presses a cell by its name, `C7`. */
  readonly press: (cell: string) => void
  /** Blank cells without a mark may be pressed too: somebody binds them. */
  readonly binds: boolean
}

/** A department's sheet as it looks; what its blank cells are filled from, or were filled with, stands in them. */
export function FormSheet({ sheet, marks, chosen, press, binds }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className={styles.sheet} tabIndex={0} aria-label={`工作表“${sheet.name}”`}>
      <table>
        <thead>
          <tr>
            <th aria-label="行号" />
            {Array.from({ length: sheet.columns }, (_, column) => (
              <th key={columnLetters(column)} scope="col">
                {columnLetters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layOutSheet(sheet).map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {cells.map((cell) => (
                <Cell key={cell.name} cell={cell} sheet={sheet.name} marks={marks} chosen={chosen} press={press} binds={binds} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.cut === true ? <p className={styles.cut}>表太大，只画出前面的部分；填的时候是整张表。</p> : null}
    </section>
  )
}

interface CellProps extends Omit<Props, 'sheet'> {
  readonly cell: LaidCell
  readonly sheet: string
}

function Cell({ cell, sheet, marks, chosen, press, binds }: CellProps) {
  const place = placeOf({ sheet, cell: cell.name })
  const mark = marks.get(place)
  const isBlank = cell.text === '' && !cell.formula
  const span = { rowSpan: cell.rowSpan, colSpan: cell.columnSpan }
  if (mark === undefined && !(binds && isBlank)) {
    const shown = cell.text === '' && cell.formula ? 'ƒ' : cell.text
    return (
      <td {...span} className={cell.isNumber ? styles.number : styles.said} title={cell.formula ? '这一格自己会算' : undefined}>
        {shown}
      </td>
    )
  }
  const says = mark?.says ?? '没有绑定，旁边也没有字'
  return (
    <td {...span} className={`${styles.blank} ${mark === undefined ? '' : (styles[mark.tone] ?? '')}`}>
      <button
        type="button"
        title={says}
        aria-label={`${cell.name} ${says}`}
        aria-pressed={chosen === place}
        onClick={() => press(cell.name)}
        className={cell.isNumber ? styles.number : undefined}
      >
        {cell.text === '' ? (mark?.text ?? '') : cell.text}
      </button>
    </td>
  )
}
