import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Progress, Upload } from 'antd'
import { useEffect, useState } from 'react'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import { addressOf } from '../../http/api.ts'
import { download, HttpError } from '../../http/client.ts'
import { partQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { importHeaders } from '../columns.ts'
import { EmptyTargets } from './EmptyTargets.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import styles from './import.module.css'
import { takePasted } from './pasted-file.ts'
import { type ImportFlow, useImport } from './use-import.ts'

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

/** An office file becomes records: choose it, see what it would do, say yes. Nothing is written before that, and all or nothing after. */
function Import({ ledger }: { readonly ledger: ResolvedLedger }) {
  const flow = useImport(ledger.id)
  const { choose } = flow
  const [pasted] = useState(() => takePasted(ledger.id))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pasted is read once, when the page opens
  useEffect(() => {
    if (pasted !== undefined) choose(pasted)
  }, [pasted])
  return (
    <>
      <PageHeader title={`导入 ${ledger.label}`} up={{ to: '/ledgers', label: '台账' }} crumb={flow.file?.name}>
        <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{}}>
          回到台账
        </Link>
      </PageHeader>
      <div className={styles.page}>
        {flow.error === undefined ? null : <ErrorNote error={flow.error} />}
        {flow.step === 'done' ? null : <EmptyTargets ledger={ledger} />}
        <Step ledger={ledger} flow={flow} />
      </div>
    </>
  )
}

function Step({ ledger, flow }: { readonly ledger: ResolvedLedger; readonly flow: ImportFlow }) {
  if (flow.step === 'reading' || flow.step === 'writing') return <Working flow={flow} />
  if (flow.step === 'preview' && flow.outcome !== undefined) {
    return <ImportPreview ledger={ledger} outcome={flow.outcome} flow={flow} />
  }
  if (flow.step === 'done' && flow.outcome !== undefined)
    return <ImportDone ledger={ledger} outcome={flow.outcome} before={flow.before} restart={flow.restart} />
  return <Choose ledger={ledger} choose={flow.choose} />
}

function Choose({ ledger, choose }: { readonly ledger: ResolvedLedger; readonly choose: (file: File) => void }) {
  return (
    <>
      <Upload.Dragger
        className={styles.drop ?? ''}
        accept=".xlsx,.csv,.txt,.xls,.docx"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          choose(file)
          return false
        }}
      >
        <p className={styles.dropTitle}>把办公表格拖到这里，或点击选择</p>
        <p className={styles.dropNote}>
          .xlsx、.csv，网页格式的 .xls、Word 里的表格也行，不用先整理；先预览，你确认之后才写入。同一份表导两次不会重复。
        </p>
      </Upload.Dragger>
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

function Working({ flow }: { readonly flow: ImportFlow }) {
  const percent = flow.total === 0 ? 0 : Math.floor((flow.done / flow.total) * 100)
  return (
    <div className={styles.working} role="status">
      <p>{flow.step === 'reading' ? '正在读表、核对每一格…' : '正在写入…'}</p>
      <Progress percent={percent} showInfo={false} aria-label="进度" />
      <small>{flow.total === 0 ? '' : `${groupDigits(String(flow.done))} / ${groupDigits(String(flow.total))} 行`}</small>
    </div>
  )
}
