import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { ResolvedLoop } from '../../definition/loop/types.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { HttpError } from '../http/client.ts'
import { loopsQuery } from '../http/loop-queries.ts'
import { partQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { useWide } from '../parts/use-media.ts'
import { ScreenLinks } from '../screen/ScreenLinks.tsx'
import { CaseBoard } from './board/CaseBoard.tsx'
import { CasePanel } from './case/CasePanel.tsx'
import { LoopDiagramPage } from './diagram/LoopDiagramPage.tsx'
import { LoopMenu } from './LoopMenu.tsx'
import styles from './loop.module.css'
import { boardView, caseListView, type LoopLook, type LoopSearch } from './loop-search.ts'
import { OpenCaseButton } from './OpenCaseButton.tsx'
import { CaseFilters } from './table/CaseFilters.tsx'
import { CaseTable } from './table/CaseTable.tsx'

const route = getRouteApi('/frame/loops/$loop')

const looks: readonly { readonly value: LoopLook; readonly label: string }[] = [
  { value: 'table', label: '列表' },
  { value: 'board', label: '看板' },
  { value: 'diagram', label: '流程' },
]

export function LoopPage() {
  const { loop: id } = route.useParams()
  const { data, error, refetch } = useQuery(partQuery('loop', id))
  const loop = data?.loops.get(id)
  if (error instanceof HttpError && error.status === 404) {
    return (
      <>
        <PageHeader title="没有这个闭环" up={{ to: '/loops', label: '闭环' }} />
        <EmptyNote title="没有这个闭环">网址可能写错了，或者它已经改了名。</EmptyNote>
      </>
    )
  }
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined || loop === undefined) return <LoadingNote rows={10} />
  return <OpenLoop key={id} loop={loop} />
}

/** One loop: its cases as a table, as a board by state, or counted on its diagram. What is asked stands in the address. */
function OpenLoop({ loop }: { readonly loop: ResolvedLoop }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/loops/$loop' })
  const wide = useWide()
  const { data: loops } = useQuery(loopsQuery)
  const summary = loops?.find(({ id }) => id === loop.id)
  const look = search.look ?? 'table'
  const go = (change: Partial<Record<keyof LoopSearch, LoopSearch[keyof LoopSearch] | undefined>>, replace = false) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...change }), replace })
  const open = (id: string) => go({ case: id }, search.case !== undefined)
  return (
    <>
      <PageHeader
        title={loop.label}
        up={{ to: '/loops', label: '闭环' }}
        crumb={
          summary === undefined
            ? undefined
            : `在办 ${groupDigits(String(summary.open))} 件${summary.late === 0 ? '' : `，逾期 ${groupDigits(String(summary.late))} 件`}`
        }
      >
        <Segmented
          options={[...looks]}
          value={look}
          onChange={(next) => go({ look: next === 'table' ? undefined : next, case: undefined })}
          aria-label="怎么看"
        />
        <ScreenLinks ledger={loop.ledger} />
        <LoopMenu loop={loop} search={search} />
        {summary?.canOpen === true ? <OpenCaseButton loop={loop} opened={open} /> : null}
      </PageHeader>
      <div className={search.case !== undefined && wide ? `${styles.split} ${styles.open}` : styles.split}>
        <div className={styles.left}>
          {look === 'diagram' ? (
            <LoopDiagramPage
              loop={loop}
              summary={summary}
              openState={(state) => go({ look: undefined, state, late: undefined, ended: undefined, case: undefined })}
            />
          ) : (
            <>
              <CaseFilters
                loop={loop}
                summary={summary}
                search={search}
                look={look}
                change={(change) => go({ ...change, case: undefined }, true)}
              />
              {look === 'board' ? (
                <CaseBoard loop={loop} view={boardView(loop.id, search)} open={open} />
              ) : (
                <CaseTable
                  view={caseListView(loop.id, search)}
                  filtered={isFiltered(search)}
                  open={search.case}
                  openCase={open}
                  loop={loop}
                />
              )}
            </>
          )}
        </div>
        {search.case === undefined ? null : <CasePanel case={search.case} close={() => go({ case: undefined })} />}
      </div>
    </>
  )
}

function isFiltered({ state, late, mine, ended, q }: LoopSearch): boolean {
  return state !== undefined || late === true || mine === true || ended === true || q !== undefined
}

function withoutEmpty(search: Readonly<Record<string, unknown>>): LoopSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
