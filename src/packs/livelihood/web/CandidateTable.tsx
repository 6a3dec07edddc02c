import { Tag } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import { type Method, voteSums } from './ballot.ts'
import { candidateFields, resultFields } from './fields.ts'
import styles from './livelihood.module.css'
import type { BallotParts } from './livelihood-queries.ts'
import { wanText } from './texts.ts'

interface Props {
  readonly parts: BallotParts
  readonly method: Method
}

/** The candidates as they stand on the slip; with what became of them once it is announced. */
export function CandidateTable({ parts: { candidates, results }, method }: Props) {
  const resultOf = (candidate: string) => results.find((result) => resultFields.text(result, 'candidate') === candidate)
  const sums = results.length === 0 ? [] : voteSums[method]
  return (
    <div className={`${styles.card} ${styles.scroll}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">候选项目</th>
            <th scope="col">责任科室</th>
            <th scope="col">完成时限</th>
            <th scope="col" className={table.number}>
              计划投资（万元）
            </th>
            {sums.map(({ id, label }) => (
              <th key={id} scope="col" className={table.number}>
                {label}
              </th>
            ))}
            {results.length === 0 ? null : <th scope="col">结果</th>}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => {
            const result = resultOf(candidate.id)
            return (
              <tr key={candidate.id}>
                <td>{candidateFields.text(candidate, 'number')}</td>
                <td>
                  {candidate.title}
                  <small>{candidateFields.text(candidate, 'content')}</small>
                </td>
                <td>{candidateFields.text(candidate, 'office')}</td>
                <td>{candidateFields.text(candidate, 'deadline')}</td>
                <td className={table.number}>{wanText(candidateFields.text(candidate, 'plannedInvestment'))}</td>
                {sums.map(({ id }) => (
                  <td key={id} className={table.number}>
                    {result === undefined ? '' : resultFields.text(result, id)}
                  </td>
                ))}
                {result === undefined ? null : (
                  <td>
                    {result.values.chosen === true ? (
                      <Tag tone="good">入选</Tag>
                    ) : result.values.tied === true ? (
                      <Tag tone="due">并列，再投一次</Tag>
                    ) : result.values.passed === true ? (
                      <Tag>过半未入选</Tag>
                    ) : (
                      <Tag>未过半</Tag>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
