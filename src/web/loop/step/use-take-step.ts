import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import type { CaseDetail, StepInput } from '../../../api/contract/loop.ts'
import { api } from '../../http/api.ts'
import { useCaseChanged } from '../use-case-changed.ts'

export interface StepToTake extends StepInput {
  readonly version: number
  readonly case: string
  /** For the message that says it is done. */
  readonly title: string
  readonly label: string
}

/** Takes one step of one case; whoever calls shows the refusal beside the button. */
export function useTakeStep(done?: (view: CaseDetail) => void) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  return useMutation({
    mutationFn: ({ case: id, title: _title, label: _label, ...step }: StepToTake) => api.takeStep({ id, ...step }),
    onSuccess: (view, { title, label }) => {
      changed(view)
      void message.success(`${title}：“${label}”已办`)
      done?.(view)
    },
  })
}
