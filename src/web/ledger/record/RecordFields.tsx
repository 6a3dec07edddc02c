import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { chosenLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { outlineQuery } from '../../http/queries.ts'
import { presentValue, shownUnit } from '../columns.ts'
import { AttachmentView } from './AttachmentView.tsx'
import styles from './record.module.css'

/** Every field with its value; a reference leads to what it names. */
export function RecordFields({ ledger, record }: { readonly ledger: ResolvedLedger; readonly record: LedgerRecord }) {
  const { data: outline } = useQuery(outlineQuery)
  return (
    <dl className={styles.fields}>
      {ledger.fields.map((item) => {
        const text = presentValue(item.field, record.values[item.id], record.shown[item.id])
        const unit = shownUnit(item.field)
        const target = chosenLedger(item.field, record.values)
        return (
          <div key={item.id}>
            <dt>{item.field.label}</dt>
            <dd className={text === '' ? styles.none : undefined}>
              {text === '' ? (
                '未填'
              ) : target !== undefined && outline?.ledgers.some(({ id }) => id === target) === true ? (
                <Link to="/ledgers/$ledger" params={{ ledger: target }} search={{ record: String(record.values[item.id]) }}>
                  {text}
                </Link>
              ) : item.field.kind === 'attachment' ? (
                <AttachmentView value={String(record.values[item.id])} />
              ) : (
                <>
                  {text}
                  {unit === undefined ? null : <small> {unit}</small>}
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
