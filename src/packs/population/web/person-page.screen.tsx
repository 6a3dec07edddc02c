import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonPage } from '../../../api/contract/people.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { addressOf, api } from '../../../web/http/api.ts'
import { HttpError } from '../../../web/http/client.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { householdScreen, peopleScreen, personScreen } from '../screens.ts'
import { AskCorrection } from './AskCorrection.tsx'
import { FactList } from './FactList.tsx'
import { personFields } from './fields.ts'
import { MemberList } from './MemberList.tsx'
import { PageActs } from './PageActs.tsx'
import { personQuery } from './people-queries.ts'
import styles from './population.module.css'
import { SaidSections } from './SaidSections.tsx'

/** One person: who they are, with whom they live, what each ledger says of them that the reader may read. */
export function Screen({ params: { person: id } }: ScreenProps<typeof personScreen>) {
  const { data, error, refetch } = useQuery(personQuery(id))
  if (data !== undefined) return <OpenPerson key={id} page={data} />
  const isMissing = error instanceof HttpError && error.status === 404
  return (
    <>
      <PageHeader title={isMissing ? '没有这个人' : '一人一页'} crumb={<Link to={screenPath(peopleScreen, {})}>人口</Link>} />
      {isMissing ? (
        <EmptyNote title="没有这个人">可能已被撤销，或者不在你负责的村和网格里。</EmptyNote>
      ) : error === null ? (
        <LoadingNote rows={12} label="正在从各台账里找" />
      ) : (
        <ErrorNote error={error} retry={() => void refetch()} />
      )}
    </>
  )
}

function OpenPerson({ page }: { readonly page: PersonPage }) {
  const client = useQueryClient()
  const { can } = useSession()
  const { person, facts, household, members, merged, mergedInto, sections } = page
  const reveal = async (reason: string) =>
    client.setQueryData(personQuery(person.id).queryKey, await api.revealPerson({ person: person.id, reason }))
  return (
    <>
      <PageHeader
        title={person.title}
        crumb={[personFields.shown(person, 'village'), personFields.shown(person, 'residence')].filter(Boolean).join(' · ')}
      >
        {page.mayReveal && can.write ? <AskCorrection page={page} /> : null}
        <PageActs
          {...page}
          reveal={reveal}
          file={{ path: addressOf('exportPerson', { person: person.id }), name: `${person.title}（个人页）.xlsx` }}
          copy={(asked) => ({
            path: addressOf('copyForPerson', { person: person.id, asked }),
            name: `${person.title}（个人信息复制件）.docx`,
          })}
        />
      </PageHeader>
      <div className={styles.page}>
        {mergedInto === null ? null : (
          <p className={styles.note}>
            这条记录和<Link to={screenPath(personScreen, { person: mergedInto.id })}>{mergedInto.title}</Link>核对为同一人，
            各台账里的事看那一页。
          </p>
        )}
        {merged.length === 0 ? null : (
          <p className={styles.note}>
            并入这条的记录：
            {merged.map(({ id, title }) => (
              <Link key={id} to={screenPath(personScreen, { person: id })}>
                {title}{' '}
              </Link>
            ))}
          </p>
        )}
        <section className={styles.card} aria-label="基本情况">
          <h2>
            基本情况
            <Link to="/ledgers/$ledger" params={{ ledger: personFields.ledger }} search={{ record: person.id }}>
              在人口底册里改
            </Link>
          </h2>
          <FactList facts={facts} />
        </section>
        {household === null ? null : (
          <section className={styles.card} aria-label="家庭成员">
            <h2>
              家庭成员
              <small>{members.length} 人</small>
              <Link to={screenPath(householdScreen, { household: household.id })}>一户一页</Link>
            </h2>
            <MemberList members={members} self={person.id} />
          </section>
        )}
        <SaidSections sections={sections} />
      </div>
    </>
  )
}
