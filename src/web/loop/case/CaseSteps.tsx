import { useQuery } from '@tanstack/react-query'
import type { CaseDetail, CaseStepOption } from '../../../api/contract/loop.ts'
import { leadingStep } from '../../../definition/loop/order-steps.ts'
import { outlineQuery } from '../../http/queries.ts'
import { asksNothing } from '../step/asks-nothing.ts'
import { findLoop } from '../step/find-loop.ts'
import { type NextStep, StepButtons } from '../step/StepButtons.tsx'
import styles from './case.module.css'

/** The steps out of the present state: those that can be taken as buttons, the others with the reason why not. The nearest way on is the one to press. */
export function CaseSteps({ detail: { case: item, steps } }: { readonly detail: CaseDetail }) {
  const { data: outline } = useQuery(outlineQuery)
  const lead = leadingStep(findLoop(outline, item.loop), item.state, steps)
  const possible = steps.filter(({ allowed }) => allowed).map(asNext)
  const not = steps.filter(({ allowed }) => !allowed)
  return (
    <div className={styles.steps}>
      {possible.length === 0 ? null : <StepButtons item={item} steps={possible} most={6} lead={lead?.id} />}
      {not.length === 0 ? null : (
        <ul className={styles.whyNot} aria-label={possible.length === 0 ? '现在还不能办' : '另外还不能办'}>
          {not.map((step) => (
            <li key={step.id}>
              <b>{step.label}</b>
              <span>{step.why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function asNext(step: CaseStepOption): NextStep {
  const { id, label, returns, ends } = step
  return { id, label, returns, ends, plain: asksNothing(step) }
}
