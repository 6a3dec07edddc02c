import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { StepInput, WorkItem } from '../../api/contract/loop.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { partQuery } from '../http/queries.ts'
import { StepSheet } from '../loop/step/StepSheet.tsx'
import { useCaseChanged } from '../loop/use-case-changed.ts'
import { findStep } from '../loop/words.ts'
import type { BulkOutcome } from './BulkResult.tsx'
import { type SharedStep, sharedSteps } from './shared-steps.ts'
import styles from './work.module.css'

interface Props {
  readonly chosen: readonly WorkItem[]
  readonly clear: () => void
  readonly done: (outcome: BulkOutcome) => void
}

/** What can be done with all that is chosen. Cases that cannot take the step are left as they are and told with their reason. */
export function BulkBar({ chosen, clear, done }: Props) {
  const changed = useCaseChanged()
  const [asking, setAsking] = useState<SharedStep>()
  const take = useMutation({
    mutationFn: async ({ shared, input }: { readonly shared: SharedStep; readonly input: StepInput }) => ({
      label: shared.label,
      result: await api.takeSteps({
        ...input,
        loop: shared.loop,
        cases: shared.cases.map(({ id, version }) => ({ id, version })),
        skipRefused: true,
      }),
    }),
    onSuccess: (outcome) => {
      changed()
      setAsking(undefined)
      done(outcome)
    },
  })
  const steps = sharedSteps(chosen)
  const loops = new Set(chosen.map(({ loop }) => loop)).size
  return (
    <section className={styles.bulk} aria-label="一起办">
      <b>已选 {chosen.length} 件</b>
      <span className={styles.bulkSteps}>
        {steps.length === 0 ? <small>选中的事项现在都没有可办的步骤</small> : null}
        {steps.map((shared) => (
          <Button
            key={`${shared.loop}-${shared.step}`}
            loading={take.isPending && take.variables.shared === shared}
            disabled={take.isPending}
            onClick={() => {
              take.reset()
              if (shared.plain) take.mutate({ shared, input: { step: shared.step } })
              else setAsking(shared)
            }}
          >
            {loops > 1 ? `${shared.loopLabel}：` : ''}
            {shared.label}
            {shared.cases.length === chosen.length && loops === 1 ? '' : ` ${shared.cases.length} 件`}
            {shared.plain ? '' : '…'}
          </Button>
        ))}
      </span>
      <button type="button" className={styles.quiet} onClick={clear}>
        不选了
      </button>
      {take.isError && asking === undefined ? <Alert type="error" showIcon role="alert" title={errorText(take.error)} /> : null}
      {asking === undefined ? null : (
        <BulkSheet
          shared={asking}
          pending={take.isPending}
          error={take.error}
          submit={(input) => take.mutate({ shared: asking, input })}
          close={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}

interface SheetProps {
  readonly shared: SharedStep
  readonly pending: boolean
  readonly error: Error | null
  readonly submit: (input: StepInput) => void
  readonly close: () => void
}

/** Asks once for what a step needs, and writes it into every case. */
function BulkSheet({ shared, ...rest }: SheetProps) {
  const { data: index } = useQuery(partQuery('loop', shared.loop))
  const step = findStep(index?.loops.get(shared.loop), shared.step)
  const [first] = shared.cases
  const ledger = first === undefined ? undefined : index?.ledgers.get(first.ledger)
  if (step === undefined || ledger === undefined) return null
  return (
    <StepSheet
      title={`${shared.label} ${shared.cases.length} 件`}
      step={step}
      ledger={ledger}
      warnings={[]}
      irreversible={step.irreversible === undefined ? null : { does: step.irreversible.does }}
      subject={
        <>
          <b>{shared.cases.map(({ subjectTitle }) => subjectTitle).join('、')}</b>
          下面填的会写进每一件。
        </>
      }
      {...rest}
    />
  )
}
