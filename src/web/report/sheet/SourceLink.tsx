import { Link } from '@tanstack/react-router'
import type { CellSource } from '../../../definition/report/types.ts'
import styles from './sheet.module.css'

interface Props {
  readonly text: string
  readonly source: CellSource
}

/** A cell of an annex: it opens the record, or the indicator, that it was read from. */
export function SourceLink({ text, source }: Props) {
  if (source.type === 'record')
    return (
      <Link className={styles.source} to="/ledgers/$ledger" params={{ ledger: source.ledger }} search={{ record: source.record }}>
        {text}
      </Link>
    )
  return (
    <Link className={styles.source} to="/indicators/$indicator" params={{ indicator: source.indicator }} search={{ period: source.period }}>
      {text}
    </Link>
  )
}
