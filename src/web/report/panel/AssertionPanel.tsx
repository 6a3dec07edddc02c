import type { AssertionKind } from '../../../definition/report/reading/kinds.ts'
import type { CompiledAssertion, Proposal } from '../../../definition/report/types.ts'
import { Tag } from '../../parts/Tag.tsx'
import { amountsAsWritten } from '../amounts.ts'
import { verdictMeanings, verdictTones, verdictWords } from '../verdicts.ts'
import { CarryingList } from './CarryingList.tsx'
import { ProposalList } from './ProposalList.tsx'
import styles from './panel.module.css'

interface Props {
  readonly assertion: CompiledAssertion
  /** A problem above says why already. */
  readonly explained: boolean
  readonly showPlace?: (() => void) | undefined
  readonly take?: ((assertion: CompiledAssertion, proposal: Proposal) => void) | undefined
}

/** What became of words and typed numbers: the verdict, what proves it or what is missing, and what would. */
export function AssertionPanel({ assertion, explained, showPlace, take }: Props) {
  const { text, verdict, why, kind, at, proposals } = assertion
  return (
    <div className={styles.panel}>
      <header>
        <h2>“{text}”</h2>
        <Tag tone={verdictTones[verdict]}>{verdictWords[verdict]}</Tag>
      </header>
      {explained ? null : (
        <p className={styles.why}>{verdict === 'background' || why === '' ? verdictMeanings[verdict] : amountsAsWritten(why, text)}</p>
      )}
      <dl className={styles.facts}>
        <dt>说的是</dt>
        <dd>{kindWords[kind]}</dd>
        {verdict === 'background' ? (
          <>
            <dt>出处</dt>
            <dd>{why === '' ? '没有写' : why}</dd>
          </>
        ) : (
          <>
            <dt>断定</dt>
            <dd>{verdictMeanings[verdict]}</dd>
          </>
        )}
        <dt>位置</dt>
        <dd>
          第 {at.line} 行
          {showPlace === undefined ? null : (
            <button type="button" className={styles.link} onClick={showPlace}>
              在模板中改
            </button>
          )}
        </dd>
      </dl>
      {verdict === 'unproved' && take !== undefined ? <CarryingList assertion={assertion} take={take} /> : null}
      {proposals.length === 0 ? null : (
        <>
          <h3 className={styles.ways}>怎样写就证得了</h3>
          <ProposalList assertion={assertion} take={take} />
        </>
      )}
    </div>
  )
}

const kindWords: Readonly<Record<AssertionKind, string>> = {
  level: '一个数',
  count: '一个计数',
  part: '整体中的一部分',
  share: '占比',
  change: '增减',
  multiple: '倍数',
  comparison: '比较',
  threshold: '超过或不足一个数',
  rank: '名次',
  superlative: '最高、首次一类',
  streak: '连续若干年',
  universal: '全部、没有一类',
  completion: '完成情况',
  date: '日期',
  duration: '时长',
  average: '平均数',
  name: '名称',
  causal: '带动、惠及一类',
  target: '目标',
  statement: '一句陈述',
}
