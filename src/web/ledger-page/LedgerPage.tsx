import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { LedgerFilter } from '../../api/contract/ledger.ts'
import type { SessionView } from '../../api/contract/session.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import type { PartIndex } from '../http/catalogue.ts'
import { HttpError } from '../http/client.ts'
import { type LedgerView, ledgersQuery, partQuery, viewsQuery } from '../http/queries.ts'
import { ledgerColumns } from '../ledger/columns.ts'
import type { Mark } from '../ledger/comment/CommentMark.tsx'
import { useCommentMarks } from '../ledger/comment/use-comment-marks.ts'
import { FilterBar } from '../ledger/filter/FilterBar.tsx'
import { type FilterField, listFilterFields } from '../ledger/filter/filter-fields.ts'
import { AddRecord } from '../ledger/form/AddRecord.tsx'
import { mayAdd } from '../ledger/form/office-fields.ts'
import { LedgerMenu } from '../ledger/LedgerMenu.tsx'
import styles from '../ledger/ledger.module.css'
import { type LedgerSearch, ledgerView, nextSort } from '../ledger/ledger-search.ts'
import { SearchBox } from '../ledger/SearchBox.tsx'
import { groupLines } from '../ledger/table/group-lines.ts'
import { LedgerTable } from '../ledger/table/LedgerTable.tsx'
import { arrangeColumns, ownWidth, readSetup, setWidth } from '../ledger/table/table-setup.ts'
import { type LedgerRows, useLedgerRows } from '../ledger/table/use-ledger-rows.ts'
import { useTableSetup } from '../ledger/table/use-table-setup.ts'
import { useUndoLastAct } from '../ledger/use-last-act.tsx'
import { ZeroReport } from '../ledger/zero/ZeroReport.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { usePhone, useWide } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { GroupChoice } from './GroupChoice.tsx'
import { GroupTable } from './GroupTable.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import { LedgerBulkBar } from './LedgerBulkBar.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { useCellActs } from './use-cell-acts.tsx'
import { useConditionWords } from './use-condition-words.ts'
import { usePageKeys } from './use-page-keys.ts'
import { usePrint } from './use-print.tsx'
import { useRowChoice } from './use-row-choice.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

const route = getRouteApi('/frame/ledgers/$ledger')

export function LedgerPage() {
  const { ledger: id } = route.useParams()
  const { data, error, refetch } = useQuery(partQuery('ledger', id))
  const ledger = data?.ledgers.get(id)
  if (error instanceof HttpError && error.status === 404) {
    return (
      <>
        <PageHeader title="没有这本台账" up={{ to: '/ledgers', label: '台账' }} />
        <EmptyNote title="没有这本台账">网址可能写错了，或者它已经改了名。</EmptyNote>
      </>
    )
  }
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined || ledger === undefined) return <LoadingNote rows={10} />
  return <OpenLedger key={id} ledger={ledger} index={data} />
}

/** Shows what is said beside the open record with the cursor in the field, also while that is still being read. */
function writeComment(show: () => void): void {
  show()
  const find = (left: number) => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-comment-words] textarea')
    if (field !== null) field.focus()
    else if (left > 0) window.setTimeout(() => find(left - 1), 50)
  }
  find(40)
}

type Go = (change: Partial<Record<keyof LedgerSearch, LedgerSearch[keyof LedgerSearch] | undefined>>, replace?: boolean) => void

