import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { groupDigits } from '../parts/quantity.ts'
import styles from './manage.module.css'

/** Walks the whole audit chain and says whether anything was changed behind its back. */
export function VerifyChain() {
  const verify = useMutation({ mutationFn: () => api.verifyAudit() })
  const result = verify.data
  return (
    <section className={styles.verify} aria-labelledby="verify">
      <div>
        <h2 id="verify">审计链</h2>
        <p>每一次改动都带着前一次的摘要。有人绕过系统改了数据，这里查得出是哪一条。</p>
      </div>
      <Button onClick={() => verify.mutate()} loading={verify.isPending}>
        核对一遍
      </Button>
      <div role="status" className={styles.result}>
        {verify.isError ? <Alert type="error" showIcon title={errorText(verify.error)} /> : null}
        {result?.ok === true ? (
          <Alert type="success" showIcon title={`${groupDigits(String(result.entries))} 条记录首尾相接，没有被改动过。`} />
        ) : null}
        {result?.ok === false ? (
          <Alert
            type="error"
            showIcon
            title={`核对到 ${result.problems.length} 处不符`}
            description={
              <ul>
                {result.problems.slice(0, 50).map((problem) => (
                  <li key={`${problem.seq ?? ''}-${problem.message}`}>
                    {problem.seq === undefined ? '' : `第 ${problem.seq} 条：`}
                    {problem.message}
                  </li>
                ))}
              </ul>
            }
          />
        ) : null}
      </div>
    </section>
  )
}
