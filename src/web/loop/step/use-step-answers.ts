import { type Ref, useRef, useState } from 'react'
import type { StepInput } from '../../../api/contract/loop.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedStep } from '../../../definition/loop/types.ts'
import { changedValues, type FormTexts, formTexts } from '../../ledger/form/form-values.ts'
import type { RecordFormHandle } from '../../ledger/form/RecordForm.tsx'
import { stepLedger } from './step-fields.ts'
import { type Evidence, useEvidence } from './use-evidence.ts'

interface Options {
  readonly step: ResolvedStep
  readonly ledger: ResolvedLedger
  readonly values: FormTexts | undefined
  readonly warnings: readonly string[]
  readonly isBarred: boolean
  readonly submit: (body: StepInput) => void
}

export interface StepAnswers {
  /** The part of the ledger that the step fills in, and what stands in it to begin with. */
  readonly narrow: ResolvedLedger
  readonly initial: FormTexts
  readonly form: Ref<RecordFormHandle>
  readonly opinion: string
  readonly setOpinion: (opinion: string) => void
  readonly mustExplain: boolean
  readonly lacksOpinion: boolean
  readonly evidence: Evidence
  readonly evidenceProblem: string | undefined
  readonly send: () => void
  readonly focusFirst: () => void
}

/** What somebody answers to a step, and what it still lacks once they have tried to take it. */
export function useStepAnswers({ step, ledger, values, warnings, isBarred, submit }: Options): StepAnswers {
  const form = useRef<RecordFormHandle>(null)
  const [narrow] = useState(() => stepLedger(ledger, step))
  const [initial] = useState<FormTexts>(() => values ?? formTexts(ledger, {}))
  const [opinion, setOpinion] = useState('')
  const [tried, setTried] = useState(false)
  const evidence = useEvidence()
  const mustExplain = step.opinion === 'required' || warnings.length > 0
  const lacksOpinion = mustExplain && opinion.trim() === ''
  const lacksEvidence = step.evidence === 'required' && evidence.files.length === 0

  const send = () => {
    if (isBarred) return
    setTried(true)
    if (evidence.sending) return
    const read = narrow.fields.length === 0 ? {} : form.current?.read()
    if (read === undefined || lacksOpinion || lacksEvidence) return
    submit({
      step: step.id,
      // What nobody touched stays as it is: it may be masked here, and differ from case to case when several are taken at once.
      values: changedValues(read, initial),
      ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }),
      ...(evidence.files.length === 0 ? {} : { evidence: evidence.files.map(({ value }) => value) }),
    })
  }
  return {
    narrow,
    initial,
    form,
    opinion,
    setOpinion,
    mustExplain,
    lacksOpinion: tried && lacksOpinion,
    evidence,
    evidenceProblem: tried ? problemOf({ lacksEvidence, sending: evidence.sending }) : undefined,
    send,
    focusFirst: () => {
      if (narrow.fields.length > 0) form.current?.focusFirst()
      else document.getElementById('step-opinion')?.focus()
    },
  }
}

function problemOf({ lacksEvidence, sending }: { readonly lacksEvidence: boolean; readonly sending: boolean }): string | undefined {
  if (sending) return '佐证材料还在上传，传完再办'
  return lacksEvidence ? '请附上佐证材料或照片' : undefined
}
