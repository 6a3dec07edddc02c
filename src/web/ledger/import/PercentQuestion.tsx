import { Alert, Radio } from 'antd'
import type { ImportProblem, PlainPercents } from '../../../api/contract/import.ts'
import styles from './import.module.css'

interface Props {
  readonly questions: readonly ImportProblem[]
  readonly answered: PlainPercents | undefined
  readonly answer: (plainPercents: PlainPercents) => void
}

/** Plain numbers in columns of percentages: 0.35 may be 0.35 % or 35 %. The person who has the paper says; the file is then read again. */
export function PercentQuestion({ questions, answered, answer }: Props) {
  if (questions.length === 0 && answered === undefined) return null
  return (
    <Alert
      className={styles.alert ?? ''}
      type={answered === undefined ? 'error' : 'info'}
      showIcon
      title="没写百分号的小数怎么读？"
      description={
        <>
          {questions.map(({ at, message }) => (
            <p key={at}>{message}</p>
          ))}
          <Radio.Group value={answered} onChange={({ target }) => answer(target.value)} aria-label="没写百分号的小数怎么读">
            <Radio value="percent">照原数读：0.35 是 0.35%</Radio>
            <Radio value="ratio">乘一百读：0.35 是 35%</Radio>
          </Radio.Group>
        </>
      }
    />
  )
}
