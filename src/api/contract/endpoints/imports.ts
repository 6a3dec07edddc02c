import { Type } from 'typebox'
import { file, id, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { importQuery, jobStarted, jobView, sheetQuery, undoneImport } from '../import.ts'

const tag = '台账'

export const importFile = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/imports',
  right: 'import',
  tag,
  summary: '导入一个文件（.xlsx 或 .csv，表单栏名 file），preview=true 只预览',
  params: Type.Object({ ledger: nameOf('ledger') }),
  query: importQuery,
  upload: true,
  answer: jobStarted,
})

export const markFile = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/imports/marked',
  right: 'import',
  tag,
  summary: '标好问题的表：同一份文件，读不懂的格子标红，最后加一列写明原因；不写入。改好后可以直接再导，加的一列不读',
  params: Type.Object({ ledger: nameOf('ledger') }),
  query: sheetQuery,
  upload: true,
  answer: file,
})

export const undoImport = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/imports/:entry/undo',
  right: 'import',
  tag,
  summary: '撤回自己的一次导入：新增的撤销，改动的改回；之后有人改过或用到的不撤回',
  params: Type.Object({ ledger: nameOf('ledger'), entry: Type.String({ pattern: '^[1-9]\\d{0,14}$', description: '导入结果里的留痕号' }) }),
  answer: undoneImport,
})

export const getJob = endpoint({
  verb: 'GET',
  path: '/api/jobs/:job',
  right: 'read',
  tag,
  summary: '导入、定稿等任务的进度与结果（只有本人能看）',
  params: Type.Object({ job: id }),
  answer: jobView,
})

export const cancelJob = endpoint({
  verb: 'POST',
  path: '/api/jobs/:job/cancel',
  right: 'read',
  tag,
  summary: '取消自己的一项任务：到下一步就停，已写的全部撤掉；来不及停的照常做完。停没停，看任务的结果',
  params: Type.Object({ job: id }),
  answer: jobView,
})
