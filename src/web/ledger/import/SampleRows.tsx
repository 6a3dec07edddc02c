import type { ImportOutcome } from '../../../api/contract/import.ts'
import { isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import styles from './import.module.css'

/** The first rows of the file as they were read, under the headers that were understood. */
export function SampleRows({ ledger, outcome }: { readonly ledger: ResolvedLedger; readonly outcome: ImportOutcome }) {
  if (outcome.sample.length === 0) return null
  const numeric = new Set(ledger.fields.filter(({ field }) => isNumeric(field)).map(({ field }) => field.label))
  return (
    <section aria-labelledby="sample" className={styles.section}>
      <h2 id="sample">
        表里的前 {outcome.sample.length} 行<span>{outcome.sheet}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="表里的前几行">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">行</th>
              {outcome.columns.map((column) => (
                <th key={column} scope="col" className={numeric.has(plainLabel(column)) ? styles.right : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcome.sample.map((row) => (
              <tr key={row.row}>
                <td className={styles.rowNumber}>{row.row}</td>
                {outcome.columns.map((column) => (
                  <td key={column} className={numeric.has(plainLabel(column)) ? styles.right : undefined}>
                    {row.cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function plainLabel(column: string): string {
  return column.replace(/[（(].*$/, '').trim()
}
