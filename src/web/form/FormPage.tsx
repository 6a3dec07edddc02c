import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import type { FormView } from '../../api/contract/form.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { addressOf } from '../http/api.ts'
import { download, HttpError } from '../http/client.ts'
import { filledQuery, formQuery } from '../http/form-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { PeriodPicker } from '../parts/PeriodPicker.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { SidePanel } from '../parts/SidePanel.tsx'
import { useSession } from '../session/use-session.ts'
import { CellPanel } from './CellPanel.tsx'
import { FilledPanel } from './FilledPanel.tsx'
import { FormSheet } from './FormSheet.tsx'
import styles from './form.module.css'
import type { FormSearch } from './form-search.ts'
import { ListingButton } from './ListingButton.tsx'
import { NextEdition } from './NextEdition.tsx'
import { RowsPanel } from './RowsPanel.tsx'
import { rowsAt } from './rows-at.ts'
import { bindingMarks, filledMarks } from './sheet-marks.ts'
import { useBinding } from './use-binding.ts'

const route = getRouteApi('/frame/forms/$form')

/** One department's form: what each of its cells is filled from, and how it looks when it is filled. */
export function FormPage() {
  const { form: id } = route.useParams()
  const { period } = route.useSearch()
  const { data, error, refetch } = useQuery(formQuery(id, period))
  if (error instanceof HttpError && (error.status === 404 || error.status === 409))
    return (
      <>
        <PageHeader title="打不开这张表" up={{ to: '/forms', label: '上报表格' }} />
        <EmptyNote title={error.status === 404 ? '没有这张表' : error.message} />
      </>
    )
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={12} />
  return <OpenForm key={id} form={data} />
}

function OpenForm({ form }: { readonly form: FormView }) {
  const { can, year } = useSession()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/forms/$form' })
  const go = (change: { readonly [Key in keyof FormSearch]: FormSearch[Key] | undefined }) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)),
      replace: true,
    })
  const mayBind = can.write && can.guarded
  const isFilled = search.show === 'filled' || !mayBind
  const fileName = form.name
  return (
    <>
      <PageHeader
        title={form.name.replace(/\.xls[xm]$/i, '')}
        up={{ to: '/forms', label: '上报表格' }}
        crumb={presentPeriodKey(form.period)}
      >
        {mayBind ? (
          <Segmented
            aria-label="看什么"
            value={isFilled ? 'filled' : 'bound'}
            options={[
              { value: 'bound', label: '每格从哪里填' },
              { value: 'filled', label: '填好的样子' },
            ]}
            onChange={(next) => go({ show: next === 'filled' ? 'filled' : undefined, cell: undefined })}
          />
        ) : null}
        <PeriodPicker period={form.period} lastYear={year} change={(period) => go({ period, cell: undefined })} />
        {mayBind ? <ListingButton form={form} /> : null}
        {mayBind ? <NextEdition form={form} /> : null}
        <Button type="primary" onClick={() => void download(addressOf('downloadForms', { forms: form.id, period: form.period }), fileName)}>
          填好下载
        </Button>
      </PageHeader>
      {isFilled ? <Filled form={form} search={search} go={go} /> : <Bound form={form} search={search} go={go} />}
    </>
  )
}

interface RoomProps {
  readonly form: FormView
  readonly search: FormSearch
  readonly go: (change: { readonly [Key in keyof FormSearch]: FormSearch[Key] | undefined }) => void
}

function Bound({ form, search, go }: RoomProps) {
  const binding = useBinding(form)
  const sheet = form.sheets.find(({ name }) => name === search.sheet) ?? form.sheets[0]
  if (sheet === undefined) return <EmptyNote title="表里没有看得见的工作表" />
  const fresh = form.cells.filter(({ kept }) => kept !== true).length
  const { cell } = search
  const rows = cell === undefined ? undefined : rowsAt(form, sheet, cell)
  return (
    <div className={styles.room}>
      <div className={styles.main}>
        <p className={styles.summary} role="status">
          {form.cells.length} 格有来处{fresh === 0 ? '' : `（其中 ${fresh} 格是按旁边的字提的，待认可）`}，{form.open.length} 格要人来定
          {form.left.length === 0 ? '' : `，${form.left.length} 格空着或手填`}。按一格可以改。
          {fresh === 0 ? null : (
            <Button size="small" loading={binding.busy} onClick={() => binding.bind({ confirm: true }, '已全部认可')}>
              全部认可
            </Button>
          )}
        </p>
        <Sheets form={form} chosen={sheet.name} go={go} />
        <FormSheet
          sheet={sheet}
          marks={bindingMarks(form)}
          chosen={cell === undefined ? undefined : `${sheet.name}!${cell}`}
          press={(next) => go({ cell: next, sheet: sheet.name })}
          binds
        />
      </div>
      {cell === undefined ? null : (
        <SidePanel label={`${sheet.name} ${cell}`} subject={`${sheet.name}!${cell}`} close={() => go({ cell: undefined })}>
          {rows?.isArea === true ? null : <CellPanel form={form} sheet={sheet.name} cell={cell} binding={binding} />}
          {rows === undefined ? null : <RowsPanel key={`${rows.firstRow}`} form={form} place={rows} binding={binding} />}
        </SidePanel>
      )}
    </div>
  )
}

function Filled({ form, search, go }: RoomProps) {
  const { data, error, refetch } = useQuery(filledQuery(form.id, form.period, true))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={12} label="正在填" />
  const sheet = data.sheets.find(({ name }) => name === search.sheet) ?? data.sheets[0]
  if (sheet === undefined) return <EmptyNote title="表里没有看得见的工作表" />
  const { cell } = search
  return (
    <div className={styles.room}>
      <div className={styles.main}>
        <p className={styles.summary} role="status">
          填了 {data.filled.length} 格，空着 {data.empty.length} 格。按一格看背后的记录；带公式的格打开后自己会算。
        </p>
        <Sheets form={form} chosen={sheet.name} go={go} />
        <FormSheet
          sheet={sheet}
          marks={filledMarks(data)}
          chosen={cell === undefined ? undefined : `${sheet.name}!${cell}`}
          press={(next) => go({ cell: next, sheet: sheet.name })}
          binds={false}
        />
      </div>
      {cell === undefined ? null : (
        <SidePanel label={`${sheet.name} ${cell}`} subject={`${sheet.name}!${cell}`} close={() => go({ cell: undefined })}>
          <FilledPanel form={data} sheet={sheet.name} cell={cell} />
        </SidePanel>
      )}
    </div>
  )
}

function Sheets({ form, chosen, go }: { readonly form: FormView; readonly chosen: string; readonly go: RoomProps['go'] }) {
  if (form.sheets.length < 2) return null
  return (
    <Segmented
      className={styles.sheets ?? ''}
      aria-label="工作表"
      value={chosen}
      options={form.sheets.map(({ name }) => name)}
      onChange={(name) => go({ sheet: name, cell: undefined })}
    />
  )
}
