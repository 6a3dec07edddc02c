import { EllipsisOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { CaseSummary, WorkItem } from '../../../api/contract/loop.ts'
import { forwardSteps, orderSteps } from '../../../definition/loop/order-steps.ts'
import { errorText } from '../../http/client.ts'
import { outlineQuery } from '../../http/queries.ts'
import { findLoop } from './find-loop.ts'
import { StepDrawer } from './StepDrawer.tsx'
import styles from './step.module.css'
import { useTakeStep } from './use-take-step.ts'

export type NextStep = WorkItem['steps'][number]

interface Props {
  readonly item: CaseSummary
  readonly steps: readonly NextStep[]
  /** More steps than this stand behind “…”. */
  readonly most?: number
  /** Only what carries the case on is a button; sending back, putting off and giving up stand behind “…”. */
  readonly forwardOnly?: boolean
  readonly size?: 'small' | 'middle'
  /** The step that is the one to press. */
  readonly lead?: string | undefined
}

/**
 * The steps somebody may take now. One that needs nothing is taken with the press; any other asks for what it needs first.
 * A refusal stands beside the button in its own words.
 */
export function StepButtons({ item, steps, most = 2, forwardOnly = false, size = 'middle', lead }: Props) {
  const [asking, setAsking] = useState<string>()
  const take = useTakeStep()
  const { data: outline } = useQuery(outlineQuery)
  const press = ({ id: step, plain, label }: NextStep) => {
    take.reset()
    if (plain) take.mutate({ case: item.id, version: item.version, title: item.subjectTitle, label, step })
    else setAsking(step)
  }
  const loop = findLoop(outline, item.loop)
  const ordered = orderSteps(loop, item.state, steps)
  const shown = forwardOnly ? forwardSteps(loop, item.state, steps).slice(0, most) : ordered.slice(0, most)
  const rest = ordered.filter((step) => !shown.includes(step))
  if (steps.length === 0) return null
  return (
    <div className={styles.steps}>
      <div className={styles.buttons}>
        {shown.map((step) => (
          <Button
            key={step.id}
            size={size}
            {...(step.id === lead ? { type: 'primary' as const } : {})}
            loading={take.isPending && take.variables.step === step.id}
            disabled={take.isPending}
            onClick={() => press(step)}
            aria-label={`${step.label}：${item.subjectTitle}`}
          >
            {step.label}
            {step.plain ? '' : '…'}
          </Button>
        ))}
        {rest.length === 0 ? null : (
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: rest.map((step) => ({ key: step.id, label: `${step.label}${step.plain ? '' : '…'}` })),
              onClick: ({ key }) => {
                const step = rest.find((one) => one.id === key)
                if (step !== undefined) press(step)
              },
            }}
          >
            <Button size={size} icon={<EllipsisOutlined />} aria-label={`其他办法：${item.subjectTitle}`} />
          </Dropdown>
        )}
      </div>
      {take.isError ? (
        <p className={styles.refusal} role="alert">
          {errorText(take.error)}
        </p>
      ) : null}
      {asking === undefined ? null : <StepDrawer case={item.id} step={asking} close={() => setAsking(undefined)} />}
    </div>
  )
}
