import { Type } from 'typebox'
import { id } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { issuedSlips, slipBoxState, slipWordsBody } from '../slips.ts'

const tag = '会场投票'
const params = Type.Object({ ballot: id })

export const getSlipBox = endpoint({
  verb: 'GET',
  path: '/api/secret-ballots/:ballot',
  right: 'read',
  tag,
  summary: '一次会场设备投票到了哪一步',
  params,
  answer: slipBoxState,
})

export const setGroupWords = endpoint({
  verb: 'POST',
  path: '/api/secret-ballots/:ballot/words',
  right: 'tally',
  tag,
  summary: '一组计票员设开箱的口令；两组由两个人设',
  params,
  body: slipWordsBody,
  answer: slipBoxState,
})

export const issueSlips = endpoint({
  verb: 'POST',
  path: '/api/secret-ballots/:ballot/slips',
  right: 'tally',
  tag,
  summary: '照实到代表数发票；票码只给这一次，有人投了以后不能再发',
  params,
  answer: issuedSlips,
})

export const openSlipBox = endpoint({
  verb: 'POST',
  path: '/api/secret-ballots/:ballot/openings',
  right: 'tally',
  tag,
  summary: '一组计票员凭口令开箱：甲组打乱，乙组计票；只留票数',
  params,
  body: slipWordsBody,
  answer: slipBoxState,
})
