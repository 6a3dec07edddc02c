import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledAssertion, CompiledReport, Proposal } from '../../../definition/report/types.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { amountsAsWritten } from '../amounts.ts'
import { presentCoverage } from '../verdicts.ts'
import { ProposalList } from './ProposalList.tsx'
import { HintText, InProse } from './ProposalText.tsx'
import styles from './panel.module.css'
import { placeInProse } from './place-words.ts'

interface Props {
  readonly report: Pick<CompiledReport, 'problems' | 'assertions' | 'blocks'>
  readonly jump: (problem: Diagnostic) => void
  readonly take?: ((assertion: CompiledAssertion, proposal: Proposal) => void) | undefined
  readonly fresh?: ReadonlySet<string> | undefined
}

/** Everything that stands between the draft and a finished report; each line goes to its place, and says what would prove it. */
export function ProblemList({ report, jump, take, fresh }: Props) {
  const { problems, assertions } = report
  const prose = useContext(InProse)
  if (problems.length === 0) return <EmptyNote title="没有问题">{presentCoverage(report)}</EmptyNote>
  const textAt = new Map(assertions.map(({ at, text }) => [`${at.line}:${at.column}`, text]))
  const openAt = new Map(assertions.filter((one) => one.proposals.length > 0).map((one) => [`${one.at.line}:${one.at.column}`, one]))
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const { at, code, severity, message, hint, ledger } = problem
        const assertion = severity === 'error' ? openAt.get(`${at.line}:${at.column}`) : undefined
        const tone = severity !== 'error' ? styles.warning : code === 'unproved' ? styles.open : styles.error
        return (
          <li key={`${at.line}:${at.column}:${code}:${message}`}>
            <button type="button" className={tone} onClick={() => jump(problem)}>
              <small>
                {prose ? placeInProse(report, at) : `第 ${at.line} 行第 ${at.column} 字`}
                {severity === 'error' ? '' : ' · 提醒'}
                {fresh?.has(`${code} ${message}`) === true ? <Tag tone="due">上次定稿时没有指出</Tag> : null}
              </small>
              <b>{amountsAsWritten(message, textAt.get(`${at.line}:${at.column}`))}</b>
              {hint === undefined || assertion !== undefined ? null : (
                <span>
                  <HintText text={hint} />
                </span>
              )}
            </button>
            {assertion === undefined ? null : <ProposalList assertion={assertion} take={take} />}
            {ledger === undefined ? null : (
              <Link className={styles.fill ?? ''} to="/ledgers/$ledger" params={{ ledger }}>
                去补这本台账
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
