import { useQuery } from '@tanstack/react-query'
import type { FrozenDifference } from '../../../api/contract/report.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { differenceQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { quantityText } from '../../parts/quantity.ts'
import { amountsAsWritten, printedWithUnit } from '../amounts.ts'
import { proofWord } from '../marks.ts'
import styles from './panel.module.css'
import { placeInProse } from './place-words.ts'

interface Place {
  readonly line: number
  readonly column: number
}

interface Props {
  readonly frozen: string
  /** The frozen report: where a place stands in it is told by its headings. */
  readonly report: Pick<CompiledReport, 'blocks'>
  readonly jump: (at: Place) => void
}

/** What the ledgers would say now where the frozen report says something else. */
export function DifferenceList({ frozen, report, jump }: Props) {
  const { data, error, refetch } = useQuery(differenceQuery(frozen))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={6} label="正在与现在的台账比较" />
  if (data.figures.length + data.claims.length + data.problems.length === 0)
    return <EmptyNote title="与现在没有差异">台账自定稿以来没有动过这些数字。</EmptyNote>
  return (
    <>
      {data.figures.length === 0 ? null : (
        <table className={styles.difference}>
          <thead>
            <tr>
              <th scope="col">{data.figures.length} 个数字动了</th>
              <th scope="col">定稿时</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {data.figures.map((figure) => (
              <tr key={`${figure.n}-${figure.line}-${figure.column}`}>
                <td>
                  <button type="button" className={styles.place} onClick={() => jump(figure)}>
                    {figure.name}
                  </button>
                  <small>
                    {placeInProse(report, figure)} · {figure.why}
                  </small>
                </td>
                <td className={styles.amount} title={quantityText(figure.frozen.value, figure.unit)}>
                  {printedWithUnit(figure.frozen.printed, figure.frozen.printedUnit)}
                </td>
                <td className={styles.amount} title={quantityText(figure.now.value, figure.unit)}>
                  <b>{printedWithUnit(figure.now.printed, figure.now.printedUnit)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MovedClaims claims={data.claims} report={report} jump={jump} />
      <NewProblems problems={data.problems} report={report} jump={jump} />
    </>
  )
}

interface ClaimMove extends Place {
  readonly phrase: string
  readonly frozen: string
  readonly whyFrozen: string
  readonly now: string
  readonly why: string
}

/** Phrases that hold otherwise now, or by other figures: from what to what. */
function MovedClaims({ claims, report, jump }: Omit<Props, 'frozen'> & { readonly claims: readonly ClaimMove[] }) {
  if (claims.length === 0) return null
  return (
    <table className={styles.difference}>
      <thead>
        <tr>
          <th scope="col">{claims.length} 句断语变了</th>
          <th scope="col">定稿时</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={`${claim.line}-${claim.column}`}>
            <td>
              <button type="button" className={styles.place} onClick={() => jump(claim)}>
                “{claim.phrase}”
              </button>
              <small>{placeInProse(report, claim)}</small>
            </td>
            <td>
              {proofWord(claim.frozen)}
              {claim.whyFrozen === '' ? null : <small>{amountsAsWritten(claim.whyFrozen)}</small>}
            </td>
            <td>
              <b>{proofWord(claim.now)}</b>
              {claim.why === '' ? null : <small>{amountsAsWritten(claim.why)}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What nobody objected to when it was frozen. */
function NewProblems({ problems, report, jump }: Omit<Props, 'frozen'> & { readonly problems: FrozenDifference['problems'] }) {
  if (problems.length === 0) return null
  return (
    <>
      <p className={styles.since}>现在的阅读规则和台账会指出 {problems.length} 处定稿时没有指出的；定稿本身不变。</p>
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={`${problem.line}-${problem.column}-${problem.code}`}>
            <button type="button" className={styles.warning} onClick={() => jump(problem)}>
              <small>{placeInProse(report, problem)}</small>
              <b>{amountsAsWritten(problem.message)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
