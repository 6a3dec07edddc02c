import { Type } from 'typebox'
import { templateLimits } from '../body-limits.ts'
import { file, id, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import {
  addReportBody,
  carryingList,
  carryingQuery,
  commentList,
  commentReportBody,
  commentView,
  compileBody,
  compiledReport,
  confirmationList,
  confirmBackgroundBody,
  declareNameBody,
  draftBody,
  freezeAnswer,
  freezeQuery,
  frozenDifference,
  frozenDownloadQuery,
  frozenList,
  frozenView,
  promisedList,
  readDocument,
  reportDownloadQuery,
  reportDraft,
  reportList,
  reportName,
  reportView,
  saveReportBody,
  settleCommentBody,
  withdrawNameBody,
} from '../report.ts'

const tag = '报告'
const params = Type.Object({ id })
const limits = templateLimits

export const listReports = endpoint({
  verb: 'GET',
  path: '/api/reports',
  right: 'read',
  tag,
  summary: '报告一览',
  answer: reportList,
})

export const addReport = endpoint({
  verb: 'POST',
  path: '/api/reports',
  right: 'report',
  tag,
  summary: '新建一份报告',
  limits,
  body: addReportBody,
  answer: reportView,
})

export const getReport = endpoint({
  verb: 'GET',
  path: '/api/reports/:id',
  right: 'read',
  tag,
  summary: '一份报告的模板',
  params,
  answer: reportView,
})

export const saveReport = endpoint({
  verb: 'PUT',
  path: '/api/reports/:id',
  right: 'report',
  tag,
  summary: '保存报告模板（旧版本保留）',
  limits,
  params,
  body: saveReportBody,
  answer: reportView,
})

export const compileReport = endpoint({
  verb: 'POST',
  path: '/api/reports/compile',
  right: 'read',
  tag,
  summary: '编译一份模板，不保存',
  limits,
  body: compileBody,
  answer: compiledReport,
})

export const readReportDocument = endpoint({
  verb: 'POST',
  path: '/api/reports/read',
  right: 'report',
  tag,
  summary: '读一份文档（.docx、.md、.txt，表单栏名 file），不保存',
  upload: true,
  answer: readDocument,
})

export const draftReport = endpoint({
  verb: 'POST',
  path: '/api/reports/draft',
  right: 'report',
  tag,
  summary: '由旧稿起草模板：每个数、名称、断语换成记号，由台账确认；不保存',
  limits,
  body: draftBody,
  answer: reportDraft,
})

/** Next year's from this year's: periods go on by one, names stay, what has to be looked at again is asked about. */
export const advanceReport = endpoint({
  verb: 'POST',
  path: '/api/reports/:id/advance',
  right: 'report',
  tag,
  summary: '由今年的模板推出明年的；不保存',
  params,
  answer: reportDraft,
})

/** What it promises for the year to come, proposed line by line; nothing is written. */
export const listPromised = endpoint({
  verb: 'GET',
  path: '/api/reports/:id/promised',
  right: 'read',
  tag,
  summary: '报告的计划部分答应了哪些事，一件一行；不保存',
  params,
  answer: promisedList,
})

export const freezeReport = endpoint({
  verb: 'POST',
  path: '/api/reports/:id/freeze',
  right: 'freeze',
  tag,
  summary: '定稿：留下模板、定义和数据时刻',
  params,
  query: freezeQuery,
  answer: freezeAnswer,
})

export const downloadReport = endpoint({
  verb: 'GET',
  path: '/api/reports/:id/download',
  right: 'read',
  tag,
  summary: '下载报告；有错误时只出草稿（draft=1）',
  params,
  query: reportDownloadQuery,
  answer: file,
})

export const listFrozen = endpoint({
  verb: 'GET',
  path: '/api/frozen',
  right: 'read',
  tag,
  summary: '定稿一览',
  answer: frozenList,
})

export const getFrozen = endpoint({
  verb: 'GET',
  path: '/api/frozen/:id',
  right: 'read',
  tag,
  summary: '一份定稿，由当时的数据重新编成',
  params,
  answer: frozenView,
})

export const compareFrozen = endpoint({
  verb: 'GET',
  path: '/api/frozen/:id/difference',
  right: 'read',
  tag,
  summary: '定稿与现在的不同',
  params,
  answer: frozenDifference,
})

export const downloadFrozen = endpoint({
  verb: 'GET',
  path: '/api/frozen/:id/download',
  right: 'read',
  tag,
  summary: '下载定稿',
  params,
  query: frozenDownloadQuery,
  answer: file,
})

/** Backgrounds of a report are confirmed one by one, by name, before it is frozen. */
export const listConfirmations = endpoint({
  verb: 'GET',
  path: '/api/reports/:id/backgrounds',
  right: 'read',
  tag,
  summary: '报告的背景由谁确认过',
  params,
  answer: confirmationList,
})

export const confirmBackground = endpoint({
  verb: 'POST',
  path: '/api/reports/:id/backgrounds/confirm',
  right: 'freeze',
  tag,
  summary: '确认一条背景',
  params,
  body: confirmBackgroundBody,
  answer: confirmationList,
})

export const withdrawConfirmation = endpoint({
  verb: 'POST',
  path: '/api/reports/:id/backgrounds/withdraw',
  right: 'freeze',
  tag,
  summary: '撤回一条背景的确认',
  params,
  body: confirmBackgroundBody,
  answer: confirmationList,
})

/** What readers say about paragraphs of a report, by name and time; settled or not. */
export const listComments = endpoint({
  verb: 'GET',
  path: '/api/reports/:id/comments',
  right: 'read',
  tag,
  summary: '报告的批注',
  params,
  answer: commentList,
})

export const commentReport = endpoint({
  verb: 'POST',
  path: '/api/reports/:id/comments',
  right: 'comment',
  tag,
  summary: '批注报告的一段或一句',
  limits,
  params,
  body: commentReportBody,
  answer: commentView,
})

export const settleComment = endpoint({
  verb: 'POST',
  path: '/api/report-comments/:id/settle',
  right: 'comment',
  tag,
  summary: '批注处理了，或重新打开',
  params,
  body: settleCommentBody,
  answer: commentView,
})

/** Records on whose own words a phrase may rest. */
export const listCarrying = endpoint({
  verb: 'GET',
  path: '/api/report-attestations',
  right: 'read',
  tag,
  summary: '写着这句话的佐证',
  query: carryingQuery,
  answer: carryingList,
})

/** Names of the office's own, which assert nothing: declared at one press on a selection, and taken back at another. */
export const declareName = endpoint({
  verb: 'POST',
  path: '/api/report-names',
  right: 'report',
  tag,
  summary: '把一句话记为固定名称',
  body: declareNameBody,
  answer: reportName,
})

export const withdrawName = endpoint({
  verb: 'POST',
  path: '/api/report-names/:id/withdraw',
  right: 'report',
  tag,
  summary: '撤回一个固定名称',
  params,
  body: withdrawNameBody,
  answer: nothing,
})