/** One ledger: its table with conditions above it, one record beside it. What is asked stands in the address. */
function OpenLedger({ ledger, index }: { readonly ledger: ResolvedLedger; readonly index: PartIndex }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/ledgers/$ledger' })
  const session = useSession()
  const may = mayAdd(ledger, session)
  const wide = useWide()
  const fields = useMemo(() => listFilterFields(ledger, index, { full: session.can.reveal }), [ledger, index, session])
  const view = useMemo(() => ledgerView(search), [search])
  const rows = useLedgerRows(ledger.id, view)
  const marks = useCommentMarks(ledger.id)
  const table = useLedgerColumns(ledger)
  const conditions = useConditionWords(fields, search)
  const printing = usePrint({ ledger: ledger.id, title: ledger.label, view, columns: table.columns, conditions, totals: rows })
  const [help, setHelp] = useState(false)
  const undo = useUndoLastAct(ledger.id)
  const go: Go = (change, replace = false) => void navigate({ search: (before) => withoutEmpty({ ...before, ...change }), replace })
  const openRow = search.record === undefined ? undefined : rows.rows.find((row) => row.id === search.record)
  useNamedView(ledger, { view: search.view, change: table.change, go })
  usePageKeys({
    n: may ? () => go({ add: true }) : undefined,
    '/': () => document.querySelector<HTMLInputElement>('[data-ledger-search] input')?.focus(),
    e: search.record === undefined ? undefined : () => document.querySelector<HTMLButtonElement>('[data-edit-record]')?.click(),
    c: search.record === undefined ? undefined : () => writeComment(() => go({ tab: 'comments' }, true)),
    'Ctrl+z': undo,
    '?': () => setHelp(true),
  })

  return (
    <>
      <PageHeader title={ledger.label} up={{ to: '/ledgers', label: '台账' }} crumb={<Crumb ledger={ledger} />}>
        <span data-ledger-search>
          <SearchBox text={search.q ?? ''} change={(q) => go({ q: q === '' ? undefined : q, record: undefined }, true)} />
        </span>
        <TableMenus ledger={ledger} table={table} search={search} go={go} />
        <LedgerMenu ledger={ledger} view={view} conditions={conditions} print={printing.print} />
        {may ? (
          <Button type="primary" onClick={() => go({ add: true })}>
            记一笔
          </Button>
        ) : null}
      </PageHeader>
      <div className={search.record !== undefined && wide ? `${styles.split} ${styles.open}` : styles.split}>
        <TableSide {...{ ledger, fields, search, view, rows, table, marks, go }} />
        {search.record === undefined ? null : (
          <RecordPanel
            ledger={ledger}
            record={search.record}
            row={openRow}
            close={() => go({ record: undefined, tab: undefined })}
            tab={search.tab}
            mark={marks.get(search.record)}
            chooseTab={(tab) => go({ tab: tab === 'fields' ? undefined : tab }, true)}
          />
        )}
      </div>
      {printing.sheet}
      {help ? <KeysHelp close={() => setHelp(false)} /> : null}
      {search.add === true && may ? (
        <AddRecord
          ledger={ledger}
          close={() => go({ add: undefined }, true)}
          added={(record) => go({ add: undefined, record: record.id }, true)}
        />
      ) : null}
    </>
  )
}

/** The columns as this person has them; a phone has no columns to arrange. */
function useLedgerColumns(ledger: ResolvedLedger) {
  const desk = !usePhone()
  const every = useMemo(() => ledgerColumns(ledger), [ledger])
  const { setup, change } = useTableSetup(ledger.id)
  const columns = useMemo(() => (desk ? arrangeColumns(every, setup) : every), [every, setup, desk])
  return { desk, every, setup, change, columns }
}

type Arranged = ReturnType<typeof useLedgerColumns>

interface Named {
  readonly view: string | undefined
  readonly change: Arranged['change']
  readonly go: Go
}

/** Takes a view up once, when the address comes to name it; what is changed afterwards is the page's. */
function useNamedView(ledger: ResolvedLedger, { view, change, go }: Named): void {
  const views = useQuery({ ...viewsQuery(ledger.id), enabled: view !== undefined })
  const named = views.data?.find(({ id }) => id === view)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a view, whatever else the page does
  useEffect(() => {
    const kept = named === undefined ? undefined : readSetup(named.setup)
    if (kept === undefined) return
    change({ hidden: kept.hidden, order: kept.order, widths: kept.widths, pinned: kept.pinned })
    go({ where: kept.where, q: kept.q, sort: kept.sort }, true)
  }, [named?.id])
}

interface MenusProps {
  readonly ledger: ResolvedLedger
  readonly table: Arranged
  readonly search: LedgerSearch
  readonly go: Go
}

function TableMenus({ ledger, table: { desk, every, setup, change }, search, go }: MenusProps) {
  if (!desk) return null
  return (
    <>
      <ViewsMenu
        ledger={ledger.id}
        current={search.view}
        choose={(view) => go(view === undefined ? { view, where: undefined, q: undefined, sort: undefined } : { view })}
        standing={() => JSON.stringify({ ...setup, where: search.where, q: search.q, sort: search.sort })}
      />
      <GroupChoice ledger={ledger} group={search.group} change={(group) => go({ group, record: undefined })} />
      <ColumnsMenu columns={every} setup={setup} change={change} />
    </>
  )
}

interface SideProps extends MenusProps {
  readonly fields: readonly FilterField[]
  readonly view: LedgerView
  readonly rows: LedgerRows
  readonly marks: ReadonlyMap<string, Mark>
}

