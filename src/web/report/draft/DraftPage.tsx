import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReadDocument, ReportDraftView } from '../../../api/contract/report.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { LoadingNote } from '../../parts/Notes.tsx'
import { PeriodPicker } from '../../parts/PeriodPicker.tsx'
import { useSession } from '../../session/use-session.ts'
import { DraftSides } from './DraftSides.tsx'
import { DropOldText, type OldText } from './DropOldText.tsx'
import styles from './draft.module.css'
import { placeKey } from './draft-pieces.ts'

/** Last year's final text becomes a template: what each number may be stands beside it, to be taken one by one or all that are sure. */
export function DraftPage() {
  const { year } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [old, setOld] = useState<OldText>()
  const [period, setPeriod] = useState(String(year))
  const [above, setAbove] = useState(0.75)
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const fail = (error: unknown) => void message.error(errorText(error))
  const draft = useMutation({
    mutationFn: (given: { readonly text: string; readonly whole: boolean; readonly period: string }) => api.draftReport(given),
    onError: fail,
  })
  const begin = (given: OldText, at: string) => {
    setOld(given)
    setPeriod(at)
    setChosen(new Map())
    draft.mutate({ text: given.text, whole: given.whole, period: at })
  }
  const isTaken = (binding: ReportDraftView['bindings'][number]) => chosen.get(placeKey(binding)) ?? binding.confidence >= above
  const make = useMutation({
    mutationFn: async () => {
      if (old === undefined || draft.data === undefined) throw new Error('先放一份旧稿。')
      const left = draft.data.bindings.filter((binding) => !isTaken(binding)).map(placeKey)
      const { template } = await api.draftReport({ text: old.text, whole: old.whole, period, left })
      return api.addReport({ source: template })
    },
    onSuccess: ({ id }) => void navigate({ to: '/reports/$report', params: { report: id }, search: { edit: true } }),
    onError: fail,
  })
  const read = (document: ReadDocument) => {
    if (document.template) message.info('这已经是模板，数字仍由台账给。')
    begin({ text: document.text, whole: document.whole }, String(document.year ?? year))
  }
  const { data } = draft
  return (
    <>
      <PageHeader title="由旧稿起草" up={{ to: '/reports', label: '报告' }} crumb="旧稿里的数换成由台账算出的，明年不用再填">
        {data === undefined ? null : (
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
            建成报告（换 {data.bindings.filter(isTaken).length} 处）
          </Button>
        )}
      </PageHeader>
      <div className={styles.page}>
        {old === undefined ? (
          <DropOldText read={read} write={(text) => begin({ text, whole: false }, yearIn(text) ?? String(year))} />
        ) : (
          <DraftTools
            period={period}
            setPeriod={(next) => begin(old, next)}
            above={above}
            setAbove={setAbove}
            again={() => setOld(undefined)}
          />
        )}
        {draft.isPending ? <LoadingNote rows={10} label="正在读旧稿，逐个问台账" /> : null}
        {old === undefined || data === undefined || draft.isPending ? null : (
          <DraftSides
            text={old.text}
            draft={data}
            isTaken={isTaken}
            take={(binding, taken) => setChosen(new Map([...chosen, [placeKey(binding), taken]]))}
          />
        )}
      </div>
    </>
  )
}

interface DraftToolsProps {
  readonly period: string
  readonly setPeriod: (period: string) => void
  readonly above: number
  readonly setAbove: (above: number) => void
  readonly again: () => void
}

/** Of when the old text speaks, and how sure is sure enough. */
function DraftTools({ period, setPeriod, above, setAbove, again }: DraftToolsProps) {
  const { year } = useSession()
  return (
    <div className={styles.tools}>
      <span>写的是</span>
      <PeriodPicker period={period} lastYear={year} change={setPeriod} />
      <label>
        把握到
        <select value={above} onChange={(event) => setAbove(Number(event.target.value))} aria-label="把握到多少就换">
          {[0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95].map((share) => (
            <option key={share} value={share}>
              {Math.round(share * 100)}%
            </option>
          ))}
        </select>
        的都换
      </label>
      <Button size="small" onClick={again}>
        换一份
      </Button>
    </div>
  )
}

function yearIn(text: string): string | undefined {
  return /(?<!\d)(20\d{2})年/.exec(text)?.[1]
}
