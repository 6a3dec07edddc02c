import { useQuery } from '@tanstack/react-query'
import type { Objection } from '../../api/contract/board.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import { caseQuery } from '../http/loop-queries.ts'
import { CaseSteps } from '../loop/case/CaseSteps.tsx'
import { Tag } from '../parts/Tag.tsx'
import styles from './board.module.css'

/** Objections to the issue with their answers; who may decide does it here. */
export function Objections({ objections }: { readonly objections: readonly Objection[] }) {
  if (objections.length === 0) return null
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">
        异议<span>没有办结的异议挡住定榜</span>
      </h2>
      <ul className={styles.objections}>
        {objections.map((objection) => (
          <ObjectionItem key={objection.id} objection={objection} />
        ))}
      </ul>
    </section>
  )
}

function ObjectionItem({ objection: { project, content, raisedOn, reply, case: own } }: { readonly objection: Objection }) {
  return (
    <li>
      <p>
        <b>{project}</b>
        {own === null ? null : (
          <Tag tone={own.endedOn === null ? (own.daysLate > 0 ? 'late' : 'due') : 'plain'}>
            {own.stateLabel}
            {own.daysLate > 0 ? ` · 逾期${own.daysLate}天` : ''}
          </Tag>
        )}
        <small>
          {own?.openerName ?? ''} · {presentDay(raisedOn)}
        </small>
      </p>
      <p>{content}</p>
      {reply === null ? null : <p className={styles.reply}>答复：{reply}</p>}
      {own === null || own.endedOn !== null ? null : <Decide id={own.id} />}
    </li>
  )
}

function Decide({ id }: { readonly id: string }) {
  const { data } = useQuery(caseQuery(id))
  if (data === undefined || !data.steps.some(({ allowed }) => allowed)) return null
  return <CaseSteps detail={{ ...data, steps: data.steps.filter(({ allowed }) => allowed) }} />
}
