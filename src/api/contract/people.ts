import { type Static, Type } from 'typebox'
import { id, literals, nameOf } from './common.ts'
import { ledgerRecord } from './ledger.ts'
import type { Received } from './sides.ts'

const fact = Type.Object({ label: Type.String(), text: Type.String() })
const facts = Type.Array(fact)
const titled = Type.Object({ id: Type.String(), title: Type.String() })
const optional = Type.Union([titled, Type.Null()])

const member = Type.Object({
  id: Type.String(),
  name: Type.String(),
  relation: Type.String(),
  isHead: Type.Boolean(),
  facts,
})

const sections = Type.Array(
  Type.Object({
    ledger: Type.String(),
    label: Type.String(),
    total: Type.Integer({ description: '看得到的共几条' }),
    records: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        date: Type.Union([Type.String(), Type.Null()]),
        byName: Type.Boolean({ description: '只按姓名和村对上，可能是同名的人' }),
        facts,
      }),
      { description: '最近的几条' },
    ),
  }),
  { description: '各台账里的记录，只有看得到的' },
)

const reading = {
  facts,
  full: Type.Boolean({ description: '是不是完整内容' }),
  mayReveal: Type.Boolean({ description: '能不能看完整内容' }),
  members: Type.Array(member),
  sections,
}

export const personPage = Type.Object(
  {
    person: ledgerRecord,
    ...reading,
    household: optional,
    merged: Type.Array(titled, { description: '并入这条的记录' }),
    mergedInto: optional,
  },
  { title: '一个人的一页' },
)
export type PersonPage = Received<Static<typeof personPage>>

export const correctionBody = Type.Object({
  ledger: nameOf('ledger'),
  record: id,
  field: Type.String({ minLength: 1, maxLength: 100, description: '哪一栏的编号' }),
  should: Type.String({ maxLength: 2_000, description: '应当是什么，像填表那样写；空着是这一栏不该有内容' }),
  why: Type.String({ maxLength: 1_000 }),
  asked: Type.String({ maxLength: 200, description: '依谁的申请，如“本人持身份证到场”' }),
})
export const requestedCorrection = Type.Object({ id: Type.String({ description: '要求更正的这条记录' }) })

export const householdPage = Type.Object({ household: ledgerRecord, ...reading }, { title: '一户的一页' })
export type HouseholdPage = Received<Static<typeof householdPage>>
export type SaidSection = PersonPage['sections'][number]
export type Member = PersonPage['members'][number]
export type Fact = Static<typeof fact>

export const peopleOfRecord = Type.Array(Type.Object({ ledger: Type.String(), id: Type.String(), title: Type.String() }), {
  description: '这条记录记的是谁',
})

const verdict = literals(['same', 'different', 'later'])
const side = Type.Object({ id: Type.String(), version: Type.Integer(), title: Type.String(), facts })

export const doubtfulList = Type.Object(
  {
    total: Type.Integer(),
    mayDecide: Type.Boolean({ description: '能不能认作同一人' }),
    pairs: Type.Array(
      Type.Object({
        left: side,
        right: side,
        rules: Type.Array(literals(['same-number', 'near-number', 'cut-number', 'same-name', 'two-households'])),
        against: Type.Array(literals(['other-name', 'other-number', 'other-birthday', 'other-village'])),
        later: Type.Boolean({ description: '有人看过，先放着' }),
      }),
    ),
    decided: Type.Array(
      Type.Object({
        id: Type.String(),
        verdict,
        kept: titled,
        other: titled,
        why: Type.String(),
        decidedOn: Type.String(),
        by: Type.String({ description: '核对的人' }),
      }),
    ),
  },
  { title: '可能是同一人的' },
)
export type DoubtfulList = Received<Static<typeof doubtfulList>>
export type DoubtfulPair = DoubtfulList['pairs'][number]
export type DecidedPair = DoubtfulList['decided'][number]

export const decidePairBody = Type.Object({
  verdict,
  kept: Type.String({ minLength: 1, maxLength: 100, description: '同一人的，保留哪一条' }),
  other: Type.String({ minLength: 1, maxLength: 100 }),
  why: Type.Optional(Type.String({ maxLength: 500 })),
})
export const decidedPair = Type.Object({ id: Type.String() })

export const proposedPeople = Type.Array(
  Type.Object({ name: Type.String(), number: Type.String(), village: Type.String(), from: Type.Array(Type.String()) }),
  { title: '可以补入底册的人' },
)
export type ProposedPerson = Received<Static<typeof proposedPeople>>[number]

export const fillPeopleBody = Type.Object({
  numbers: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { minItems: 1, maxItems: 5_000 }),
  preview: Type.Boolean(),
})
export const filledPeople = Type.Object({
  ledger: Type.String(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  entry: Type.Optional(Type.Integer({ description: '撤销用的审计号' })),
  rejected: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), value: Type.String(), why: Type.String() })),
})
export type FilledPeople = Received<Static<typeof filledPeople>>
