import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { PageHeader } from '../../header/PageHeader.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { useSession } from '../../session/use-session.ts'
import { SheetDrop } from '../SheetDrop.tsx'
import styles from './own.module.css'
import { ReviewDraft } from './ReviewDraft.tsx'
import { type NewLedgerFlow, useNewLedger } from './use-new-ledger.ts'
import { takeSheet } from './waiting-file.ts'

/** A sheet that fits no ledger becomes one: chosen, its columns looked at and corrected, made with its rows. */
export function NewLedgerPage() {
  const { can } = useSession()
  const flow = useNewLedger()
  const { choose } = flow
  const [waiting] = useState(takeSheet)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet that was brought along is read once, when the page opens
  useEffect(() => {
    if (waiting !== undefined) choose(waiting)
  }, [waiting])
  return (
    <>
      <PageHeader title="用表建台账" up={{ to: '/ledgers', label: '台账' }} crumb={flow.file?.name} />
      <div className={styles.page}>
        {flow.error === undefined ? null : <ErrorNote error={flow.error} />}
        {can.define ? (
          <Step flow={flow} />
        ) : (
          <EmptyNote title="建台账由科室办">把表交给党政办或管这件事的科室，他们能用它建一本台账。</EmptyNote>
        )}
      </div>
    </>
  )
}

function Step({ flow }: { readonly flow: NewLedgerFlow }) {
  const { step, entry, proposal, created } = flow
  if (step === 'reading' || step === 'writing') return <LoadingNote rows={8} />
  if (step === 'done' && created?.ledger !== undefined) return <Done flow={flow} ledger={created.ledger} />
  if (step === 'review' && entry !== undefined && proposal !== undefined)
    return <ReviewDraft flow={flow} entry={entry} proposal={proposal} />
  return <Choose choose={flow.choose} />
}

function Choose({ choose }: { readonly choose: (file: File) => void }) {
  return (
    <SheetDrop title="把表格拖到这里，或点击选择" choose={([file]) => file !== undefined && choose(file)}>
      表头就是栏目：每一列填什么、什么单位、用哪一列认出一条记录，先由铅笔提出，你来改；点了“建台账”才建。
    </SheetDrop>
  )
}

function Done({ flow, ledger }: { readonly flow: NewLedgerFlow; readonly ledger: string }) {
  return (
    <div className={styles.done}>
      <p role="status">
        建好了「{flow.entry?.label}」，写入 {groupDigits(String(flow.created?.added ?? 0))} 条。查看、登记、导入、导出、指标现在就能用。
      </p>
      <p className={styles.actions}>
        <Link to="/ledgers/$ledger" params={{ ledger }} search={{}}>
          打开台账
        </Link>
        <Button onClick={flow.restart}>再用一张表建</Button>
      </p>
    </div>
  )
}