/** The conditions, what is done with chosen rows, and the table. */
function TableSide({ ledger, fields, search, view, rows, table, marks, go }: SideProps) {
  const session = useSession()
  const { desk, setup, change, columns } = table
  const choice = useRowChoice(ledger.id, view)
  const acts = useCellActs({ ledger, columns, rows: rows.rows })
  const works = desk && session.can.write && session.closed?.includes(ledger.id) !== true
  const setFilters = (where: readonly LedgerFilter[]) => go({ where: where.length === 0 ? undefined : where, record: undefined })
  return (
    <div className={styles.left}>
      <div className={styles.tools}>
        <FilterBar fields={fields} filters={search.where ?? []} change={setFilters} />
        <TableStatus rows={rows} ledger={ledger} />
      </div>
      {works && search.group === undefined ? (
        <LedgerBulkBar ledger={ledger} rows={choice} count={rows.count} fields={bulkFields(ledger, session)} />
      ) : null}
      <div className={styles.tableRoom}>
        {search.group === undefined ? (
          <Body ledger={ledger} rows={rows} filtered={search.where !== undefined || search.q !== undefined}>
            <LedgerTable
              label={ledger.label}
              pinned={desk ? setup.pinned : 1}
              resize={
                desk ? (column, width) => change(width === undefined ? ownWidth(setup, column) : setWidth(setup, column, width)) : undefined
              }
              choice={works ? choice : undefined}
              acts={works ? acts : undefined}
              columns={columns}
              rows={rows}
              marks={marks}
              sort={search.sort}
              changeSort={(field) => go({ sort: nextSort(search.sort, field) }, true)}
              open={search.record}
              openRecord={(record) => go({ record: record.id, tab: undefined }, search.record !== undefined)}
            />
          </Body>
        ) : (
          <GroupTable
            {...{ ledger, view, columns, rows }}
            by={search.group}
            open={(more) => go({ where: [...(search.where ?? []), ...more], group: undefined })}
          />
        )}
      </div>
    </div>
  )
}

/** Fields that many records are given at once: not what tells records apart, not what the office or a loop keeps to itself. */
function bulkFields({ fields, unique }: ResolvedLedger, { can }: SessionView): readonly string[] {
  const keys = new Set(unique.flat())
  return fields
    .filter(({ id, field, guarded }) => {
      const { input } = traitsOf(field)
      return (
        !keys.has(id) &&
        (can.guarded || guarded === undefined) &&
        readsField(field, { full: can.reveal }) &&
        input !== 'document' &&
        input !== 'area' &&
        field.kind !== 'anyRef'
      )
    })
    .map(({ id }) => id)
}

function Crumb({ ledger }: { readonly ledger: ResolvedLedger }) {
  const { data } = useQuery(ledgersQuery)
  const summary = data?.find(({ id }) => id === ledger.id)
  const kind = ledger.kind === 'register' ? '底册' : '流水'
  if (summary === undefined) return <>{kind}</>
  const used = summary.indicators === 0 ? '' : ` · 用于 ${summary.indicators} 个指标`
  return <>{`${kind} · ${groupDigits(String(summary.count))} 条${used}`}</>
}

function TableStatus({ rows, ledger }: { readonly rows: LedgerRows; readonly ledger: ResolvedLedger }) {
  const first = ledger.fields.find(({ id, field }) => field.kind === 'money' && (rows.sums[id] ?? rows.groups[id]) !== undefined)
  const sum = first === undefined ? undefined : rows.sums[first.id]
  const kinds = first === undefined ? [] : groupLines(rows.groups).filter(({ sums }) => sums[first.id] !== undefined)
  return (
    <span className={styles.status} role="status">
      {rows.loading ? '正在读取…' : rows.count === undefined ? '' : `${groupDigits(String(rows.count))} 条`}
      {first === undefined || sum === undefined ? '' : `，${first.field.label}合计 ${groupDigits(sum)} 元`}
      {first === undefined || kinds.length === 0
        ? ''
        : `，${first.field.label} ${kinds.map(({ label, sums }) => `${label} ${groupDigits(sums[first.id] ?? '0')} 元`).join('、')}`}
      {rows.fetchingMore && rows.rows.length > 2_000 ? ` · 已读 ${groupDigits(String(rows.rows.length))} 条` : ''}
    </span>
  )
}

interface BodyProps {
  readonly ledger: ResolvedLedger
  readonly rows: LedgerRows
  readonly filtered: boolean
  readonly children: ReactNode
}

function Body({ ledger, rows, filtered, children }: BodyProps) {
  if (rows.error !== null && rows.rows.length === 0) return <ErrorNote error={rows.error} retry={rows.retry} />
  if (!rows.loading && rows.rows.length === 0) {
    return (
      <div className={styles.emptyCard}>
        <EmptyNote title={filtered ? '没有符合条件的记录' : `${ledger.label}还没有记录`}>
          {filtered ? '去掉一些条件，或换几个字再找。' : '可以“记一笔”，也可以导入一张办公表格。'}
        </EmptyNote>
        {filtered ? null : <ZeroReport ledger={ledger} />}
      </div>
    )
  }
  return (
    <>
      {rows.error === null ? null : <ErrorNote error={rows.error} retry={rows.retry} />}
      {children}
    </>
  )
}

function withoutEmpty(search: Readonly<Record<string, unknown>>): LedgerSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
