import { Type } from 'typebox'
import { id, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import {
  createdLedger,
  createQuery,
  draftBody,
  fieldChange,
  ledgerChange,
  newField,
  ownDefinition,
  proposal,
  sheetQuery,
} from '../own-ledger.ts'

const tag = '台账'

export const listOwn = endpoint({
  verb: 'GET',
  path: '/api/own-ledgers',
  right: 'read',
  tag,
  summary: '自建的台账和栏目，停用的也在',
  answer: ownDefinition,
})

export const proposeOwnLedger = endpoint({
  verb: 'POST',
  path: '/api/own-ledgers/proposals',
  right: 'define',
  tag,
  summary: '照一张表（表单栏名 file）提出一本台账：栏目、填什么、单位、主键',
  query: Type.Object(sheetQuery),
  upload: true,
  answer: proposal,
})

export const createOwnLedger = endpoint({
  verb: 'POST',
  path: '/api/own-ledgers',
  right: 'define',
  tag,
  summary: '建一本台账',
  body: draftBody,
  answer: createdLedger,
})

export const createOwnLedgerOfFile = endpoint({
  verb: 'POST',
  path: '/api/own-ledgers/of-file',
  right: 'define',
  tag,
  summary: '用一张表建一本台账并导入它的行，一起成或一起不成（表单栏名 draft 在前，file 在后）',
  query: createQuery,
  upload: true,
  form: Type.Object({ draft: Type.String({ maxLength: 900_000, description: '台账的 JSON，另有 columns：表里的列 → 栏目名' }) }),
  answer: createdLedger,
})

export const changeOwnLedger = endpoint({
  verb: 'PATCH',
  path: '/api/own-ledgers/:ledger',
  right: 'define',
  tag,
  summary: '给自建台账改名、改用途、写明为什么记个人信息',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: ledgerChange,
  answer: ownDefinition,
})

export const removeOwnLedger = endpoint({
  verb: 'POST',
  path: '/api/own-ledgers/:ledger/remove',
  right: 'define',
  tag,
  summary: '删除一本没有记录的自建台账；label 再写一遍它的名称',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: Type.Object({ label: Type.String({ minLength: 1, maxLength: 60 }) }),
  answer: ownDefinition,
})

export const addOwnField = endpoint({
  verb: 'POST',
  path: '/api/own-ledgers/:ledger/fields',
  right: 'define',
  tag,
  summary: '给台账加一栏',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: newField,
  answer: ownDefinition,
})

export const changeOwnField = endpoint({
  verb: 'PATCH',
  path: '/api/own-ledgers/:ledger/fields/:field',
  right: 'define',
  tag,
  summary: '给自建的栏目改名、添选项、停用或恢复',
  params: Type.Object({ ledger: nameOf('ledger'), field: id }),
  body: fieldChange,
  answer: ownDefinition,
})
