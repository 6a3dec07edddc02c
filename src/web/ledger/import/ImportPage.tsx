import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import { addressOf } from '../../http/api.ts'
import { download, HttpError } from '../../http/client.ts'
import { partQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { importHeaders } from '../columns.ts'
import { SheetDrop } from '../SheetDrop.tsx'
import { EmptyTargets } from './EmptyTargets.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import styles from './import.module.css'
import { takePasted } from './pasted-file.ts'
import { SeveralFiles } from './SeveralFiles.tsx'
import { flowOf, type ImportItem, type ImportsFlow, isCancelled, useImports } from './use-imports.ts'

const route = getRouteApi('/frame/ledgers/$ledger/import')

export function ImportPage() {
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
  if (ledger === undefined) return <LoadingNote rows={6} />
  return <Import ledger={ledger} />
}

/** Office files become records: choose them, see what they would do, say yes. Nothing is written before that, and of each file all or nothing after. */
function Import({ ledger }: { readonly ledger: ResolvedLedger }) {
  const flow = useImports(ledger.id)
  const { choose, items } = flow
  const [pasted] = useState(() => takePasted(ledger.id))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pasted is read once, when the page opens
  useEffect(() => {
    if (pasted !== undefined) choose([pasted])
  }, [pasted])
  const [only] = items.length === 1 ? items : []
  return (
    <>
      <PageHeader title={`导入 ${ledger.label}`} up={{ to: '/ledgers', label: '台账' }} crumb={only?.file.name}>
        <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{}}>
          回到台账
        </Link>
      </PageHeader>
      <div className={styles.page}>
        {only === undefined ? null : <WhyNot item={only} />}
        {only?.step === 'done' ? null : <EmptyTargets ledger={ledger} />}
        <Step ledger={ledger} flow={flow} only={only} />
      </div>
    </>
  )
}

/** What kept the last step from being done. */
function WhyNot({ item: { step, error } }: { readonly item: ImportItem }) {
  if (isCancelled(error)) return <Alert type="info" showIcon title="已取消，什么也没有写入。" className={styles.first ?? ''} />
  return error === undefined || step === 'reading' || step === 'writing' ? null : <ErrorNote error={error} />
}

interface StepProps {
  readonly ledger: ResolvedLedger
  readonly flow: ImportsFlow
  readonly only: ImportItem | undefined
}

function Step({ ledger, flow, only }: StepProps) {
  if (flow.items.length > 1) return <SeveralFiles ledger={ledger} flow={flow} />
  if (only === undefined || only.step === 'stopped') return <Choose ledger={ledger} choose={flow.choose} />
  if (only.step === 'done' && only.outcome !== undefined)
    return <ImportDone ledger={ledger} outcome={only.outcome} before={flow.before} restart={flow.restart} />
  if (only.step === 'preview' && only.outcome !== undefined)
    return <ImportPreview ledger={ledger} outcome={only.outcome} flow={flowOf(flow, only)} />
  return <Working item={only} cancel={flow.cancel} />
}

function Choose({ ledger, choose }: { readonly ledger: ResolvedLedger; readonly choose: (files: readonly File[]) => void }) {
  return (
    <>
      <SheetDrop title="把办公表格拖到这里，或点击选择" multiple choose={choose}>
        .xlsx、.csv，网页格式的 .xls、Word 里的表格也行，不用先整理；可以一次选好几份。先预览，你确认之后才写入。同一份表导两次不会重复。
      </SheetDrop>
      <section className={styles.columns} aria-labelledby="columns">
        <h2 id="columns">表头认这些栏目</h2>
        <ul>
          {importHeaders(ledger).map(({ header, required }) => (
            <li key={header} className={required ? styles.required : undefined}>
              {header}
              {required ? <b>必填</b> : null}
            </li>
          ))}
        </ul>
        <p>
          写着“必填”的必须有，其余的没有也行。
          <Button
            type="link"
            size="small"
            onClick={() => void download(addressOf('getBlankForm', { ledger: ledger.id }), `${ledger.label}（空白表）.xlsx`)}
          >
            下载空白表
          </Button>
        </p>
      </section>
    </>
  )
}

function Working({ item, cancel }: { readonly item: ImportItem; readonly cancel: () => void }) {
  const { done, total } = item
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100)
  return (
    <div className={styles.working} role="status">
      <p>{item.step === 'writing' ? '正在写入…' : '正在读表、核对每一格…'}</p>
      <Progress percent={percent} showInfo={false} aria-label="进度" />
      <small>{total === 0 ? '' : `${groupDigits(String(done))} / ${groupDigits(String(total))} 行`}</small>
      <Button onClick={cancel}>取消</Button>
    </div>
  )
}
