import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { HouseholdPage } from '../../../api/contract/people.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { addressOf, api } from '../../../web/http/api.ts'
import { HttpError } from '../../../web/http/client.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { type householdScreen, peopleScreen } from '../screens.ts'
import { FactList } from './FactList.tsx'
import { householdFields } from './fields.ts'
import { MemberList } from './MemberList.tsx'
import { PageActs } from './PageActs.tsx'
import { householdQuery } from './people-queries.ts'
import styles from './population.module.css'
import { SaidSections } from './SaidSections.tsx'

/** One household: who lives there, and what the ledgers say of all of them. */
export function Screen({ params: { household: id } }: ScreenProps<typeof householdScreen>) {
  const { data, error, refetch } = useQuery(householdQuery(id))
  if (data !== undefined) return <OpenHousehold key={id} page={data} />
  const isMissing = error instanceof HttpError && error.status === 404
  return (
    <>
      <PageHeader title={isMissing ? '没有这一户' : '一户一页'} crumb={<Link to={screenPath(peopleScreen, {})}>人口</Link>} />
      {isMissing ? (
        <EmptyNote title="没有这一户">可能已被撤销，或者不在你负责的村和网格里。</EmptyNote>
      ) : error === null ? (
        <LoadingNote rows={12} label="正在从各台账里找" />
      ) : (
        <ErrorNote error={error} retry={() => void refetch()} />
      )}
    </>
  )
}

function OpenHousehold({ page }: { readonly page: HouseholdPage }) {
  const client = useQueryClient()
  const { household, facts, members, sections } = page
  const reveal = async (reason: string) =>
    client.setQueryData(householdQuery(household.id).queryKey, await api.revealHousehold({ household: household.id, reason }))
  return (
    <>
      <PageHeader title={`${household.title} 户`} crumb={householdFields.shown(household, 'village')}>
        <PageActs
          {...page}
          reveal={reveal}
          file={{ path: addressOf('exportHousehold', { household: household.id }), name: `${household.title}（住户页）.xlsx` }}
        />
      </PageHeader>
      <div className={styles.page}>
        <section className={styles.card} aria-label="户情">
          <h2>
            户情
            <Link to="/ledgers/$ledger" params={{ ledger: householdFields.ledger }} search={{ record: household.id }}>
              在家庭户里改
            </Link>
          </h2>
          <FactList facts={facts} />
        </section>
        <section className={styles.card} aria-label="家庭成员">
          <h2>
            家庭成员
            <small>{members.length} 人</small>
          </h2>
          {members.length === 0 ? (
            <EmptyNote title="户里还没有人">在人口底册里给每个人填上户号和与户主关系。</EmptyNote>
          ) : (
            <MemberList members={members} />
          )}
        </section>
        <SaidSections sections={sections} />
      </div>
    </>
  )
}
