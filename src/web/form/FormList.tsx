import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Upload } from 'antd'
import { useState } from 'react'
import type { FormListView, FormSummary } from '../../api/contract/form.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { addressOf } from '../http/api.ts'
import { download } from '../http/client.ts'
import { formsQuery } from '../http/form-queries.ts'
import { dueWords } from '../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { PeriodPicker } from '../parts/PeriodPicker.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { Tag } from '../parts/Tag.tsx'
import { useSession } from '../session/use-session.ts'
import { Burden } from './Burden.tsx'
import styles from './form.module.css'
import { useBring } from './use-bring.ts'

/** The forms that departments want back: who wants them, what is still owed, what is asked for twice. */
export function FormList() {
  const { can, year } = useSession()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(formsQuery)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [period, setPeriod] = useState(String(year))
  const { bring, busy } = useBring((id) => void navigate({ to: '/forms/$form', params: { form: id }, search: {} }))
  const mayBind = can.write && can.guarded
  const toggle = (id: string) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))
  const forms = [...chosen].join(',')
  return (
    <>
      <PageHeader title="上报表格" crumb="部门的空白表收一次、绑一次，以后由台账填">
        {mayBind ? (
          <Upload
            accept=".xlsx,.xlsm"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(file) => {
              bring(file)
              return false
            }}
          >
            <Button type="primary" loading={busy}>
              收一张空白表
            </Button>
          </Upload>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={6} /> : null}
        {data !== undefined && data.forms.length === 0 && data.unbound.length === 0 ? (
          <EmptyNote title="还没有上报表格">把部门发来的空白 .xlsx 收进来，按旁边的字认出每一格要什么；认不准的由人来定。</EmptyNote>
        ) : null}
        {chosen.size === 0 ? null : (
          <div className={styles.bar}>
            选了 {chosen.size} 张
            <PeriodPicker period={period} lastYear={year} change={setPeriod} />
            <Button
              type="primary"
              onClick={() => void download(addressOf('downloadForms', { forms, period }), chosen.size === 1 ? '报表.xlsx' : '上报表格.zip')}
            >
              填好下载
            </Button>
          </div>
        )}
        {data === undefined || data.forms.length + data.unbound.length === 0 ? null : (
          <FormTable list={data} chosen={chosen} toggle={toggle} />
        )}
        {data === undefined || data.forms.length === 0 ? null : <Burden mayDecide={mayBind} />}
      </div>
    </>
  )
}

interface TableProps {
  readonly list: FormListView
  readonly chosen: ReadonlySet<string>
  readonly toggle: (id: string) => void
}

function FormTable({ list: { forms, unbound }, chosen, toggle }: TableProps) {
  return (
    <div className={styles.card}>
      <table className={styles.catalogue}>
        <thead>
          <tr>
            <th aria-label="选" />
            <th scope="col">表名</th>
            <th scope="col">要表部门</th>
            <th scope="col">依据</th>
            <th scope="col">频次</th>
            <th scope="col">填表科室</th>
            <th scope="col">负责人</th>
            <th scope="col">还没报出的</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.id}>
              <td>
                {form.hasFile ? (
                  <Checkbox aria-label={`选“${form.name}”`} checked={chosen.has(form.id)} onChange={() => toggle(form.id)} />
                ) : null}
              </td>
              <th scope="row">
                <Link to="/forms/$form" params={{ form: form.id }} search={{}}>
                  {form.name.replace(/\.xls[xm]$/i, '')}
                </Link>
                {form.hasFile ? null : <small>没有存空白表，再收一次</small>}
              </th>
              <Listing listing={form.listing} />
              <Returns returns={form.returns} />
            </tr>
          ))}
          {unbound.map(({ returns, ...listing }) => (
            <tr key={listing.id}>
              <td />
              <th scope="row">
                {listing.name}
                <small>还没有收空白表</small>
              </th>
              <Listing listing={listing} />
              <Returns returns={returns} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Listing({ listing }: { readonly listing: FormSummary['listing'] }) {
  if (listing === undefined)
    return (
      <td colSpan={5} className={styles.quiet}>
        没有登进目录
      </td>
    )
  return (
    <>
      <td data-label="要表部门">{listing.department}</td>
      <td data-label="依据">{listing.basis ?? ''}</td>
      <td data-label="频次">
        {listing.frequencyWord}
        {listing.until === undefined ? '' : `，${listing.until} 停报`}
      </td>
      <td data-label="填表科室">{listing.office ?? ''}</td>
      <td data-label="负责人">{listing.holder?.name ?? <span className={styles.quiet}>还没有定</span>}</td>
    </>
  )
}

function Returns({ returns }: { readonly returns: FormSummary['returns'] }) {
  const { today } = useSession()
  return (
    <td className={styles.returns}>
      {returns.map(({ id, period, dueOn, statusWord }) => {
        const due = dueWords(dueOn, today)
        return (
          <Link key={id} to="/loops/$loop" params={{ loop: 'form-return' }} search={{}} className={styles.owed ?? ''}>
            {presentPeriodKey(period)} {statusWord} <Tag tone={due.tone}>{due.words}</Tag>
          </Link>
        )
      })}
    </td>
  )
}
