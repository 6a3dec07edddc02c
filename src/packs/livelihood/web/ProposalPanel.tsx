import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { parseAttachment } from '../../../definition/field/attachment.ts'
import { findSimilar } from '../../../definition/name/similar-texts.ts'
import { addressOf } from '../../../web/http/api.ts'
import { caseQuery, recordCasesQuery } from '../../../web/http/loop-queries.ts'
import { CaseSteps } from '../../../web/loop/case/CaseSteps.tsx'
import { DueTag } from '../../../web/loop/DueTag.tsx'
import { StepDrawer } from '../../../web/loop/step/StepDrawer.tsx'
import { presentPeriodKey } from '../../../web/parts/period.ts'
import { SidePanel } from '../../../web/parts/SidePanel.tsx'
import { Tag, type Tone } from '../../../web/parts/Tag.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import type { livelihoodProposalLoop } from '../loops/livelihood-proposal.loop.ts'
import { enclosureFields, proposalFields, stateOf } from './fields.ts'
import { enclosuresQuery } from './livelihood-queries.ts'
import own from './proposals.module.css'

interface Props {
  readonly proposal: LedgerRecord
  readonly all: readonly LedgerRecord[]
  readonly choose: (id: string) => void
  readonly close: () => void
}

const combine: keyof typeof livelihoodProposalLoop.steps = 'combine'
const tones: Readonly<Record<string, Tone>> = { received: 'due', pooled: 'info', listed: 'good' }

/** One proposal: what was written, what was left with it, its next step, what is like it, and what went into it. */
export function ProposalPanel({ proposal, all, choose, close }: Props) {
  const { can, today } = useSession()
  const read = (field: Parameters<typeof proposalFields.text>[1]) => proposalFields.text(proposal, field)
  const shown = (field: Parameters<typeof proposalFields.shown>[1]) => proposalFields.shown(proposal, field)
  const { data: cases } = useQuery(recordCasesQuery(proposalFields.ledger, proposal.id))
  const standing = cases?.at(0)
  const { data: detail } = useQuery({ ...caseQuery(standing?.id ?? ''), enabled: standing !== undefined })
  const merged = all.filter((one) => proposalFields.text(one, 'mergedInto') === proposal.id)
  return (
    <SidePanel label="建议" close={close} subject={proposal.id}>
      <div className={own.panel}>
        <header>
          <h2>{read('name')}</h2>
          <p>
            {read('number')}
            <Tag tone={tones[stateOf(proposal)] ?? 'plain'}>{shown('status') || '待筛选'}</Tag>
            <Link to="/ledgers/$ledger" params={{ ledger: proposalFields.ledger }} search={{ record: proposal.id }}>
              整条记录
            </Link>
          </p>
        </header>
        <Words proposal={proposal} />
        <Enclosures proposal={proposal.id} />
        {detail === undefined || detail.case.outcome !== null || !can.step ? null : (
          <section aria-label="办理">
            {detail.case.due === null ? null : (
              <p>
                筛选期限 <DueTag item={detail.case} today={today} />
              </p>
            )}
            <CaseSteps detail={detail} />
          </section>
        )}
        <Merged merged={merged} choose={choose} />
        {['received', 'pooled'].includes(stateOf(proposal)) ? (
          <Similar proposal={proposal} all={all} standing={standing?.id} choose={choose} />
        ) : null}
      </div>
    </SidePanel>
  )
}

