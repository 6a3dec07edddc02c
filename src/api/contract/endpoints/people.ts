import { Type } from 'typebox'
import { file, id, nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import {
  correctionBody,
  decidedPair,
  decidePairBody,
  doubtfulList,
  filledPeople,
  fillPeopleBody,
  householdPage,
  peopleOfRecord,
  personPage,
  proposedPeople,
  requestedCorrection,
} from '../people.ts'

const tag = '人口'
const person = Type.Object({ person: id })
const household = Type.Object({ household: id })
const reasonBody = Type.Object({ reason: Type.String({ maxLength: 200, description: '为什么要看' }) })

export const readPerson = endpoint({
  verb: 'GET',
  path: '/api/people/:person',
  right: 'read',
  tag,
  summary: '一个人的一页：各台账里的记录，证件号等打星号',
  params: person,
  answer: personPage,
})

export const revealPerson = endpoint({
  verb: 'POST',
  path: '/api/people/:person/full',
  right: 'reveal',
  tag,
  summary: '一个人的一页的完整内容，写明事由，审计里留一条',
  params: person,
  body: reasonBody,
  answer: personPage,
})

export const exportPerson = endpoint({
  verb: 'GET',
  path: '/api/people/:person/export',
  right: 'read',
  tag,
  summary: '一个人的一页导出为表格；带完整内容的，审计里留一条',
  params: person,
  answer: file,
})

export const copyForPerson = endpoint({
  verb: 'GET',
  path: '/api/people/:person/copy',
  right: 'reveal',
  tag,
  summary: '给本人的一份：登记了什么、为什么、依据什么、存多久（Word）；审计里留一条，写明依谁的申请',
  params: person,
  query: Type.Object({ asked: Type.String({ maxLength: 200, description: '依谁的申请，如“本人持身份证到场”或申请书编号' }) }),
  answer: file,
})

export const requestCorrection = endpoint({
  verb: 'POST',
  path: '/api/people/:person/corrections',
  right: 'write',
  tag,
  summary: '登记本人要求更正的一项：哪条记录、哪一栏、应当是什么、为什么；成为一件要办的事，到期要答复',
  params: person,
  body: correctionBody,
  answer: requestedCorrection,
})

export const readHousehold = endpoint({
  verb: 'GET',
  path: '/api/households/:household',
  right: 'read',
  tag,
  summary: '一户的一页',
  params: household,
  answer: householdPage,
})

export const revealHousehold = endpoint({
  verb: 'POST',
  path: '/api/households/:household/full',
  right: 'reveal',
  tag,
  summary: '一户的一页的完整内容，写明事由，审计里留一条',
  params: household,
  body: reasonBody,
  answer: householdPage,
})

export const exportHousehold = endpoint({
  verb: 'GET',
  path: '/api/households/:household/export',
  right: 'read',
  tag,
  summary: '一户的一页导出为表格；带完整内容的，审计里留一条',
  params: household,
  answer: file,
})

export const findPeopleOf = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/people',
  right: 'read',
  tag,
  summary: '一条记录记的是底册里的谁',
  params: Type.Object({ ledger: nameOf('ledger'), id }),
  answer: peopleOfRecord,
})

export const listDoubtful = endpoint({
  verb: 'POST',
  path: '/api/people-matches/query',
  right: 'reveal',
  tag,
  summary: '可能是同一人的记录，和已经核对过的',
  answer: doubtfulList,
})

export const decidePair = endpoint({
  verb: 'POST',
  path: '/api/people-matches',
  right: 'reveal',
  tag,
  summary: '核对一对：是同一人、不是、以后再说',
  body: decidePairBody,
  answer: decidedPair,
})

export const undoPair = endpoint({
  verb: 'POST',
  path: '/api/people-matches/:match/undo',
  right: 'reveal',
  tag,
  summary: '撤回一次核对',
  params: Type.Object({ match: id }),
  answer: nothing,
})

export const proposePeople = endpoint({
  verb: 'POST',
  path: '/api/people-proposals/query',
  right: 'reveal',
  tag,
  summary: '各台账里有、底册里没有的人',
  answer: proposedPeople,
})

export const fillPeople = endpoint({
  verb: 'POST',
  path: '/api/people-proposals',
  right: 'import',
  tag,
  summary: '把他们补入底册；可以先预览，一次撤销',
  body: fillPeopleBody,
  answer: filledPeople,
})
