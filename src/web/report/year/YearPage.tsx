import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { YearView } from '../../../api/contract/year.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import { yearQuery, yearsQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import table from '../../parts/table.module.css'
import { presentFullInstant, presentInstant } from '../../parts/time.ts'
import { useSession } from '../../session/use-session.ts'
import { AdvanceReport } from '../draft/AdvanceReport.tsx'
import { CarryOver } from './CarryOver.tsx'
import { CloseYear } from './CloseYear.tsx'
import { Corrections } from './Corrections.tsx'
import styles from './year.module.css'

const route = getRouteApi('/frame/years')

/** A year from its report to its end: what goes on, what next year begins with, whether anybody may still write into it, and what was corrected after all. */
export function YearPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const session = useSession()
  const years = useQuery(yearsQuery)
  const year = String(search.year ?? session.year)
  const { data, error, refetch } = useQuery(yearQuery(year))
  const problem = years.error ?? error
  return (
    <>
      <PageHeader title={`${year}年`} up={{ to: '/reports', label: '报告' }} crumb={data === undefined ? undefined : standing(data)}>
        <Select
          aria-label="哪一年"
          value={year}
          onChange={(next) => void navigate({ search: { year: Number(next) }, replace: true })}
          options={(years.data ?? []).map((one) => ({
            value: one.year,
            label: `${one.year}年${one.closed === undefined ? '' : '（已结账）'}`,
          }))}
        />
        {data === undefined ? null : <CloseYear year={data} />}
      </PageHeader>
      <div className={styles.page}>
        {problem === null ? null : <ErrorNote error={problem} retry={() => void refetch()} />}
        {data === undefined ? problem === null ? <LoadingNote rows={8} /> : null : <OpenYear key={data.year} year={data} />}
      </div>
    </>
  )
}

function standing({ closed, over }: YearView): string {
  if (closed !== undefined) return `${presentInstant(closed.at)} 由${closed.by}结账，写进这一年要有更正的理由`
  return over ? '还没有结账，谁都可以照常写进这一年' : '这一年还没有过完'
}

function OpenYear({ year }: { readonly year: YearView }) {
  return (
    <>
      <section aria-labelledby="year-reports">
        <h2 id="year-reports">报告</h2>
        <Reports year={year} />
      </section>
      {year.closed === undefined && year.corrections.length === 0 ? null : (
        <section aria-labelledby="year-corrections">
          <h2 id="year-corrections">
            结账以后的更正<span>每一条都有理由，留在审计记录里</span>
          </h2>
          <Corrections year={year} />
        </section>
      )}
      <section aria-labelledby="year-carry">
        <h2 id="year-carry">
          结转<span>到下一年接着办的</span>
        </h2>
        <CarryOver year={year} />
      </section>
    </>
  )
}

function Reports({ year: { year, reports } }: { readonly year: YearView }) {
  const { can } = useSession()
  if (reports.length === 0) {
    return (
      <div className={styles.card}>
        <EmptyNote title={`没有${year}年的年度报告`}>在“报告”里新写一份，定稿以后再结账。</EmptyNote>
      </div>
    )
  }
  return (
    <div className={styles.card}>
      <table className={table.table}>
        <tbody>
          {reports.map(({ id, title, frozen }) => (
            <tr key={id}>
              <td>
                <Link to="/reports/$report" params={{ report: id }} search={{}}>
                  {title}
                </Link>
                <small>
                  {frozen === undefined ? (
                    '结账以前先定稿，当时的数就留得住'
                  ) : (
                    <>
                      <Link to="/frozen/$frozen" params={{ frozen: frozen.id }} search={{}}>
                        {frozen.by} · <span title={presentFullInstant(frozen.at)}>{presentInstant(frozen.at)}</span> 定稿
                      </Link>
                      {' · '}
                      <Link to="/frozen/$frozen" params={{ frozen: frozen.id }} search={{ panel: 'difference' }}>
                        与现在的差异
                      </Link>
                    </>
                  )}
                </small>
              </td>
              <td className={table.state}>{frozen === undefined ? <Tag tone="due">没有定稿</Tag> : <Tag tone="good">已定稿</Tag>}</td>
              {can.report ? (
                <td className={`${table.number} ${styles.act}`}>
                  <AdvanceReport report={{ id }} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
