import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { outlineQuery, peopleOfQuery } from '../http/queries.ts'
import styles from '../ledger/record/record.module.css'
import { pageOf } from '../screen/page-of.ts'

/** The ways from a record to the pages of the people whom it is about. */
export function RecordPeople({ ledger, record }: { readonly ledger: ResolvedLedger; readonly record: string }) {
  const { data: outline } = useQuery(outlineQuery)
  const asked = (ledger.persons ?? []).length > 0
  const { data } = useQuery({ ...peopleOfQuery(ledger.id, record), enabled: asked })
  const ways = (data ?? []).flatMap(({ ledger: register, id, title }) => {
    const page = pageOf(outline?.screens ?? [], { ledger: register, record: id })
    return page === undefined ? [] : [{ id, title, page }]
  })
  if (ways.length === 0) return null
  return (
    <p className={styles.people}>
      {ways.map(({ id, title, page }) => (
        <Link key={id} to={page}>
          {title} · 一页看全
        </Link>
      ))}
    </p>
  )
}
