import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { StepInput } from '../../../api/contract/loop.ts'
import { caseQuery } from '../../http/loop-queries.ts'
import { partQuery } from '../../http/queries.ts'
import { type FormTexts, formTexts } from '../../ledger/form/form-values.ts'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { findStep } from '../words.ts'
import { StepSheet } from './StepSheet.tsx'
import { useTakeStep } from './use-take-step.ts'

interface Props {
  readonly case: string
  readonly step: string
  /** What the fields begin with where that is more than the record says. */
  readonly begin?: FormTexts
  readonly close: () => void
}

/** Asks for what one step of one case needs, over the record as it stands, and takes it. */
export function StepDrawer({ case: id, step: stepId, begin, close }: Props) {
  const { data, error, refetch } = useQuery(caseQuery(id))
  const { data: index } = useQuery(partQuery('loop', data?.case.loop))
  const take = useTakeStep(close)
  const loop = data === undefined ? undefined : index?.loops.get(data.case.loop)
  const step = findStep(loop, stepId)
  const choice = data?.steps.find((one) => one.id === stepId)
  const ledger = data === undefined ? undefined : index?.ledgers.get(data.case.ledger)
  if (data === undefined || loop === undefined || step === undefined || ledger === undefined) {
    return (
      <Drawer open title="办理" onClose={close}>
        {error === null ? <LoadingNote rows={5} /> : <ErrorNote error={error} retry={() => void refetch()} />}
      </Drawer>
    )
  }
  return (
    <StepSheet
      title={step.label}
      step={step}
      ledger={ledger}
      values={data.record === null ? undefined : { ...formTexts(ledger, data.record.values), ...begin }}
      warnings={choice?.warnings ?? []}
      irreversible={choice?.irreversible ?? null}
      barred={choice === undefined ? null : choice.why}
      subject={
        <>
          <b>{data.case.subjectTitle}</b>
          {afterwards(data.case.loopLabel, data.case.stateLabel, choice?.toLabel)}
        </>
      }
      pending={take.isPending}
      error={take.error}
      submit={(body) =>
        take.mutate({
          ...body,
          ...withBegin(begin, body.values),
          case: id,
          version: data.case.version,
          title: data.case.subjectTitle,
          label: step.label,
        })
      }
      close={close}
    />
  )
}

/** What a field began with is an answer as well, where nobody changed it. */
function withBegin(begin: FormTexts | undefined, values: StepInput['values']): Pick<StepInput, 'values'> {
  return begin === undefined ? {} : { values: { ...begin, ...values } }
}

function afterwards(loop: string, state: string, next: string | undefined): string {
  return next === undefined || next === state ? `${loop} · 办后仍是“${state}”` : `${loop} · 由“${state}”转入“${next}”`
}
