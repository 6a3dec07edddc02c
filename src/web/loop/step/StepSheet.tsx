import { Alert, Button, Drawer, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { IrreversibleNote, StepInput } from '../../../api/contract/loop.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedStep } from '../../../definition/loop/types.ts'
import { errorText, HttpError } from '../../http/client.ts'
import { type FormTexts, formTexts } from '../../ledger/form/form-values.ts'
import { RecordForm, type RecordFormHandle } from '../../ledger/form/RecordForm.tsx'
import { usePhone } from '../../parts/use-media.ts'
import { type EvidenceFile, EvidenceInput } from './EvidenceInput.tsx'
import { IrreversibleBox } from './IrreversibleBox.tsx'
import styles from './step.module.css'
import { stepLedger } from './step-fields.ts'

interface Props {
  readonly title: string
  readonly step: ResolvedStep
  readonly ledger: ResolvedLedger
  /** The record as it stands: what the fields begin with. Absent when the answers are for many cases. */
  readonly values?: FormTexts | undefined
  /** Must be explained by an opinion. */
  readonly warnings: readonly string[]
  /** What cannot be taken back of it. */
  readonly irreversible?: (Pick<IrreversibleNote, 'does'> & Partial<IrreversibleNote>) | null
  /** Why it cannot be taken now: it is then shown, and not offered. */
  readonly barred?: string | null
  /** One line about what it is taken on. */
  readonly subject: ReactNode
  readonly pending: boolean
  readonly error: Error | null
  readonly submit: (body: StepInput) => void
  readonly close: () => void
}

/** What a step asks for: the fields it fills, the opinion, the documents that prove it; on a phone it rises from below, its button at the thumb. */
export function StepSheet({ title, step, ledger, values, warnings, irreversible, barred, subject, pending, error, submit, close }: Props) {
  const phone = usePhone()
  const form = useRef<RecordFormHandle>(null)
  const [narrow] = useState(() => stepLedger(ledger, step))
  const [initial] = useState<FormTexts>(() => values ?? formTexts(ledger, {}))
  const [opinion, setOpinion] = useState('')
  const [evidence, setEvidence] = useState<readonly EvidenceFile[]>([])
  const [tried, setTried] = useState(false)
  const mustExplain = step.opinion === 'required' || warnings.length > 0
  const lacksOpinion = mustExplain && opinion.trim() === ''
  const lacksEvidence = step.evidence === 'required' && evidence.length === 0
  const refused = error instanceof HttpError ? error : undefined

  const isBarred = barred !== undefined && barred !== null
  const send = () => {
    if (isBarred) return
    setTried(true)
    const read = narrow.fields.length === 0 ? {} : form.current?.read()
    if (read === undefined || lacksOpinion || lacksEvidence) return
    submit({
      step: step.id,
      values: read,
      ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }),
      ...(evidence.length === 0 ? {} : { evidence: evidence.map(({ value }) => value) }),
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    send()
  }
  const focusFirst = () => {
    if (narrow.fields.length > 0) form.current?.focusFirst()
    else document.getElementById('step-opinion')?.focus()
  }

  return (
    <Drawer
      open
      title={title}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : 480}
      className={styles.sheet ?? ''}
      onClose={close}
      afterOpenChange={(open) => open && !phone && focusFirst()}
      footer={
        <div className={styles.footer}>
          {error === null ? null : <Alert type="error" showIcon role="alert" title={errorText(error)} />}
          {isBarred ? <Alert type="warning" showIcon role="note" title={`现在还不能办：${barred}`} /> : null}
          <div className={styles.footerRow}>
            <span className={styles.keys}>Ctrl+Enter</span>
            <Button onClick={close}>取消</Button>
            <Button type="primary" loading={pending} disabled={isBarred} onClick={send}>
              {step.label}
            </Button>
          </div>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the key that sends what stands inside */}
      <div className={styles.ask} onKeyDown={onKey}>
        <p className={styles.subject}>{subject}</p>
        {irreversible === undefined || irreversible === null ? null : <IrreversibleBox {...irreversible} />}
        {warnings.length === 0 ? null : (
          <div className={styles.warning} role="note">
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
            <p>仍要办理的，请在下面说明理由。</p>
          </div>
        )}
        {narrow.fields.length === 0 ? null : (
          <RecordForm ledger={narrow} initial={initial} refused={refused?.fields ?? []} handle={form} submit={send} />
        )}
        <label className={styles.field} htmlFor="step-opinion">
          <span className={mustExplain ? styles.required : undefined}>{opinionLabel(step, warnings)}</span>
          <Input.TextArea
            id="step-opinion"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2_000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
            aria-required={mustExplain}
            aria-invalid={tried && lacksOpinion}
            aria-describedby={tried && lacksOpinion ? 'step-opinion-note' : undefined}
            {...(tried && lacksOpinion ? { status: 'error' as const } : {})}
          />
          {tried && lacksOpinion ? (
            <small id="step-opinion-note" className={styles.refusal}>
              请写明{opinionLabel(step, warnings)}
            </small>
          ) : null}
        </label>
        {step.evidence === 'none' ? null : (
          <EvidenceInput
            files={evidence}
            change={setEvidence}
            required={step.evidence === 'required'}
            {...(tried && lacksEvidence ? { problem: '请附上佐证材料或照片' } : {})}
          />
        )}
      </div>
    </Drawer>
  )
}

function opinionLabel(step: ResolvedStep, warnings: readonly string[]): string {
  if (warnings.length > 0) return '仍要办理的理由'
  return step.returns ? '退回理由' : '意见'
}
