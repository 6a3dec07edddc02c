import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useMemo } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { publicPagesQuery } from '../../../web/http/public-page-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { presentPeriodKey } from '../../../web/parts/period.ts'
import { useWide } from '../../../web/parts/use-media.ts'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { type proposalScreen, yearScreen } from '../screens.ts'
import { proposalFields, stateOf } from './fields.ts'
import styles from './livelihood.module.css'
import { proposalsQuery } from './livelihood-queries.ts'
import { ProposalPanel } from './ProposalPanel.tsx'
import own from './proposals.module.css'

interface ProposalSearch {
  readonly state?: string | undefined
  readonly q?: string | undefined
  readonly proposal?: string | undefined
}

const states = [
  ['received', '待筛选'],
  ['pooled', '已入库'],
  ['listed', '已列为候选'],
  ['merged', '已合并'],
  ['refused', '未采纳'],
  ['all', '全部'],
] as const

const empty: readonly LedgerRecord[] = []

/** What residents, stations, villages and departments proposed: what waits first; beside it one of them, with its like. */
export function Screen({ search }: ScreenProps<typeof proposalScreen>) {
  const change = useScreenSearch<ProposalSearch>()
  const wide = useWide()
  const { data, error, refetch } = useQuery(proposalsQuery)
  const { data: pages } = useQuery(publicPagesQuery)
  const open = pages?.find((page) => page.open && page.ledger === proposalFields.ledger)
  const all = data ?? empty
  const state = states.find(([value]) => value === search.state)?.[0] ?? 'received'
  const words = String(search.q ?? '')
  const found = useMemo(() => newestFirst(all.filter((one) => isShown(one, state, words))), [all, state, words])
  // A number that stands behind the `?` is no text.
  const asked = String(search.proposal ?? '')
  const chosen = all.find(({ id }) => id === asked) ?? (wide ? found[0] : undefined)
  const count = (value: string) => (value === 'all' ? all.length : all.filter((one) => stateOf(one) === value).length)
  return (
    <>
      <Head address={open?.address} />
      <div className={own.columns}>
        <div className={own.main}>
          <div className={styles.tools}>
            <div className={own.states}>
              <Segmented<string>
                options={states.map(([value, label]) => ({ value, label: `${label} ${count(value)}` }))}
                value={state}
                onChange={(next) => change({ state: next, proposal: undefined }, { replace: true })}
                aria-label="筛选状态"
              />
            </div>
            <Input.Search
              allowClear
              className={own.search ?? ''}
              placeholder="编号、事项、内容"
              aria-label="查找建议"
              defaultValue={words}
              onSearch={(q) => change({ q: q === '' ? undefined : q }, { replace: true })}
            />
          </div>
          {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
          {data === undefined && error === null ? <LoadingNote rows={8} /> : null}
          {data !== undefined && found.length === 0 ? <Nothing waiting={state === 'received'} open={open !== undefined} /> : null}
          {found.length === 0 ? null : (
            <ul className={`${styles.card} ${own.list}`}>
              {found.map((one) => (
                <Line
                  key={one.id}
                  proposal={one}
                  chosen={one.id === chosen?.id}
                  choose={() => change({ proposal: one.id }, { replace: true })}
                />
              ))}
            </ul>
          )}
        </div>
        {chosen === undefined ? null : (
          <ProposalPanel
            key={chosen.id}
            proposal={chosen}
            all={all}
            choose={(proposal) => change({ proposal, state: 'all' })}
            close={() => change({ proposal: undefined }, { replace: true })}
          />
        )}
      </div>
    </>
  )
}

function Head({ address }: { readonly address: string | undefined }) {
  return (
    <PageHeader title="征集建议" crumb="群众提：收到、筛选、合并、列为候选">
      <Link to={screenPath(yearScreen, {})}>全部项目</Link>
      {address === undefined ? null : (
        <a href={address} target="_blank" rel="noreferrer">
          公开页
        </a>
      )}
      <Link to="/ledgers/$ledger" params={{ ledger: proposalFields.ledger }}>
        台账、导出
      </Link>
      <Link to="/ledgers/$ledger" params={{ ledger: proposalFields.ledger }} search={{ add: true }}>
        登记一条
      </Link>
    </PageHeader>
  )
}

function Nothing({ waiting, open }: { readonly waiting: boolean; readonly open: boolean }) {
  return (
    <EmptyNote title={waiting ? '没有等着筛选的建议' : '没有这样的建议'}>
      {open
        ? '新的建议收到以后排在“待筛选”里。'
        : '公开页还没有开放。管理员在“管理 → 公开页”开放、登记“民生实事征集”以后，群众不登录就能提。'}
    </EmptyNote>
  )
}

interface LineProps {
  readonly proposal: LedgerRecord
  readonly chosen: boolean
  readonly choose: () => void
}

function Line({ proposal, chosen, choose }: LineProps) {
  const read = (field: Parameters<typeof proposalFields.shown>[1]) => proposalFields.shown(proposal, field)
  const about = [read('source'), read('sourceName'), read('category'), read('village')].filter((one) => one !== '')
  return (
    <li className={chosen ? own.chosen : undefined}>
      <Button type="text" block className={own.line ?? ''} onClick={choose} aria-current={chosen}>
        <span className={own.head}>
          <b>{proposalFields.text(proposal, 'name')}</b>
          <small>{presentPeriodKey(proposalFields.text(proposal, 'receivedOn'))}</small>
        </span>
        <small>{[proposalFields.text(proposal, 'number'), ...about].join(' · ')}</small>
      </Button>
    </li>
  )
}

function isShown(proposal: LedgerRecord, state: string, words: string): boolean {
  const said = (['number', 'name', 'content', 'publicText'] as const).map((field) => proposalFields.text(proposal, field))
  return (state === 'all' || stateOf(proposal) === state) && (words === '' || said.some((one) => one.includes(words)))
}

function newestFirst(some: readonly LedgerRecord[]): readonly LedgerRecord[] {
  return [...some].reverse()
}
