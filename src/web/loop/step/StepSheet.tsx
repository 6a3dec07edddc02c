import { Alert, Button, Drawer, Input } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import type { IrreversibleNote, StepInput } from '../../../api/contract/loop.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedStep } from '../../../definition/loop/types.ts'
import { errorText, HttpError } from '../../http/client.ts'
import type { FormTexts } from '../../ledger/form/form-values.ts'
import { RecordForm } from '../../ledger/form/RecordForm.tsx'
import { usePhone } from '../../parts/use-media.ts'
import { EvidenceInput } from './EvidenceInput.tsx'
import { IrreversibleBox } from './IrreversibleBox.tsx'
import styles from './step.module.css'
import { type StepAnswers, useStepAnswers } from './use-step-answers.ts'

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
export function StepSheet({ title, step, ledger, values, warnings, irreversible, barred = null, subject, ...rest }: Props) {
  const { pending, error, submit, close } = rest
  const phone = usePhone()
  const answers = useStepAnswers({ step, ledger, values, warnings, isBarred: barred !== null, submit })
  const { narrow, initial, form, evidence, evidenceProblem, send } = answers
  const refused = error instanceof HttpError ? error.fields : undefined
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    send()
  }
  return (
    <Drawer
      open
      title={title}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : 480}
      className={styles.sheet ?? ''}
      onClose={close}
      afterOpenChange={(open) => open && !phone && answers.focusFirst()}
      footer={<StepFooter label={step.label} {...{ error, barred, pending, send, close }} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the key that sends what stands inside */}
      <div className={styles.ask} onKeyDown={onKey}>
        <p className={styles.subject}>{subject}</p>
        {irreversible === undefined || irreversible === null ? null : <IrreversibleBox {...irreversible} />}
        {warnings.length === 0 ? null : <WarningList warnings={warnings} />}
        {narrow.fields.length === 0 ? null : (
          <RecordForm ledger={narrow} initial={initial} {...(refused === undefined ? {} : { refused })} handle={form} submit={send} />
        )}
        <OpinionInput label={opinionLabel(step, warnings)} answers={answers} />
        {step.evidence === 'none' ? null : (
          <EvidenceInput evidence={evidence} required={step.evidence === 'required'} problem={evidenceProblem} />
        )}
      </div>
    </Drawer>
  )
}

type FooterProps = Pick<Props, 'error' | 'pending' | 'close'> & {
  readonly label: string
  readonly barred: string | null
  readonly send: () => void
}

function StepFooter({ label, error, barred, pending, send, close }: FooterProps) {
  return (
    <div className={styles.footer}>
      {error === null ? null : <Alert type="error" showIcon role="alert" title={errorText(error)} />}
      {barred === null ? null : <Alert type="warning" showIcon role="note" title={`现在还不能办：${barred}`} />}
      <div className={styles.footerRow}>
        <span className={styles.keys}>Ctrl+Enter</span>
        <Button onClick={close}>取消</Button>
        <Button type="primary" loading={pending} disabled={barred !== null} onClick={send}>
          {label}
        </Button>
      </div>
    </div>
  )
}

function WarningList({ warnings }: Pick<Props, 'warnings'>) {
  return (
    <div className={styles.warning} role="note">
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      <p>仍要办理的，请在下面说明理由。</p>
    </div>
  )
}

function OpinionInput({ label, answers }: { readonly label: string; readonly answers: StepAnswers }) {
  const { opinion, setOpinion, mustExplain, lacksOpinion } = answers
  return (
    <label className={styles.field} htmlFor="step-opinion">
      <span className={mustExplain ? styles.required : undefined}>{label}</span>
      <Input.TextArea
        id="step-opinion"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2_000}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        aria-required={mustExplain}
        aria-invalid={lacksOpinion}
        aria-describedby={lacksOpinion ? 'step-opinion-note' : undefined}
        {...(lacksOpinion ? { status: 'error' as const } : {})}
      />
      {lacksOpinion ? (
        <small id="step-opinion-note" className={styles.refusal}>
          请写明{label}
        </small>
      ) : null}
    </label>
  )
}

function opinionLabel(step: ResolvedStep, warnings: readonly string[]): string {
  if (warnings.length > 0) return '仍要办理的理由'
  return step.returns ? '退回理由' : '意见'
}
