import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Radio } from 'antd'
import { useState } from 'react'
import type { DoubtfulPair } from '../../../api/contract/people.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { Tag } from '../../../web/parts/Tag.tsx'
import { personScreen } from '../screens.ts'
import styles from './population.module.css'

const rules: Readonly<Record<DoubtfulPair['rules'][number], string>> = {
  'same-number': '证件号写法不同，是同一个号',
  'near-number': '证件号只差一位',
  'cut-number': '证件号没写全，前面相同',
  'same-name': '同村同名，出生日期相近或没写',
  'two-households': '同名同生日，在两户里',
}
const against: Readonly<Record<DoubtfulPair['against'][number], string>> = {
  'other-name': '姓名不同',
  'other-number': '证件号不同',
  'other-birthday': '出生日期不同',
  'other-village': '村不同',
}

interface Props {
  readonly pair: DoubtfulPair
  readonly mayMerge: boolean
  readonly mayWrite: boolean
}

type Verdict = 'same' | 'different' | 'later'

/** Two records side by side; what differs is heavier. Which of them goes on is chosen by who decides. */
export function PairCard({ pair: { left, right, rules: why, against: but, later }, mayMerge, mayWrite }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [kept, setKept] = useState(left.id)
  const other = kept === left.id ? right.id : left.id
  const decide = useMutation({
    mutationFn: (verdict: Verdict) => api.decidePair({ verdict, kept, other, why: why.map((rule) => rules[rule]).join('；') }),
    onSuccess: (_, verdict) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      void message.success(verdict === 'same' ? '已认作同一人，可以在下面撤回' : verdict === 'different' ? '已记明不是同一人' : '先放着')
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  return (
    <section className={styles.card} aria-label={`${left.title} 和 ${right.title}`}>
      <Sides left={left} right={right} />
      <div className={styles.verdict}>
        <p>
          {why.map((rule) => rules[rule]).join('；')}
          {but.length === 0 ? null : <span className={styles.pale}>　不像的：{but.map((one) => against[one]).join('、')}</span>}
          {later ? (
            <>
              {' '}
              <Tag>先放着的</Tag>
            </>
          ) : null}
        </p>
        {mayMerge ? (
          <Radio.Group
            size="small"
            value={kept}
            onChange={(event) => setKept(String(event.target.value))}
            aria-label="保留哪一条"
            options={[
              { value: left.id, label: '留左边' },
              { value: right.id, label: '留右边' },
            ]}
          />
        ) : null}
        {mayMerge ? (
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('same')}>
            是同一人
          </Button>
        ) : null}
        {mayWrite ? (
          <>
            <Button disabled={decide.isPending} onClick={() => decide.mutate('different')}>
              不是
            </Button>
            {later ? null : (
              <Button disabled={decide.isPending} onClick={() => decide.mutate('later')}>
                以后再说
              </Button>
            )}
          </>
        ) : null}
      </div>
    </section>
  )
}

/** What both say, line by line; what differs is heavier. */
function Sides({ left, right }: Pick<DoubtfulPair, 'left' | 'right'>) {
  const labels = [...new Set([...left.facts, ...right.facts].map(({ label }) => label))]
  return (
    <div className={styles.pair}>
      {[left, right].map((side) => (
        <div key={side.id}>
          <h3>
            <Link to={screenPath(personScreen, { person: side.id })}>{side.title}</Link>
          </h3>
          <dl>
            {labels.map((label) => (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd className={textOf(left, label) === textOf(right, label) ? undefined : styles.other}>{textOf(side, label) || '—'}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

function textOf({ facts }: DoubtfulPair['left'], wanted: string): string {
  return facts.find(({ label }) => label === wanted)?.text ?? ''
}
