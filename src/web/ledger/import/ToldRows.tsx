import { Link } from '@tanstack/react-router'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import styles from './import.module.css'

type Told = NonNullable<ImportOutcome['told']>

/** The new records, as they would be kept. */
export function AddedRows({ outcome }: { readonly outcome: ImportOutcome }) {
  const rows = outcome.told?.added ?? []
  const labels = [...new Set(rows.flatMap(({ cells }) => cells.map(({ label }) => label)))]
  if (rows.length === 0) return <p className={styles.quiet}>没有新增的行。</p>
  return (
    <Scrolled name="新增的行" shown={rows.length} all={outcome.added}>
      <thead>
        <tr>
          <th scope="col">行</th>
          {labels.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, cells }) => (
          <tr key={`${row}-${cells.map(({ after }) => after).join('-')}`}>
            <td className={styles.rowNumber}>{row}</td>
            {labels.map((label) => (
              <td key={label}>{cells.find((cell) => cell.label === label)?.after ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scrolled>
  )
}

/** Each cell that changes: what the ledger says, what the sheet says. */
export function ChangedRows({ ledger, outcome }: { readonly ledger: ResolvedLedger; readonly outcome: ImportOutcome }) {
  const rows: Told['changed'] = outcome.told?.changed ?? []
  if (rows.length === 0) return <p className={styles.quiet}>没有改动的行。</p>
  return (
    <Scrolled name="改动的格子" shown={rows.length} all={outcome.changed}>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">栏目</th>
          <th scope="col">台账里</th>
          <th scope="col">表里</th>
          <th scope="col">记录</th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(({ row, id, cells }) =>
          cells.map(({ label, before, after }, index) => (
            <tr key={`${row}-${label}`}>
              <td className={styles.rowNumber}>{index === 0 ? row : ''}</td>
              <td>{label}</td>
              <td>
                <del>{before === '' ? '（空）' : before}</del>
              </td>
              <td className={styles.changed}>{after === '' ? '（空）' : after}</td>
              <td>
                {index > 0 ? null : (
                  <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{ record: id }}>
                    看原来的
                  </Link>
                )}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </Scrolled>
  )
}

interface ScrolledProps {
  readonly name: string
  readonly shown: number
  readonly all: number
  readonly children: React.ReactNode
}

function Scrolled({ name, shown, all, children }: ScrolledProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={name}>
        <table className={styles.table}>{children}</table>
      </section>
      {shown < all ? (
        <p className={styles.quiet}>
          只列出前 {shown} 行，共 {all} 行。
        </p>
      ) : null}
    </>
  )
}
