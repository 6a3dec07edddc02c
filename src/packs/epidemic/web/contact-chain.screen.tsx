import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo } from 'react'
import { groupBy } from '../../../definition/group-by.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { presentDay } from '../../../web/parts/time.ts'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import type { chainScreen } from '../screens.ts'
import { ChainGraph } from './contact-chain/ChainGraph.tsx'
import { ChainTree } from './contact-chain/ChainTree.tsx'
import own from './contact-chain/chain.module.css'
import { branchesOf, chainFrom, layOut } from './contact-chain/chain.ts'
import { PersonCard } from './contact-chain/PersonCard.tsx'
import { EpidemicPage } from './EpidemicPage.tsx'
import styles from './epidemic.module.css'
import { recordsQuery } from './epidemic-queries.ts'
import { type ChainSearch, readChainSearch } from './epidemic-search.ts'
import { caseFields, contactFields, personFields } from './fields.ts'

/** Cases, their contacts, and the contacts' contacts: drawn, and walked from one to the next. */
export function Screen(props: ScreenProps<typeof chainScreen>) {
  const search = readChainSearch(props.search)
  const change = useScreenSearch<ChainSearch>()
  const cases = useQuery(recordsQuery(caseFields, [], { field: 'confirmedOn', down: true }))
  const contacts = useQuery(recordsQuery(contactFields, []))
  const measures = useQuery(recordsQuery(personFields, [], { field: 'startedOn' }))
  const first = cases.data?.records.find(({ id }) => contacts.data?.records.some((record) => contactFields.text(record, 'source') === id))
  const root = cases.data?.records.find(({ id }) => id === search.root) ?? first ?? cases.data?.records[0]
  const chain = useMemo(
    () => (root === undefined || cases.data === undefined ? undefined : chainFrom(root, cases.data.records, contacts.data?.records ?? [])),
    [root, cases.data, contacts.data],
  )
  const layout = useMemo(() => chain && layOut(chain), [chain])
  const branches = useMemo(() => chain && branchesOf(chain), [chain])
  const byPerson = useMemo(
    () => groupBy(measures.data?.records ?? [], (record) => `${personFields.text(record, 'name')}|${personFields.text(record, 'village')}`),
    [measures.data],
  )
  const standing = useMemo(
    () =>
      new Map(
        [...byPerson].map(
          ([key, records]) => [key, records.some((one) => personFields.text(one, 'releasedOn') === '') ? 'held' : 'released'] as const,
        ),
      ),
    [byPerson],
  )
  const error = cases.error ?? contacts.error
  const [start] = chain?.people ?? []
  const person = chain?.people.find(({ key }) => key === search.person) ?? start
  const choose = (key: string) => change({ ...search, person: key }, { replace: true })
  const whole = contacts.data?.whole !== false
  return (
    <EpidemicPage title="接触链" crumb={chain === undefined ? undefined : `${chain.people.length} 人，${chain.links.length} 次接触`}>
      <div className={styles.bar}>
        <label htmlFor="chain-root">从哪一例开始</label>
        <Select
          id="chain-root"
          style={{ minWidth: 240 }}
          value={root?.id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id: string) => change({ root: id })}
          options={(cases.data?.records ?? []).map((record) => ({
            value: record.id,
            label: `${caseFields.text(record, 'name')}，${caseFields.shown(record, 'village')}，${presentDay(caseFields.text(record, 'confirmedOn'))}确诊`,
          }))}
        />
        {whole ? null : <span className={styles.late}>接触关系太多，这里没有读全。</span>}
      </div>
      {error !== null ? (
        <ErrorNote error={error} retry={() => void Promise.all([cases.refetch(), contacts.refetch()])} />
      ) : cases.data === undefined || contacts.data === undefined ? (
        <LoadingNote rows={10} />
      ) : chain === undefined || layout === undefined || branches === undefined || person === undefined || start === undefined ? (
        <EmptyNote title="没有确诊病例" />
      ) : (
        <div className={own.room}>
          <ChainGraph layout={layout} links={chain.links} selected={person.key} choose={choose} standing={standing} />
          <div className={own.side}>
            <PersonCard person={person} chain={chain} measures={byPerson.get(person.key) ?? []} choose={choose} />
            <ChainTree root={start.key} branches={branches} selected={person.key} choose={choose} standing={standing} />
          </div>
        </div>
      )}
    </EpidemicPage>
  )
}
