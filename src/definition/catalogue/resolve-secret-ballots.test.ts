import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import type { SecretBallotDefinition } from '../secret-ballot/types.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const count = (label: string) => field.integer({ label, additive: false })
const teller = field.choice({ label: '组', options: { first: '甲', second: '乙' } })
const vote = defineLedger({
  id: 'vote',
  label: '表决',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    medium: field.choice({ label: '方式', options: { paper: '纸', devices: '设备' } }),
    status: field.choice({ label: '状态', options: { open: '投票中', over: '完了' } }),
    method: field.choice({ label: '办法', options: { mostVotes: '差额', itemByItem: '逐项', priority: '排序' } }),
    seats: count('应选'),
    present: count('实到'),
    counted: field.date({ label: '计票日期' }),
  },
  title: ['name'],
})
const of = field.ref({ label: '所属表决', to: 'vote', required: true })
const candidate = defineLedger({
  id: 'candidate',
  label: '候选',
  kind: 'register',
  fields: { vote: of, number: count('序号'), name: field.text({ label: '项目', required: true }) },
  title: ['name'],
})
const sums = defineLedger({
  id: 'sums',
  label: '清点',
  kind: 'register',
  fields: {
    vote: of,
    teller,
    issued: count('发出'),
    returned: count('收回'),
    valid: count('有效'),
    invalid: count('无效'),
    blank: count('空白'),
  },
  title: ['vote'],
})
const votes = defineLedger({
  id: 'votes',
  label: '计票',
  kind: 'register',
  fields: {
    vote: of,
    teller,
    candidate: field.ref({ label: '候选项', to: 'candidate', required: true }),
    yes: count('赞成'),
    no: count('反对'),
    abstained: count('弃权'),
    points: count('得分'),
  },
  title: ['candidate'],
})
const good: SecretBallotDefinition = {
  ballot: {
    ledger: 'vote',
    medium: 'medium',
    devices: 'devices',
    status: 'status',
    open: 'open',
    method: 'method',
    seats: 'seats',
    present: 'present',
    counted: 'counted',
  },
  candidates: { ledger: 'candidate', ballot: 'vote', number: 'number', name: 'name', shows: [] },
  counts: {
    ledger: 'sums',
    ballot: 'vote',
    teller: 'teller',
    tellers: ['first', 'second'],
    issued: 'issued',
    returned: 'returned',
    valid: 'valid',
    invalid: 'invalid',
    blank: 'blank',
  },
  tallies: {
    ledger: 'votes',
    ballot: 'vote',
    candidate: 'candidate',
    teller: 'teller',
    yes: 'yes',
    no: 'no',
    abstained: 'abstained',
    points: 'points',
  },
}

function found(secretBallot: SecretBallotDefinition) {
  const ledgers = [vote, candidate, sums, votes]
  const pack = definePack({ id: 'p', label: '包', office: '办公室', ledgers, indicators: [], secretBallots: [secretBallot] })
  const { catalogue, diagnostics } = resolveCatalogue([pack])
  return { taken: catalogue.secretBallots?.length, codes: diagnostics.map(({ code }) => code) }
}

describe('a vote on devices', () => {
  it('is taken where every field can serve', () => {
    expect(found(good)).toEqual({ taken: 1, codes: [] })
  })

  it.each([
    ['a ledger that is not there', { ...good, counts: { ...good.counts, ledger: 'nowhere' } }, 'unknown-ledger'],
    ['a field that is not there', { ...good, tallies: { ...good.tallies, points: 'score' } }, 'unknown-field'],
    ['a field of another kind', { ...good, ballot: { ...good.ballot, counted: 'name' } }, 'wrong-kind'],
    ['an option that is not offered', { ...good, ballot: { ...good.ballot, devices: 'telephones' } }, 'unknown-option'],
    ['groups that are no groups', { ...good, counts: { ...good.counts, tellers: ['first', 'third'] as const } }, 'unknown-option'],
    ['a reference to something else', { ...good, tallies: { ...good.tallies, candidate: 'vote' } }, 'wrong-kind'],
    ['a fact of the slip that is not there', { ...good, candidates: { ...good.candidates, shows: ['cost'] } }, 'unknown-field'],
  ])('is reported and left out for %s', (_, definition, code) => {
    const { taken, codes } = found(definition)
    expect([taken, codes.includes(code as (typeof codes)[number])]).toEqual([0, true])
  })
})
