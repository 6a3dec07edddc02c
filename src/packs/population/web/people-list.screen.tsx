import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import table from '../../../web/parts/table.module.css'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { householdScreen, matchesScreen, type peopleScreen, personScreen, proposalsScreen } from '../screens.ts'
import { householdFields, personFields } from './fields.ts'
import { foundQuery } from './people-queries.ts'
import styles from './population.module.css'

interface PeopleSearch {
  readonly find?: string
}

/** Where somebody is looked up: by name, initials, number or its last four, and opened on their page. */
export function Screen({ search }: ScreenProps<typeof peopleScreen>) {
  const { can } = useSession()
  const change = useScreenSearch<PeopleSearch>()
  const find = String(search.find ?? '')
  const { data, error, refetch } = useQuery(foundQuery(find))
  const count = data?.totals?.count
  return (
    <>
      <PageHeader title="人口" crumb={count === undefined ? undefined : find === '' ? `人口底册 ${count} 人` : `找到 ${count} 人`}>
        {can.reveal ? <Link to={screenPath(matchesScreen, {})}>待核对</Link> : null}
        {can.reveal && can.write ? <Link to={screenPath(proposalsScreen, {})}>从各台账补入</Link> : null}
        <Link to="/ledgers/$ledger" params={{ ledger: personFields.ledger }}>
          人口底册
        </Link>
        <Link to="/ledgers/$ledger" params={{ ledger: householdFields.ledger }}>
          家庭户
        </Link>
      </PageHeader>
      <div className={styles.page}>
        <Input.Search
          className={styles.search ?? ''}
          defaultValue={find}
          allowClear
          placeholder="姓名、拼音首字母、证件号或后四位"
          aria-label="找人"
          onSearch={(text) => change(text.trim() === '' ? {} : { find: text.trim() }, { replace: true })}
        />
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <LoadingNote rows={8} />
          ) : null
        ) : data.records.length === 0 ? (
          <EmptyNote title={find === '' ? '人口底册还是空的' : '没有找到'}>
            {find === '' ? '从“人口底册”导入名册，或者从各台账补入。' : '换个写法再找；不在你负责的村和网格里的人，这里看不到。'}
          </EmptyNote>
        ) : (
          <PeopleTable people={data.records} />
        )}
      </div>
    </>
  )
}

function PeopleTable({ people }: { readonly people: readonly LedgerRecord[] }) {
  return (
    <div className={styles.card}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col" className={table.wide}>
              性别
            </th>
            <th scope="col">村</th>
            <th scope="col">所在户</th>
            <th scope="col" className={table.wide}>
              与户主关系
            </th>
            <th scope="col" className={table.wide}>
              人口状态
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <Link to={screenPath(personScreen, { person: person.id })}>{person.title}</Link>
              </td>
              <td className={table.wide}>{personFields.shown(person, 'sex')}</td>
              <td>{personFields.shown(person, 'village')}</td>
              <td>
                {personFields.text(person, 'household') === '' ? (
                  '—'
                ) : (
                  <Link to={screenPath(householdScreen, { household: personFields.text(person, 'household') })}>
                    {personFields.shown(person, 'household')}
                  </Link>
                )}
              </td>
              <td className={table.wide}>{personFields.shown(person, 'relation')}</td>
              <td className={table.wide}>{personFields.shown(person, 'residence')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