/** What was written, what stands in public, and what is known of it. */
function Words({ proposal }: Pick<Props, 'proposal'>) {
  const read = (field: Parameters<typeof proposalFields.text>[1]) => proposalFields.text(proposal, field)
  const shown = (field: Parameters<typeof proposalFields.shown>[1]) => proposalFields.shown(proposal, field)
  const facts: readonly (readonly [string, string])[] = [
    ['来源', [shown('source'), shown('sourceName')].filter((one) => one !== '').join(' · ')],
    ['收到', presentPeriodKey(read('receivedOn'))],
    ['类别', shown('category')],
    ['地点', [shown('village') || '全镇', read('place')].filter((one) => one !== '').join(' · ')],
    ['筛选依据', shown('criterion')],
    ['并入', shown('mergedInto')],
    ['候选项目', shown('candidate')],
  ]
  return (
    <>
      <section>
        <h3>原文</h3>
        <p className={own.words}>{read('content')}</p>
      </section>
      {read('publicText') === '' || read('publicText') === read('content') ? null : (
        <section>
          <h3>公开内容</h3>
          <p className={own.words}>{read('publicText')}</p>
        </section>
      )}
      {read('reply') === '' ? null : (
        <section>
          <h3>公开答复</h3>
          <p className={own.words}>{read('reply')}</p>
        </section>
      )}
      <dl className={own.facts}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

/** How the proposer can be answered, and pictures: masked for whoever may not see them. */
function Enclosures({ proposal }: { readonly proposal: string }) {
  const { data } = useQuery(enclosuresQuery(proposal))
  if (data === undefined || data.length === 0) return null
  const contacts = data.filter((one) => enclosureFields.text(one, 'contact') !== '')
  const pictures = data.flatMap((one) => parseAttachment(enclosureFields.text(one, 'picture')).digest ?? [])
  return (
    <section>
      <h3>建议人留下的</h3>
      {contacts.map((one) => (
        <p key={one.id}>
          <Link to="/ledgers/$ledger" params={{ ledger: enclosureFields.ledger }} search={{ record: one.id }}>
            联系方式：{enclosureFields.shown(one, 'contact')}
          </Link>
        </p>
      ))}
      <div className={own.pictures}>
        {pictures.map((digest) => (
          <a key={digest} href={addressOf('readFile', { digest })} target="_blank" rel="noreferrer">
            <img src={addressOf('readFile', { digest })} alt="建议人附的照片" loading="lazy" />
          </a>
        ))}
      </div>
      <p className={own.note}>只用来答复和核实，征集结束后销毁。</p>
    </section>
  )
}

function Merged({ merged, choose }: { readonly merged: readonly LedgerRecord[]; readonly choose: (id: string) => void }) {
  if (merged.length === 0) return null
  return (
    <section>
      <h3>并入它的 {merged.length} 件</h3>
      <ul className={own.others}>
        {merged.map((one) => (
          <li key={one.id}>
            <Button type="link" size="small" onClick={() => choose(one.id)}>
              {proposalFields.text(one, 'name')}
            </Button>
            <small>{[proposalFields.text(one, 'number'), proposalFields.shown(one, 'source')].join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface SimilarProps extends Pick<Props, 'proposal' | 'all' | 'choose'> {
  readonly standing: string | undefined
}

/** What is about the same; whatever is in the pool or a candidate already it can be merged into with one press. */
function Similar({ proposal, all, standing, choose }: SimilarProps) {
  const { can } = useSession()
  const [target, setTarget] = useState<string>()
  const found = useMemo(() => {
    const others = all.filter(({ id }) => id !== proposal.id)
    const texts = others.map((one) => ({ one, name: proposalFields.text(one, 'name'), text: proposalFields.text(one, 'content') }))
    const asked = `${proposalFields.text(proposal, 'name')}\n${proposalFields.text(proposal, 'content')}`
    return findSimilar(texts)(asked, 5).map(({ one }) => one)
  }, [proposal, all])
  if (found.length === 0) return null
  const takes = (one: LedgerRecord) => ['pooled', 'listed'].includes(proposalFields.text(one, 'status'))
  return (
    <section>
      <h3>相近的</h3>
      <ul className={own.others}>
        {found.map((one) => (
          <li key={one.id}>
            <Button type="link" size="small" onClick={() => choose(one.id)}>
              {proposalFields.text(one, 'name')}
            </Button>
            <small>{[proposalFields.text(one, 'number'), proposalFields.shown(one, 'status')].join(' · ')}</small>
            {takes(one) && can.step && standing !== undefined ? (
              <Button size="small" onClick={() => setTarget(one.id)} aria-label={`合并到这一条：${proposalFields.text(one, 'name')}`}>
                合并到这一条…
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={own.note}>只能合并到已经入库或者列为候选的；原来的回执都还能查。</p>
      {target === undefined || standing === undefined ? null : (
        <StepDrawer case={standing} step={combine} begin={{ mergedInto: target }} close={() => setTarget(undefined)} />
      )}
    </section>
  )
}
