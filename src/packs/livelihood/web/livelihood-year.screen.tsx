import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { publicPagesQuery } from '../../../web/http/public-page-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { ballotScreen, proposalScreen, type yearScreen } from '../screens.ts'
import { ballotFields, projectFields } from './fields.ts'
import styles from './livelihood.module.css'
import { ballotsQuery, projectsQuery } from './livelihood-queries.ts'
import { percentText, wanText } from './texts.ts'

interface YearSearch {
  readonly year?: string
}

/** The livelihood projects of a year: how they were chosen, how far they are, what people say of them. */
export function Screen({ search }: ScreenProps<typeof yearScreen>) {
  const session = useSession()
  const change = useScreenSearch<YearSearch>()
  // What stands behind the `?` is read as a number where it looks like one.
  const written = String(search.year ?? '')
  const year = /^\d{4}$/.test(written) ? written : String(session.year)
  const ballots = useQuery(ballotsQuery)
  const projects = useQuery(projectsQuery(year))
  const { data: pages } = useQuery(publicPagesQuery)
  const open = pages?.find((page) => page.open && page.ledger === projectFields.ledger)
  const now = session.year
  const error = ballots.error ?? projects.error
  return (
    <>
      <PageHeader title="民生实事" crumb="群众提、代表定、政府办、公众评">
        <Link to={screenPath(proposalScreen, {})}>征集建议</Link>
        {open === undefined ? null : (
          <a href={`${open.address}?year=${year}`} target="_blank" rel="noreferrer">
            公开页
          </a>
        )}
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.tools}>
          <Segmented<string>
            options={[now - 1, now, now + 1].map((one) => ({ value: String(one), label: `${one}年` }))}
            value={year}
            onChange={(next) => change({ year: next }, { replace: true })}
            aria-label="哪一年"
          />
        </div>
        {error === null ? null : <ErrorNote error={error} retry={() => void Promise.all([ballots.refetch(), projects.refetch()])} />}
        <Ballots ballots={(ballots.data ?? []).filter((one) => ballotFields.text(one, 'year') === year)} />
        {projects.data === undefined ? (
          <LoadingNote rows={8} />
        ) : projects.data.length === 0 ? (
          <EmptyNote title={`${year}年还没有民生实事项目`}>登记票决和候选项目，公布结果以后，入选的项目就列在这里。</EmptyNote>
        ) : (
          <Projects projects={projects.data} />
        )}
      </div>
    </>
  )
}

function Ballots({ ballots }: { readonly ballots: readonly LedgerRecord[] }) {
  if (ballots.length === 0) return null
  return (
    <section className={styles.card} aria-label="票决">
      <ul className={styles.list}>
        {ballots.map((ballot) => (
          <li key={ballot.id}>
            <Link to={screenPath(ballotScreen, { ballot: ballot.id })}>{ballot.title}</Link>
            <span className={styles.pale}>{ballotFields.shown(ballot, 'session')}</span>
            <Tag tone={ballotFields.text(ballot, 'status') === 'announced' ? 'good' : 'plain'}>
              {ballotFields.shown(ballot, 'status') || '待开会'}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Projects({ projects }: { readonly projects: readonly LedgerRecord[] }) {
  return (
    <div className={`${styles.card} ${styles.scroll}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className={table.wide}>
              责任科室
            </th>
            <th scope="col" className={table.wide}>
              完成时限
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              计划投资（万元）
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              得票
            </th>
            <th scope="col" className={table.state}>
              状态
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              群众满意率（%）
            </th>
            <th scope="col" className={table.wide}>
              代表测评
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ProjectRow({ project }: { readonly project: LedgerRecord }) {
  const read = (field: Parameters<typeof projectFields.text>[1]) => projectFields.text(project, field)
  const [investment, satisfied] = [wanText(read('plannedInvestment')), percentText(read('satisfaction'))]
  const facts = [
    read('deadline') === '' ? '' : `${read('deadline')}前`,
    investment === '' ? '' : `${investment}万元`,
    read('votes') === '' ? '' : `${read('votes')}票`,
    satisfied === '' ? '' : `满意率${satisfied}%`,
  ]
  return (
    <tr>
      <td>
        <Link to="/ledgers/$ledger" params={{ ledger: projectFields.ledger }} search={{ record: project.id }}>
          {project.title}
        </Link>
        <small className={table.wide}>{read('content')}</small>
        <small className={table.narrow}>{facts.filter((words) => words !== '').join(' · ')}</small>
      </td>
      <td className={table.wide}>{read('office')}</td>
      <td className={table.wide}>{read('deadline')}</td>
      <td className={`${table.number} ${table.wide}`}>{investment}</td>
      <td className={`${table.number} ${table.wide}`}>{read('votes')}</td>
      <td className={table.state}>
        <Tag tone={read('status') === 'completed' ? 'good' : 'plain'}>{projectFields.shown(project, 'status')}</Tag>
      </td>
      <td className={`${table.number} ${table.wide}`}>{satisfied}</td>
      <td className={table.wide}>{read('verdict')}</td>
    </tr>
  )
}
